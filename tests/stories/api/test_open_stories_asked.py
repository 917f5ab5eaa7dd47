"""`/api/stories`: what may be asked for, page by page, and how the answers are sent."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from community.api import LIMIT
from community.models.merged_topic import merged_slugs
from stories.actions.leaving.withdraw import withdraw
from stories.api import open_stories
from stories.api.words import WORDS, Asked
from stories.consent import Purpose
from stories.library.query import QUERY_WORDS
from stories.models import Story
from tests.stories.api.asking import BOTH, CSV, JSON, ask, listed
from tests.stories.api.contract import kept_to
from tests.stories.switching import allow, submission_of
from tests.stories.telling import DAY

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
Telling = Callable[..., Story]


class TestQuestions:
    def test_every_word_of_the_library_is_one_of_the_api(self) -> None:
        assert WORDS == (*QUERY_WORDS, "fields")
        assert all(field.description for field in Asked.model_fields.values())

    @pytest.mark.parametrize("path", BOTH)
    @pytest.mark.parametrize(
        ("words", "named"),
        [
            ("flavour=sweet", {"flavour"}),
            ("page=2", {"page"}),
            ("country=ZZ&country=FI", {"country"}),
            ("country=", {"country"}),
            ("country=fi", {"country"}),
            ("language=xx", {"language"}),
            ("coercion=nothing-of-this-name", {"coercion"}),
            ("coercion=%00", {"coercion"}),
            ("without=police&without=nonsense", {"without"}),
            ("period=2000-1990", {"period"}),
            ("period=soon", {"period"}),
            ("q=%21%21", {"q"}),
            ("helped=no", {"helped"}),
            ("cursor=elsewhere", {"cursor"}),
            ("sort=popular", {"sort"}),
            ("fields=document", {"fields"}),
            ("fields=title,,url", {"fields"}),
            ("perspective=me&setting=castle&language=xx", {"setting", "language"}),
        ],
    )
    def test_what_is_not_understood_is_named(
        self, client: Client, path: str, words: str, named: set[str]
    ) -> None:
        answer = kept_to(client.get(f"{path}?{words}"), path)
        assert answer.status_code == 400
        assert set(answer.json()["words"]) == named
        assert answer["Cache-Control"] == "no-store"
        for value in ("sweet", "nonsense", "castle", "nothing-of", "document"):
            assert value not in answer.content.decode()

    def test_it_answers_in_english_whatever_a_browser_likes(self, client: Client) -> None:
        german = {"accept-language": "de"}
        refused = client.get(f"{JSON}?q=%21", headers=german)
        assert refused.json()["words"] == {"q": "Please search with letters or numbers."}
        for answer in (refused, client.get(JSON, headers=german), client.get(CSV, headers=german)):
            assert answer["Content-Language"] == "en"


class TestPaging:
    @pytest.fixture(autouse=True)
    def short_pages(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(open_stories, "A_PAGE", 2)
        monkeypatch.setattr(open_stories, "A_FILE", 2)

    def pages(self, client: Client, path: str) -> Iterator[HttpResponse]:
        """By the Link header alone, from the first to the last."""
        address = f"http://testserver{path}?fields=title"
        while address:
            answer = kept_to(client.get(address.removeprefix("http://testserver")), path)
            yield answer
            ways = dict(reversed(way.split("; ")) for way in answer["Link"].split(", "))
            address = ways.get('rel="next"', "").strip("<>")

    @pytest.mark.parametrize("path", BOTH)
    def test_every_story_once(self, client: Client, opened: Telling, path: str) -> None:
        order = [opened(title=f"Story {number}").reference for number in range(5)]
        said = "".join(answer.content.decode() for answer in self.pages(client, path))
        assert all(said.count(reference) == 1 for reference in order)
        assert sorted(order, key=said.index) == order[::-1]  # each came in a batch of its own

    def test_a_place_stays_when_a_batch_comes_and_its_story_goes(
        self, client: Client, opened: Telling
    ) -> None:
        order = [opened(title=f"Story {number}") for number in range(5)][::-1]
        first = ask(client).json()
        assert [row["reference"] for row in first["stories"]] == [s.reference for s in order[:2]]
        rest = [story.reference for story in order[2:4]]
        assert listed(client, cursor=first["next"]) == rest
        opened(title="A new one")
        assert listed(client, cursor=first["next"]) == rest
        withdraw(submission_id=submission_of(order[1]), today=DAY)
        assert listed(client, cursor=first["next"]) == rest

    def test_by_relevance_a_lost_place_is_told_and_not_taken_for_the_top(
        self, client: Client, opened: Telling
    ) -> None:
        stories = [opened(happened="They tied me. " * number) for number in range(1, 4)]
        words = {"q": "tied", "sort": "relevance"}
        first = ask(client, **words).json()
        seen = [row["reference"] for row in first["stories"]]
        [last] = {story.reference for story in stories} - set(seen)
        words["cursor"] = first["next"]
        assert listed(client, **words) == [last]
        lost = next(story for story in stories if story.reference == seen[-1])
        allow(submission_of(lost), Purpose.OPEN_DATA, on=False)
        answer = ask(client, **words)
        assert answer.status_code == 400 and list(answer.json()["words"]) == ["cursor"]


class TestAnswers:
    @pytest.mark.parametrize("path", BOTH)
    def test_headers(self, client: Client, opened: Telling, path: str) -> None:
        opened()
        answer = ask(client, path)
        again = kept_to(client.get(path, headers={"if-none-match": answer["ETag"]}), path)
        assert again.status_code == 304 and again["ETag"] == answer["ETag"]
        other = kept_to(client.get(path, headers={"if-none-match": '"other"'}), path)
        assert other.status_code == 200
        for one in (answer, again):
            assert set(one["Cache-Control"].split(", ")) == {"private", "no-store"}
            assert one["Access-Control-Allow-Origin"] == "*"
            assert one["Access-Control-Expose-Headers"] == "ETag, Link, Retry-After"
            assert one["X-Robots-Tag"] == "noindex"
            assert one["tdm-reservation"] == "0"
            for name in ("Access-Control-Allow-Credentials", "Last-Modified", "Set-Cookie"):
                assert name not in one.headers
            assert not one.cookies
        head = client.head(path)
        assert head.content == b"" and head["ETag"] == answer["ETag"]
        assert head["Link"] == answer["Link"]

    def test_a_file_has_a_name_and_a_kind(self, client: Client) -> None:
        answer = ask(client, CSV)
        assert answer["Content-Type"] == "text/csv; charset=utf-8; header=present"
        assert answer["Content-Disposition"] == 'attachment; filename="stories.csv"'

    @pytest.mark.parametrize("path", BOTH)
    def test_a_script_of_another_site_may_send_an_etag(self, client: Client, path: str) -> None:
        answer = client.options(path, headers={"origin": "https://elsewhere.example"})
        assert answer.status_code == 204 and answer.content == b""
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["Access-Control-Allow-Methods"] == answer["Allow"] == "GET, HEAD, OPTIONS"
        assert answer["Access-Control-Allow-Headers"] == "If-None-Match"
        assert "Access-Control-Allow-Credentials" not in answer.headers

    @pytest.mark.parametrize("path", BOTH)
    def test_who_asks_too_often_is_told_when_to_ask_again(
        self, client: Client, path: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("community.api.LIMIT", type(LIMIT)("api", most=2, seconds=60))
        assert [client.get(path).status_code for _ in range(2)] == [200, 200]
        answer = kept_to(client.get(path), path)
        assert answer.status_code == 429
        seconds = int(answer["Retry-After"])
        assert 0 < seconds <= 60
        assert f"Please wait {seconds} seconds" in answer.json()["detail"]
        assert answer["Cache-Control"] == "no-store"
        elsewhere = client.get(path, REMOTE_ADDR="203.0.113.9")
        assert elsewhere.status_code == 200


def test_queries_do_not_grow_with_the_stories(
    client: Client, opened: Telling, django_assert_max_num_queries: Callable
) -> None:
    for number in range(6):
        opened(title=f"Story {number}")
    merged_slugs()  # remembered for some seconds
    for path in BOTH:
        with django_assert_max_num_queries(1):
            client.get(path)


def test_the_finest_time_is_a_quarter(client: Client, opened: Telling) -> None:
    story = opened()
    assert story.quarter == date(2026, 1, 1)
    assert ask(client, fields="quarter").json()["stories"][0]["quarter"] == "2026-Q1"
