"""What whoever looks after the house sees: on the first page when something is wrong, and whole."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from community.models import LastRun, Undelivered
from home.watch.duties import BACKUP, DRILL, HOUSEKEEPING, LATE_AFTER
from home.watch.troubles import troubles
from stories.vault.models import Erasure
from tests.community.staff import sign_in, staff
from tests.home.watch.conftest import done

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
WORK, LETTERS = "/admin/reports/house/work/", "/admin/reports/house/letters/"


@pytest.fixture
def administrator() -> Client:
    return sign_in(Client(), staff("admin@example.org", group="Administrators"))


def first_page(client: Client) -> str:
    return str(client.get("/admin/").content.decode())


@pytest.mark.usefixtures("well")
def test_nothing_is_said_while_all_is_well(administrator: Client) -> None:
    assert troubles(timezone.now()) == []
    assert "The house needs you" not in first_page(administrator)


@pytest.mark.usefixtures("well")
@pytest.mark.parametrize("name", LATE_AFTER)
def test_what_is_late_is_said(administrator: Client, name: str) -> None:
    done(name, ago=LATE_AFTER[name] + timedelta(minutes=1))
    (said,) = troubles(timezone.now())
    assert said in first_page(administrator)


def test_what_was_never_done_is_late_and_a_demonstration_has_nothing_to_lose(settings: Any) -> None:
    assert len(troubles(timezone.now())) == len(LATE_AFTER)
    settings.DEMONSTRATION = True
    assert troubles(timezone.now()) == []


@pytest.mark.usefixtures("well")
def test_what_failed_is_said_and_to_be_found(administrator: Client) -> None:
    done("drafts swept", error="ValueError in stories/x.py:7")
    done(HOUSEKEEPING, error="not all of it could be done")
    Undelivered.note("SMTPRecipientsRefused 550", 3, timezone.now().date())
    Erasure.objects.create(
        submission_id="1" * 8 + "-1111-4111-8111-111111111111",
        began_at=timezone.now() - timedelta(hours=2),
    )
    said = troubles(timezone.now())
    assert len(said) == 3, "what could not be done is said once, not as housekeeping that is late"
    assert all(sentence in first_page(administrator) for sentence in said)
    page = administrator.get(WORK).content.decode()
    assert page.index("drafts swept") < page.index("backup drill")
    assert "ValueError in stories/x.py:7" in page and "Failed" in page and "Well" in page
    page = administrator.get(LETTERS).content.decode()
    assert "SMTPRecipientsRefused 550" in page
    sheet = administrator.get(WORK, {"export": "csv"})
    assert b"drafts swept" in b"".join(sheet.streaming_content)


def test_a_moderator_is_not_bothered() -> None:
    client = sign_in(Client(), staff("mod@example.org", group="Moderators"))
    assert "The house needs you" not in first_page(client)
    assert "house/work" not in first_page(client)
    assert client.get(WORK).status_code == 302


def test_commands_write_down_how_they_ended(settings: Any, capsys: Any) -> None:
    call_command("housekeeping", verbosity=0)
    assert LastRun.objects.get(name=HOUSEKEEPING).error == ""
    assert LastRun.objects.filter(name="stories published", error="").exists()
    for command, options in (
        ("backup", {}),
        ("backup_drill", {"identity": "none", "keys_identity": "none"}),
    ):
        settings.DEMONSTRATION = command == "backup_drill"
        with pytest.raises(CommandError):
            call_command(command, **options)
    for name in (BACKUP, DRILL):
        run = LastRun.objects.get(name=name)
        assert run.error.startswith("CommandError in home/management/commands/")
        assert run.last_success is None
