"""What stands on the editors' list, for whom, and that what is mended is gone by itself."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Comment, Workflow

from community.models import Helpline, User
from home.guide.passages import find_words
from home.models import CountryNote, Figure, GuidePage, PlanLaw, Series
from home.needs.gather import every_key, gather, sources_of
from home.needs.sources import SOURCES
from stories.actions.leaving.withdraw import withdraw
from stories.models import Story
from tests.home.needs.conftest import LONG_AGO, TODAY, a_line, a_series, page
from tests.stories.desk.conftest import ROLES, person, signed_in
from tests.stories.telling import DAY, publish_it, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def editor(db: None) -> User:
    return person("eda", "Guide editors")


def kinds(user: User) -> dict[str, list[str]]:
    return {
        part.source.name: [need.what for need in part.needs] for part in gather(user, TODAY).parts
    }


def keys(user: User, kind: str) -> list[str]:
    return [
        need.key
        for part in gather(user, TODAY).parts
        if part.source.name == kind
        for need in part.needs
    ]


def whys(user: User, kind: str) -> str:
    return " ".join(
        need.why
        for part in gather(user, TODAY).parts
        if part.source.name == kind
        for need in part.needs
    )


def test_one_of_everything(needy: None, editor: User) -> None:
    found = kinds(editor)
    assert found["advice"] == [page().title] * 2
    assert {key.split(":")[2] for key in keys(editor, "advice")} == {"source", "picture"}
    assert found["lines"] == ["Example line (IE), 1"]
    assert found["told"] == ["Example group: Seclusion, Ireland"]
    assert found["figures"] == ["ie-old"] * 2
    assert found["notes"] == found["laws"] == ["Ireland"]
    assert page("your-rights").title in found["languages"]
    assert page("seclusion", "de").title in found["review"]
    assert len(found) == 8


def test_each_leads_to_where_it_is_mended(needy: None, editor: User) -> None:
    client = signed_in(editor)
    for part in gather(editor, TODAY).parts:
        need = part.needs[0]
        address, _hash, field = need.url.partition("#")
        answer = client.get(address)
        assert answer.status_code == 200, need.url
        assert not field or f'id="{field}"' in answer.content.decode(), need.url


def mend() -> Iterator[tuple[str, Any]]:
    """How each kind is mended."""
    yield "advice", lambda: GuidePage.objects.filter(pk=page().pk).update(body="[]")
    yield "lines", lambda: Helpline.objects.update(checked_on=TODAY)
    yield "told", lambda: Series.objects.filter(slug="ie-told").delete()
    yield "notes", lambda: CountryNote.objects.update(checked_on=TODAY)
    yield "laws", lambda: PlanLaw.objects.update(checked_on=TODAY)
    yield "review", lambda: GuidePage.objects.update(awaits_review=False)

    def look_again() -> None:
        Figure.objects.filter(period="2001").update(period=str(TODAY.year))
        Series.objects.update(retrieved_on=TODAY)

    yield "figures", look_again

    def write_it() -> None:
        above = page("guide", "de")
        above.add_child(
            instance=GuidePage(title="x", slug=page("your-rights").slug, locale=above.locale)
        )

    yield "languages", write_it


@pytest.mark.parametrize(("kind", "mended"), list(mend()), ids=lambda one: str(one)[:9])
def test_what_is_mended_is_gone(needy: None, editor: User, kind: str, mended: Any) -> None:
    assert kind in kinds(editor)
    mended()
    assert kind not in kinds(editor)


def test_lines_say_how_long_there_is(guide: None, editor: User) -> None:
    a_line("Fresh", TODAY)
    assert "lines" not in kinds(editor)
    a_line("Soon", TODAY - timedelta(days=175))
    assert "In 5 days" in whys(editor, "lines")
    a_line("Never", None)
    assert "yet" in whys(editor, "lines")
    Helpline.objects.update(known_wrong=True)
    assert "lines" not in kinds(editor)


def test_a_draft_mends_nothing_until_it_is_published(needy: None, editor: User) -> None:
    bare = page()
    bare.body = []
    revision = bare.save_revision(user=editor)
    assert "A changed draft" in whys(editor, "advice")
    revision.publish()
    assert "advice" not in kinds(editor)


def test_what_was_sent_in_waits_for_who_may_settle_it(guide: None, editor: User) -> None:
    sent = page()
    sent.save_revision(user=editor)
    state = Workflow.objects.get(name="Editors approval").start(sent, editor)
    assert kinds(editor)["workflow"] == [sent.title]
    state.cancel(user=editor)
    assert "workflow" not in kinds(editor)


def test_a_comment_waits_for_an_answer(guide: None, editor: User) -> None:
    comment = Comment.objects.create(page=page(), user=editor, text="A needle", contentpath="lead")
    assert kinds(editor)["comments"] == [page().title]
    assert "needle" not in whys(editor, "comments")
    comment.resolved_at = comment.created_at
    comment.save()
    assert "comments" not in kinds(editor)


def test_a_quote_that_went_is_told_without_the_story_and_without_a_day(
    guide: None, editor: User
) -> None:
    told = publish_it(tell("approved", happened="I asked for water. Nobody came."), DAY)
    Story.objects.update(quotable_by_anyone=True)
    story = Story.objects.get()
    place = " ".join(map(str, find_words(story, "Nobody came.")))
    quoting = page()
    quoting.body.append(("quote", {"story": story.reference, "words": place}))
    quoting.save_revision().publish()
    assert "quotes" not in kinds(editor)
    withdraw(submission_id=told.id, today=DAY)
    assert kinds(editor)["quotes"] == [quoting.title]
    need = next(p for p in gather(editor, TODAY).parts if p.source.name == "quotes").needs[0]
    assert need.since is None
    assert story.reference not in f"{need.key} {need.why} {need.what}"


@pytest.mark.parametrize("role", ROLES)
def test_everybody_sees_what_they_may_mend(needy: None, role: str) -> None:
    user = person("oda", role)
    expected = {
        "Guide editors": {source.name for source in SOURCES},
        "Administrators": {"lines"},
    }
    assert {source.name for source in sources_of(user)} == expected.get(role, set())
    client = signed_in(user)
    answer = client.get("/admin/needs-you/")
    assert (answer.status_code == 200) is (role in expected)
    assert ("Needs you this week" in client.get("/admin/").content.decode()) is (role in expected)


def test_a_page_of_others_is_not_theirs(needy: None, editor: User) -> None:
    editor.groups.get().page_permissions.all().delete()
    assert not {"advice", "review", "languages"} & set(kinds(editor))


def asked(user: User) -> int:
    # As in a request of its own: what somebody may is asked once.
    fresh = User.objects.get(pk=user.pk)
    with CaptureQueriesContext(connection) as queries:
        gather(fresh, TODAY)
    return len(queries)


def test_many_things_ask_no_more_than_few(needy: None, editor: User) -> None:
    few = asked(editor)
    for number in range(12):
        a_line(f"Line {number}")
        a_series(f"ie-{number}", period="2001", retrieved_on=LONG_AGO)
    GuidePage.objects.update(body=page().body, awaits_review=True)
    assert asked(editor) <= few <= 36


def test_a_long_list_is_folded_by_kind(needy: None, editor: User) -> None:
    """Three of each kind and how many there are; one kind alone page by page, in bounded work."""
    for number in range(44):
        a_line(f"Line {number:02}")
    client, address = signed_in(editor), "/admin/needs-you/"
    with CaptureQueriesContext(connection) as queries:
        html = client.get(address).content.decode()
    assert len(queries) <= 50
    assert html.count("/admin/helplines/edit/") == 3 and 'href="?kind=lines">' in html
    assert "Help lines to check: 45" in html and "All 45 of this kind" in html
    seen = [client.get(f"{address}?kind=lines&p={page}").content.decode() for page in (1, 2, 3)]
    assert [page.count("/admin/helplines/edit/") for page in seen] == [20, 20, 5]
    assert "21 to 40 of 45" in seen[1] and "ie-old" not in seen[1]
    here = f"{address}?kind=lines&p=2"
    assert client.post(here, {"key": keys(editor, "lines")[30], "how": "week"}).url == here
    assert "21 to 40 of 44" in client.get(here).content.decode()
    assert client.get(f"{address}?kind=nothing&p=x").status_code == 200


def test_housekeeping_knows_every_thing(needy: None, editor: User) -> None:
    mine = {need.key for part in gather(editor, TODAY).parts for need in part.needs}
    assert mine == every_key(TODAY)
