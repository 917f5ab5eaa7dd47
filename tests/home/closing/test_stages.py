"""A site ends: stage by stage, each shown first and confirmed twice, and nothing is left."""

import io
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from community.closing import Stage, closing_now, write_down
from community.lib.remembered import forget
from community.models import User
from community.residue.needles import Needle
from community.residue.report import search
from groups.models import Group, Steward, Suggestion
from groups.models.suggestion import SuggestionKind
from stories.actions.leaving import close
from stories.actions.upkeep.housekeep import housekeep
from stories.models import Story, TakenBack, Tombstone
from stories.vault.models import DataKey, Erasure, KeyCheck, Submission
from tests.groups.factories import make_group
from tests.stories import telling
from tests.stories.claiming import claim_it
from tests.stories.desk.conftest import Enter, staff_client
from tests.stories.share.returning import at, inside
from tests.stories.telling import Told, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
__all__ = ["staff_client"]  # a fixture
HOST = "testserver"
WORD = "Quastenflosser"
# What is deleted inside a transaction cannot be scrubbed yet, and then it is not called finished.
COMMITS = pytest.mark.django_db(databases=["default", "keys"], transaction=True)


@pytest.fixture(autouse=True)
def records(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.RECORDS = tmp_path / "records"
    forget()
    yield
    forget()


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("close_down", *arguments, stdout=out)
    return out.getvalue()


def do(stage: str, stories: int | None = None, site: str = HOST) -> str:
    number = Submission.objects.count() if stories is None else stories
    return run("--stage", stage, "--site", site, "--stories", str(number))


def later(days: int) -> Any:
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


def public(needle: str = "") -> Told:
    told = tell("reading", happened=f"They tied me down. {needle}")
    telling.offer_it(told)
    telling.approve_it(told)
    return telling.publish_it(told)


def listed() -> Group:
    group: Group = make_group(f"Friends {WORD}", confirmed_on=timezone.localdate())
    person = User.objects.create_user("organiser@example.org", first_name=WORD)
    Steward.objects.create(group=group, user=person)
    Suggestion.objects.create(
        kind=SuggestionKind.values[0],
        group=group,
        text=f"{WORD} told",
        contact="visitor@example.org",
        language="en",
        told_on=timezone.localdate(),
    )
    return group


def to_the_end() -> None:
    do("announce")
    with later(91):
        do("read-only")
    with later(130):
        do("destroy")
        do("tombstones")


def test_without_a_word_it_only_says_what_would_happen() -> None:
    public()
    said = run()
    assert "It stands at: open" in said
    assert "What follows: announce" in said
    assert "1  stories on the site" in said
    assert f"--site {HOST} --stories 1" in said
    assert not closing_now()


@pytest.mark.parametrize(("site", "stories"), [("other.example", 1), (HOST, 2), (HOST, 0), ("", 1)])
def test_each_of_the_two_confirmations_must_fit(site: str, stories: int) -> None:
    public()
    with pytest.raises(CommandError, match="Nothing was done"):
        do("announce", stories, site)
    assert not closing_now()


@COMMITS
def test_no_stage_is_left_out_and_no_promised_day_is_cut_short() -> None:
    tell()
    with pytest.raises(CommandError, match="not what follows"):
        do("destroy")
    do("announce")
    with pytest.raises(CommandError, match="People were told"):
        do("read-only")
    with later(90):
        do("read-only")
    with later(120), pytest.raises(CommandError, match="People were told"):
        do("destroy")
    assert Submission.objects.count() == 1
    with later(121):
        do("destroy")
    assert not Submission.objects.exists()
    with pytest.raises(ValueError, match="one way"):
        write_down(closing_now().__class__(Stage.ANNOUNCED))


def test_a_notice_on_every_page_and_behind_the_code(client: Client) -> None:
    told, group = tell(), listed()
    do("announce")
    for path in ("/en/stories/", "/en/share/return/", "/en/find/", f"/en/find/{group.slug}/"):
        assert "This place is closing" in Client().get(path).content.decode(), path
    author = inside(told)
    page = author.get(at("story")).content.decode()
    assert "The last day is" in page
    assert at("held") in page
    start = client.get("/en/share/").content.decode()
    assert "We are not taking new stories any more" in start


def test_authors_and_organisers_are_told_once_also_after_a_fall(monkeypatch: Any) -> None:
    for number in range(3):
        tell(contact=f"author{number}@example.org")
    listed()
    mail.outbox.clear()
    real, sent = close.send_news, []

    def fall_at_the_second(submission: Submission) -> bool:
        sent.append(submission.pk)
        if len(sent) == 2:
            raise KeyboardInterrupt
        return real(submission)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(close, "send_news", fall_at_the_second)
        do("announce")
    do("announce")
    do("announce")
    to = sorted(letter.to[0] for letter in mail.outbox)
    assert to == [f"author{number}@example.org" for number in range(3)] + ["organiser@example.org"]
    notes = [letter for letter in mail.outbox if letter.to[0].startswith("author")]
    assert all("clos" not in letter.subject + letter.body for letter in notes)
    letter = next(letter for letter in mail.outbox if letter.to == ["organiser@example.org"])
    assert "is closing" in letter.body
    assert WORD not in letter.subject + letter.body


def test_read_only_takes_nothing_and_lets_authors_fetch_and_take_down(client: Client) -> None:
    told = public()
    do("announce")
    with later(91):
        do("read-only")
    author = inside(told)
    assert author.get(at("download-text")).status_code == 200
    assert author.get(at("download-json")).status_code == 200
    written = author.post(at("messages"), {"body": "A last word of mine."})
    assert written.status_code == 403
    assert "A last word of mine." in written.content.decode()
    assert not told.again().messages.exists()
    page = client.post("/en/share/", {"begin": "1"})
    assert page.status_code == 403
    assert author.post(at("withdraw")).status_code in (200, 302)
    assert not Submission.objects.filter(pk=told.id).exists()


def test_nothing_is_published_while_it_is_read_only() -> None:
    told = tell("reading")
    telling.offer_it(told)
    telling.approve_it(told)
    do("announce")
    with later(91):
        do("read-only")
        counts = housekeep(now=timezone.now())
    assert "stories published" not in counts
    assert not Story.objects.exists()


def test_the_staff_are_told_at_which_stage_it_is(staff_client: Enter) -> None:
    tell()
    do("announce")
    admin = staff_client("ada", "Administrators")
    assert "This site is closing: announced." in admin.get("/admin/").content.decode()
    assert "The last day for authors is" in admin.get("/admin/opening/").content.decode()
    with later(91):
        do("read-only")
    assert "nothing new is taken" in admin.get("/admin/").content.decode()
    refused = admin.post("/admin/needs-you/", {"key": "x"})
    assert refused.status_code == 403


@COMMITS
def test_cut_off_while_destroying_it_is_taken_up(monkeypatch: Any) -> None:
    stories = [public() for _ in range(4)]
    do("announce")
    with later(91):
        do("read-only")
    with later(130):
        real, ended = close._end, []

        def fall_at_the_third(pk: Any, today: date) -> bool:
            ended.append(pk)
            if len(ended) == 3:
                raise KeyboardInterrupt
            return real(pk, today)

        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(close, "_end", fall_at_the_third)
            do("destroy")
        assert closing_now().stage == Stage.READ_ONLY
        assert Submission.objects.count() == 2
        do("destroy")
        do("tombstones")
        assert "is done" in do("destroy")
    assert Tombstone.objects.count() == len(stories)
    assert not DataKey.objects.exists()


@COMMITS
def test_every_address_of_a_story_answers_gone_and_reusers_are_told() -> None:
    told = public()
    reference = told.again().reference
    Story.objects.update(allows_open_data=True)
    assert Client().get(f"/en/stories/{reference.lower()}/").status_code == 200
    to_the_end()
    forget()
    for language in ("en", "de", "fr"):
        assert Client().get(f"/{language}/stories/{reference.lower()}/").status_code == 410
    assert TakenBack.objects.filter(reference=reference).exists()
    assert "This place has closed" in Client().get("/en/stories/").content.decode()
    assert closing_now().stage == Stage.CLOSED
    assert run().endswith("All is done.\n")


@COMMITS
def test_the_master_keys_are_needed_no_more(settings: Any) -> None:
    tell()
    to_the_end()
    assert not KeyCheck.objects.exists()
    assert not Erasure.objects.exists()


@COMMITS
def test_no_needle_is_left_in_any_table_or_file() -> None:
    words = [f"{WORD} {place} zwielicht" for place in ("public", "waiting", "claimed")]
    told = public(words[0])
    tell(happened=words[1], contact="author@example.org")
    claim_it(told, f"I wrote {words[2]}, and nobody else knows.")
    listed()
    sought = [*words, "author@example.org", "visitor@example.org", "organiser@example.org"]
    sought.append(f"Friends {WORD}")
    find = [Needle(number, text) for number, text in enumerate(sought, start=1)]
    assert search(find).findings
    to_the_end()
    assert not DataKey.objects.exists()
    assert not Group.objects.exists()
    assert not User.objects.filter(email="organiser@example.org").exists()
    assert [str(one) for one in search(find).findings] == []
