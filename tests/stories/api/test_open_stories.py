"""`/api/stories` and its spreadsheet: only open data, exactly as described, and nothing kept."""

from collections.abc import Callable

import pytest
from django.test import Client

from stories.actions.leaving.withdraw import withdraw
from stories.actions.suspend import suspend
from stories.api.open_story import FIELDS
from stories.choices import SuspendReason
from stories.consent import Purpose
from stories.models import Story
from tests.stories.api.asking import BOTH, JSON, ask, listed, rows
from tests.stories.api.contract import kept_to
from tests.stories.switching import allow, submission_of
from tests.stories.telling import DAY, a_moderator, publish_it, tell
from tests.stories.translating import GERMAN, public_in_german

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
Telling = Callable[..., Story]
TEXTS = ("title", "happened", "helped", "wish", "name")
FORMULAS = ["=1+1", "+1", "-1", "@sum", "＝1"]


class TestWhatIsThere:
    def test_a_story_as_its_author_wrote_and_shows_it(
        self, client: Client, opened: Telling
    ) -> None:
        story = opened(shown=["country", "years"], happened="One line,\nanother.\n\nAnd “more”.")
        [row] = ask(client).json()["stories"]
        assert row == {
            "reference": story.reference,
            "url": f"http://testserver/en/stories/{story.reference.lower()}/",
            "quarter": "2026-Q1",
            "language": "en",
            "perspective": "me",
            "title": "The night they left the door open",
            "happened": "One line,\nanother.\n\nAnd “more”.",
            "helped": "A nurse who sat with me.",
            "wish": "",
            "coercion": [],
            "alternative": [],
            "notes": [],
            "name": None,
            "country": "FI",
            "region": None,
            "setting": None,
            "from_year": 2010,
            "to_year": 2014,
            "may_quote": False,
            "example": False,
        }
        assert tuple(row) == FIELDS
        assert str(DAY) not in client.get(JSON).content.decode()

    def test_the_spreadsheet_says_the_same(self, client: Client, opened: Telling) -> None:
        story = opened(shown=["country"], happened='One "line",\nanother; more.')
        [data] = ask(client).json()["stories"]
        [row] = rows(client)
        assert list(row) == [*FIELDS, "withdrawn"]
        assert row["happened"] == data["happened"] == 'One "line",\nanother; more.'
        assert row["reference"] == story.reference and row["country"] == "FI"
        assert row["may_quote"] == "no" and row["name"] == row["from_year"] == ""
        assert row["withdrawn"] == "http://testserver/api/stories/withdrawn"

    def test_no_cell_begins_a_formula(self, client: Client, opened: Telling) -> None:
        opened(**dict(zip(TEXTS, FORMULAS, strict=True)), shown=["name"])
        [row] = rows(client)
        [data] = ask(client).json()["stories"]
        assert [data[name] for name in TEXTS] == FORMULAS
        assert [row[name] for name in TEXTS] == [f"'{formula}" for formula in FORMULAS]
        assert not [
            value for value in row.values() if value.startswith(tuple("=+-@\t\r\n＝＋－＠"))
        ]

    def test_fields_are_chosen(self, client: Client, opened: Telling) -> None:
        story = opened()
        assert ask(client, fields="title").json()["stories"] == [
            {"reference": story.reference, "title": story.title}
        ]
        [row] = rows(client, fields="quarter,reference")
        assert list(row) == ["reference", "quarter", "withdrawn"]

    @pytest.mark.parametrize("path", BOTH)
    def test_it_leads_to_what_has_to_be_deleted(
        self, client: Client, opened: Telling, path: str
    ) -> None:
        opened()
        answer = ask(client, path)
        where = "http://testserver/api/stories/withdrawn"
        page = "http://testserver/en/stories/take-along/"
        assert where in answer.content.decode()
        assert f'<{where}>; rel="related"' in answer["Link"]
        assert f'<{page}>; rel="license"' in answer["Link"]
        assert client.get(page).status_code == client.get(where).status_code == 200


class TestWhoIsThere:
    @pytest.mark.parametrize("path", BOTH)
    def test_only_open_data(self, client: Client, opened: Telling, path: str) -> None:
        story = opened()
        every = [purpose for purpose in Purpose if purpose.name in ("QUOTE", "PRESS", "TRANSLATE")]
        shut = publish_it(tell("approved", title="Not open"), DAY)
        allow(shut.id, Purpose.SEARCH_ENGINES, *every)
        assert listed(client, path) == [story.reference]

    @pytest.mark.parametrize("path", BOTH)
    @pytest.mark.parametrize("how", ["withdrawn", "suspended", "lapsed", "switched off"])
    def test_gone_at_once(self, client: Client, opened: Telling, path: str, how: str) -> None:
        story = opened(happened="A needle in here.")
        key = submission_of(story)
        etag = ask(client, path)["ETag"]
        if how == "withdrawn":
            withdraw(submission_id=key, today=DAY)
        elif how == "suspended":
            why = SuspendReason.REPORT
            suspend(submission_id=key, moderator=a_moderator(), reason=why, today=DAY)
        elif how == "lapsed":
            Story.objects.filter(pk=story.pk).update(lapses_on=DAY)
        else:
            allow(key, Purpose.OPEN_DATA, on=False)
        again = kept_to(client.get(path, headers={"if-none-match": etag}), path)
        assert again.status_code == 200 and again["ETag"] != etag
        assert listed(client, path) == [] and b"needle" not in again.content

    @pytest.mark.parametrize("path", BOTH)
    def test_translations_are_not_among_it(self, client: Client, path: str) -> None:
        told = public_in_german(happened="Only in English.")
        allow(told.id, Purpose.OPEN_DATA)
        said = ask(client, path).content.decode()
        assert "Only in English." in said
        assert GERMAN["title"] not in said and GERMAN["happened"][:20] not in said
