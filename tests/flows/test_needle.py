"""A needle goes everywhere a story goes: every room of its author, of the desk and of readers.

Then it is withdrawn on its author's own page, while sessions are open, caches warm and logs
written, and nothing is found anywhere.
"""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from community.logs import QuietFormatter
from community.residue.needles import Needle
from community.residue.report import search
from stories.actions.claims.weigh import weigh_claim
from stories.share.returning import urls as rooms
from stories.vault.models import Claim, Submission
from stories.vault.safe import Safe
from tests.stories.claiming import claim_it
from tests.stories.desk.claim_rooms import answer as answer_claim
from tests.stories.desk.claim_rooms import room, weigh
from tests.stories.desk.conftest import address, open_it, staff_client
from tests.stories.share.returning import at, inside
from tests.stories.telling import Told, approve_it, offer_it, publish_it, read_it, tell
from tests.stories.translating import edition_of, public_in_german, turn, write_it

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"], transaction=True),
    pytest.mark.usefixtures("logs"),
]
__all__ = ["staff_client"]  # a fixture
WORD = "Quastenflosser"


def needle(place: str) -> str:
    return f"{WORD} {place} zwielicht"


TOLD = {name: needle(name) for name in ("title", "happened", "helped", "wish", "name", "region")}


@pytest.fixture
def logs() -> Iterator[None]:
    """Everything that is logged, down to the last detail, into a file that residue searches."""
    folder = Path(settings.LOG_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "everything.log"
    handler = logging.FileHandler(file)
    handler.setFormatter(QuietFormatter())
    names = ("", "django", "django.request", "community", "wagtail")
    before = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).addHandler(handler)
        logging.getLogger(name).setLevel(logging.INFO)
    yield
    for name, level in before.items():
        logging.getLogger(name).removeHandler(handler)
        logging.getLogger(name).setLevel(level)
    handler.close()
    file.unlink()


def visit_every_room(author: Client) -> int:
    """Each address behind the code that answers to GET; how many did."""
    skipped = {"return", "withdrawn", "leave", "withdraw"}
    names = [pattern.name for pattern in rooms.urlpatterns if pattern.name not in skipped]
    about = {"translation": ["de"]}
    answers = [author.get(at(name, *about.get(name, []))) for name in names]
    assert not [answer for answer in answers if answer.status_code >= 500]
    return sum(answer.status_code == 200 for answer in answers)


def read_as_the_public(told: Told) -> None:
    reader, reference = Client(), told.again().reference.lower()
    for prefix in ("en", "de", "fr"):
        story = f"stories/{reference}/"
        for path in ("stories/", story, f"{story}de/", "", "stories/numbers/"):
            assert reader.get(f"/{prefix}/{path}").status_code < 500
        reader.get(f"/{prefix}/stories/", {"q": WORD})
    for path in ("/sitemap.xml", "/api/openapi.json", "/api/stories/withdrawn"):
        reader.get(path)


def work_at_the_desk(client: Client, submission: Submission) -> None:
    """Open it, look at every page, write to its author, send forms that are wrong."""
    open_it(client, submission, "second-opinion")
    for page in ("read", "redact", "decide", "messages"):
        assert client.get(address(submission, page)).status_code == 200
        assert client.post(address(submission, page), {"title": needle("wrong")}).status_code < 500
    client.post(address(submission, "messages"), {"body": needle("from the desk")})
    for page in ("/admin/", "/admin/desk/", "/admin/claims/", "/admin/reports/audit/"):
        client.get(page, {"q": WORD})


def translate(told: Told, author: Client, moderator: Client) -> None:
    """In German: written, given back, checked, looked at from both sides, published."""
    turn(told, on=True)
    written = {section: needle("translated") for section in ("title", "happened", "helped", "wish")}
    write_it(told, **written)
    here = f"/admin/translations/{told.again().reference.lower()}/"
    moderator.post(here)
    for path in ("/admin/translations/", here, f"{here}de/write/", f"{here}de/check/"):
        assert moderator.get(path).status_code == 200
    back = {"edition": edition_of(told), "remark": needle("remark")}
    assert moderator.post(f"{here}de/check/", back).status_code == 302
    assert moderator.post(f"{here}de/write/", written | {"edition": 0}).status_code == 200
    assert visit_every_room(author) > 5
    public_in_german(told, reads=False, **written)
    assert visit_every_room(author) > 5


def claim(told: Told, client: Client) -> Claim:
    """Somebody tells what they know, and a moderator reads it beside the story."""
    one = claim_it(told, needle("claim"), contact="quastenflosser@example.org")
    assert weigh_claim(one)
    weigh(client, one)
    assert client.get(room(one)).status_code == 200
    answer_claim(client, one, "unsure", found=[0])
    return one


def found() -> list[str]:
    places = [
        *TOLD,
        "translated",
        "remark",
        "wrong",
        "from the desk",
        "from the author",
        "claim",
        "rewritten",
    ]
    sought = [needle(place) for place in places] + ["quastenflosser@example.org", WORD]
    report = search([Needle(number, text) for number, text in enumerate(sought, start=1)])
    assert not report.unread
    return [str(finding) for finding in report.findings]


def the_way_of_a_story(moderator: Client) -> tuple[Told, Any]:
    """Written with a needle in every field, read, offered, approved, published."""
    told = tell("waiting", **TOLD, contact="quastenflosser@example.org")
    work_at_the_desk(moderator, read_it(told).again())
    offer_it(told)
    author = inside(told)
    author.post(at("messages"), {"body": needle("from the author")})
    assert visit_every_room(author) > 5
    publish_it(approve_it(told, shown=["name", "region"]))
    assert visit_every_room(author) > 5
    translate(told, author, moderator)
    read_as_the_public(told)
    return told, author


def test_nothing_is_found_wherever_the_story_went(staff_client: Any) -> None:
    call_command("load_topics", verbosity=0)
    moderator = staff_client("noor")
    told, author = the_way_of_a_story(moderator)
    one = claim(told, moderator)
    assert found(), "the test would see it"
    assert Safe.of(told.id).get(told.again(), "wish") == TOLD["wish"]
    assert author.post(at("withdraw")).status_code == 200
    assert not Submission.objects.exists() and not Claim.objects.filter(pk=one.pk).exists()
    read_as_the_public_after(told)
    assert found() == []


def read_as_the_public_after(told: Told) -> None:
    for prefix in ("en", "de", "fr"):
        assert Client().get(f"/{prefix}/stories/").status_code == 200
        there = f"/{prefix}/stories/{told.submission.reference.lower()}/"
        assert Client().get(there).status_code == 410
        assert Client().get(f"{there}de/").status_code == 410


def test_an_error_in_the_middle_keeps_no_word_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours quotes what it was working on; the log must not."""
    told = tell("offered", **TOLD)

    def broken(*given: Any, **named: Any) -> None:
        raise ValueError(f"cannot work on {TOLD['happened']}")

    author = inside(told)
    author.raise_request_exception = False
    monkeypatch.setattr("stories.share.returning.approving.latest_content", broken)
    assert author.get(at("approve")).status_code == 500
    written = (Path(settings.LOG_ROOT) / "everything.log").read_text()
    assert "ValueError (message withheld)" in written
    author.post(at("withdraw"))
    assert found() == []
