"""The API keeps to its own description, and lists what re-users have to delete, and no more."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import jsonschema
import pytest
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from stories.actions.leaving.unpublish import unpublish
from stories.actions.leaving.withdraw import withdraw
from stories.actions.reconsider import look_again
from stories.actions.rewrite import rewrite
from stories.actions.suspend import suspend
from stories.actions.switch import switch
from stories.api import withdrawn
from stories.choices import SuspendReason
from stories.consent import Purpose
from stories.models import Story, TakenBack, Tombstone
from tests.stories.api import contract
from tests.stories.telling import DAY, Told, a_moderator, approve_it, publish_it, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
LIST = "/api/stories/withdrawn"
SECOND = date(2026, 4, 30)


def described(client: Client) -> dict[str, Any]:
    return client.get("/api/openapi.json").json()


def kept_to(answer: HttpResponse, path: str = LIST) -> HttpResponse:
    """The answer, held to what the description says of it."""
    return contract.kept_to(answer, path)


def opened(**answers: Any) -> Told:
    """A public story that is open data."""
    told = publish_it(tell("approved", **answers), DAY)
    flip(told, on=True)
    return told


def flip(told: Told, *, on: bool, purpose: Purpose = Purpose.OPEN_DATA) -> None:
    switch(submission_id=told.id, purpose=purpose, on=on, language="en", today=SECOND)


def listed(client: Client) -> list[tuple[str, str]]:
    rows = kept_to(client.get(LIST)).json()["withdrawn"]
    return [(row["reference"], row["quarter"]) for row in rows]


class TestDescription:
    def test_it_is_openapi_and_every_schema_is_one(self, client: Client) -> None:
        document = described(client)
        assert document["openapi"].startswith("3.1")
        for schema in document["components"]["schemas"].values():
            jsonschema.Draft202012Validator.check_schema(schema)

    def test_it_tells_of_every_address_and_every_word(self, client: Client) -> None:
        """What is described answers; what each address knows is described."""
        document = described(client)
        assert LIST in document["paths"]
        for path, methods in document["paths"].items():
            assert set(methods) == {"get"}
            words = methods["get"].get("parameters", [])
            known = {word["name"] for word in words if word["in"] == "query"}
            refused = client.get(path, {"unheard-of": "1"}).json()
            told = refused["detail"].partition("Known words: ")[2].rstrip(".")
            assert set(filter(None, told.split(", "))) == known
            # What names one thing names nothing here.
            there = 404 if "{" in path else 200
            assert kept_to(client.get(path), path).status_code == there

    def test_no_page_of_documentation_calls_another_host(self, client: Client) -> None:
        for path in ("/api/", "/api/docs", "/api/docs/"):
            assert client.get(path, follow=True).status_code == 404


class TestAnswers:
    def test_headers(self, client: Client) -> None:
        for answer in (
            client.get(LIST),
            client.get(LIST, {"x": "1"}),
            client.get("/api/openapi.json"),
        ):
            assert answer["Access-Control-Allow-Origin"] == "*"
            assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
            assert answer["X-Robots-Tag"] == "noindex"
            assert answer["tdm-reservation"] == "0"
            assert "Access-Control-Allow-Credentials" not in answer
            assert not answer.cookies

    def test_it_may_be_kept_for_minutes_and_asked_for_again(self, client: Client) -> None:
        first = client.get(LIST)
        assert first["Cache-Control"] == "public, max-age=300"
        again = client.get(LIST, headers={"if-none-match": first["ETag"]})
        assert kept_to(again).status_code == 304
        withdraw(submission_id=opened().id, today=SECOND)
        changed = client.get(LIST, headers={"if-none-match": first["ETag"]})
        assert changed.status_code == 200 and changed["ETag"] != first["ETag"]
        assert "Last-Modified" not in changed

    def test_head_is_get_without_the_body(self, client: Client) -> None:
        head, get = client.head(LIST), client.get(LIST)
        assert head.status_code == 200 and head.content == b""
        assert head["ETag"] == get["ETag"] and head["Content-Length"] == get["Content-Length"]

    @pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
    def test_nothing_can_be_changed(self, client: Client, method: str) -> None:
        assert getattr(client, method)(LIST).status_code == 405

    @pytest.mark.parametrize(
        ("word", "value"),
        [("since", "2026"), ("Cursor", ""), ("cursor", ""), ("cursor", "2026-Q5.K7QF2M")]
        + [("cursor", "0000-Q1.K7QF2M"), ("cursor", "2026-Q1.k7qf2m"), ("cursor", "x\0")],
    )
    def test_what_is_not_understood_is_refused(self, client: Client, word: str, value: str) -> None:
        answer = kept_to(client.get(LIST, {word: value}))
        assert answer.status_code == 400
        assert list(answer.json()["words"]) == [word]
        assert answer["Cache-Control"] == "no-store"

    @given(st.dictionaries(st.text(max_size=20) | st.just("cursor"), st.text(max_size=30)))
    @hypothesis(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_any_question_gets_an_answer_of_its_form(self, words: dict[str, str]) -> None:
        client = Client()
        assert kept_to(client.get(LIST, words)).status_code in (200, 400)


class TestWhoIsListed:
    def test_only_open_data(self, client: Client) -> None:
        open_one, other, never = opened(), publish_it(tell("approved"), DAY), tell("waiting")
        reference = open_one.submission.reference
        for told in (open_one, other, never):
            withdraw(submission_id=told.id, today=SECOND)
        assert listed(client) == [(reference, "2026-Q2")]
        assert other.submission.reference not in client.get(LIST).content.decode()

    def test_switched_off_is_taken_back_and_the_page_stays(self, client: Client) -> None:
        told = opened()
        flip(told, on=False)
        assert listed(client) == [(told.submission.reference, "2026-Q2")]
        address = f"/en/stories/{told.submission.reference.lower()}/"
        assert client.get(address).status_code == 200
        flip(told, on=True)
        assert listed(client) == []

    def test_switched_off_first_and_withdrawn_later_stays_listed(self, client: Client) -> None:
        told = opened()
        flip(told, on=False)
        withdraw(submission_id=told.id, today=date(2026, 8, 1))
        assert [reference for reference, _ in listed(client)] == [told.submission.reference]

    def test_on_again_and_withdrawn_is_listed_once_in_the_later_quarter(
        self, client: Client
    ) -> None:
        told = opened()
        flip(told, on=False)
        flip(told, on=True)
        withdraw(submission_id=told.id, today=date(2026, 8, 1))
        assert listed(client) == [(told.submission.reference, "2026-Q3")]

    def test_switched_off_that_never_was_on_tells_nothing(self, client: Client) -> None:
        told = publish_it(tell("approved"), DAY)
        flip(told, on=False)
        flip(told, on=False, purpose=Purpose.QUOTE)
        assert listed(client) == [] and not TakenBack.objects.exists()

    def test_taken_off_the_page_is_taken_back(self, client: Client) -> None:
        told = opened()
        unpublish(submission_id=told.id, today=SECOND)
        assert listed(client) == [(told.submission.reference, "2026-Q2")]

    def test_taken_off_to_be_changed_is_taken_back_until_it_is_public_again(
        self, client: Client
    ) -> None:
        changed, shown = opened(), opened()
        rewrite(submission_id=changed.id, texts={"title": "Another"}, today=SECOND)
        look_again(submission_id=shown.id, language="en", today=SECOND)
        references = {changed.submission.reference, shown.submission.reference}
        assert {reference for reference, _ in listed(client)} == references
        publish_it(approve_it(shown), SECOND)
        assert [reference for reference, _ in listed(client)] == [changed.submission.reference]

    def test_a_story_that_is_suspended_answers_like_one_that_is_gone(self, client: Client) -> None:
        told = opened()
        flip(told, on=False)
        suspend(
            submission_id=told.id,
            moderator=a_moderator(),
            reason=SuspendReason.REPORT,
            today=SECOND,
        )
        address = f"/en/stories/{told.submission.reference.lower()}/"
        assert client.get(address).status_code == 410


class TestPaging:
    def all_pages(self, client: Client) -> Iterator[dict[str, Any]]:
        cursor: dict[str, str] = {}
        while True:
            page = kept_to(client.get(LIST, cursor)).json()
            yield page
            if page["next"] is None:
                return
            cursor = {"cursor": page["next"]}

    def test_every_row_once_in_an_order_that_tells_no_day(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(withdrawn, "A_PAGE", 3)
        references = ["ZZ9999", "000000", "K7QF2M", "A1B2C3", "M00000", "N00000", "P00000"]
        for place, reference in enumerate(references):
            quarter = date(2026, 1, 1) if place % 2 else date(2025, 10, 1)
            Tombstone.objects.create(reference=reference, open_data=True, quarter=quarter)
        Tombstone.objects.filter(reference__in=["M00000", "K7QF2M"]).delete()
        TakenBack.objects.create(reference="M00000", quarter=date(2025, 10, 1))
        TakenBack.objects.create(reference="K7QF2M", quarter=date(2025, 10, 1))
        Tombstone.objects.create(reference="S00000", quarter=date(2026, 1, 1))
        pages = list(self.all_pages(client))
        rows = [(row["quarter"], row["reference"]) for page in pages for row in page["withdrawn"]]
        assert [len(page["withdrawn"]) for page in pages] == [3, 3, 1]
        assert {reference for _, reference in rows} == set(references)
        assert rows == sorted(rows)

    def test_what_to_do_stands_on_every_page(self, client: Client) -> None:
        notice = client.get(LIST).json()["notice"]
        assert "delete" in notice and "30 days" in notice


def test_a_public_story_is_never_listed_by_itself(client: Client) -> None:
    opened()
    assert Story.objects.filter(allows_open_data=True).exists()
    assert listed(client) == []
