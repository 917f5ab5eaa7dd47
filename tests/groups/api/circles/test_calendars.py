"""The calendars that are served, and what a subscriber sees when a circle changes."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from icalendar import Calendar

from groups.models import Circle, Group, Standing
from tests.groups.circles.rich import NEEDLE, make_rich_circle, make_shy_circle
from tests.groups.factories import TODAY, make_circle
from tests.stories.api.contract import kept_to

pytestmark = pytest.mark.django_db
ONE, MANY = "/api/circles/{slug}.ics", "/api/circles.ics"


def served(client: Client, circle: Circle) -> str:
    answer = kept_to(client.get(f"/api/circles/{circle.slug}.ics"), ONE)
    assert answer.status_code == 200
    return answer.content.decode().replace("\r\n ", "")


def lines(text: str, name: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith(name)]


def meets(text: str) -> bool:
    calendar = Calendar.from_ical(text)
    assert calendar.subcomponents  # RFC 5545, section 3.6
    return bool(calendar.walk("VEVENT"))


class TestOneCircle:
    def test_what_it_says(self, client: Client) -> None:
        circle = make_rich_circle()
        text = served(client, circle)
        master, moved = Calendar.from_ical(text).walk("VEVENT")
        assert master["UID"] == moved["UID"] == f"{circle.pk}@testserver"
        assert master["SUMMARY"] == "=Tea, „Brno“; and more"
        assert master["LOCATION"] == "Casa Aberta, Open street 7, Brno, Czechia"
        assert master["URL"] == f"http://testserver/en/circles/{circle.slug}/"
        assert "https://meet.example.org/tea" in master["DESCRIPTION"]
        assert "Confirmed by its organiser in June 2026" in master["DESCRIPTION"]
        assert moved["DESCRIPTION"].startswith("In the garden\n\nWe meet.")
        rule = "RRULE:FREQ=WEEKLY;UNTIL=20271230T180000Z;BYDAY=TU,TH;WKST=MO"
        until = rule.replace("20271230", "20271231")
        assert lines(text, "RRULE:FREQ=WEEKLY") in ([rule], [until])
        assert lines(text, "EXDATE")[0].startswith("EXDATE;TZID=Europe/Prague:20260623T190000")
        assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H" in text
        assert "METHOD" not in text and "STATUS" not in text
        assert NEEDLE not in text

    def test_it_speaks_the_language_of_the_circle(self, client: Client) -> None:
        german = make_circle("Tee", text_language="de")
        assert lines(served(client, german), "LOCATION") == ["LOCATION:Brno\\, Tschechien"]
        same = client.get(f"/api/circles/{german.slug}.ics", headers={"accept-language": "fr"})
        assert same.content.decode().replace("\r\n ", "") == served(client, german)

    def test_nothing_that_is_told_to_those_who_ask(self, client: Client) -> None:
        text = served(client, make_shy_circle())
        assert NEEDLE not in text
        assert lines(text, "LOCATION") == ["LOCATION:Brno\\, Czechia"]

    def test_not_even_the_town_where_that_is_not_told(self, client: Client) -> None:
        circle = make_shy_circle(meeting={"venue_shown": "contact", "venue": NEEDLE})
        text = served(client, circle)
        assert "Brno" not in text and lines(text, "LOCATION") == ["LOCATION:Czechia"]

    def test_headers(self, client: Client) -> None:
        circle = make_circle()
        where = f"/api/circles/{circle.slug}.ics"
        answer = client.get(where)
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        assert answer["Cache-Control"] == "public, max-age=300"
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["X-Robots-Tag"] == "noindex"
        assert f'filename="{circle.slug}.ics"' in answer["Content-Disposition"]
        etag = answer["ETag"]
        with time_machine.travel(datetime(2026, 6, 15, 23, tzinfo=UTC)):
            again = client.get(where, headers={"if-none-match": etag})
        assert again.status_code == 304 and not again.content
        head, options = client.head(where), client.options(where)
        assert head.status_code == 200 and head["ETag"] == etag and head.content == b""
        assert options.status_code == 204 and "GET" in options["Access-Control-Allow-Methods"]
        assert client.post(where).status_code == 405


class TestWithoutMeetings:
    """Readers take an error for "ask again later": old meetings would stay for ever."""

    @pytest.mark.parametrize(
        ("standing", "mark"),
        [
            ({"paused_on": TODAY}, "resting"),
            ({"paused_on": TODAY, "paused_until": date(2026, 9, 1)}, "resting"),
            ({"closed_on": TODAY}, "closed"),
            ({"confirmed_on": date(2025, 12, 15)}, "not confirmed lately"),
        ],
    )
    def test_an_empty_calendar(self, client: Client, standing: dict[str, Any], mark: str) -> None:
        circle = make_circle("Tea")
        assert meets(served(client, circle))
        Standing.objects.filter(group=circle).update(**standing)
        text = served(client, circle)
        assert not meets(text)
        assert lines(text, "NAME") == [f"NAME:Tea ({mark})"]

    def test_of_a_draft_and_of_one_that_is_gone_the_same(self, client: Client) -> None:
        draft, gone = make_circle("Draft", public=False), make_circle("Gone")
        assert not meets(served(client, draft)) and "Draft" not in served(client, draft)
        slug = gone.slug
        Group.objects.get(pk=gone.pk).delete()
        answer = client.get(f"/api/circles/{slug}.ics")
        assert answer.status_code == 200 and not meets(answer.content.decode())
        other = client.get("/api/circles/never-was.ics").content.decode()
        assert other.replace("never-was", slug) == answer.content.decode()

    def test_a_group_is_no_circle(self, client: Client) -> None:
        from tests.groups.factories import make_group

        assert "Example Voices" not in served(client, make_group())

    @pytest.mark.parametrize("slug", ["A", "a b", "-", "%2e%2e", "ž"])
    def test_what_is_no_name_is_not_here(self, client: Client, slug: str) -> None:
        assert kept_to(client.get(f"/api/circles/{slug}.ics"), ONE).status_code == 404

    def test_a_pause_in_the_dates_leaves_them_out(self, client: Client) -> None:
        text = served(client, make_rich_circle())
        assert "20260804T190000" in lines(text, "EXDATE")[0]


class TestSearch:
    def test_a_circle_each_in_one_file(self, client: Client) -> None:
        for name in ("Anna", "Berta", "Cleo"):
            make_circle(name)
        answer = kept_to(client.get(MANY), MANY)
        found = Calendar.from_ical(answer.content).walk("VEVENT")
        assert [event["SUMMARY"] for event in found] == ["Anna", "Berta", "Cleo"]
        assert answer.content.count(b"BEGIN:VTIMEZONE") == 1

    def test_only_what_is_listed_and_an_empty_one_is_valid(self, client: Client) -> None:
        make_circle("Resting", standing={"paused_on": TODAY})
        make_circle("Silent", confirmed_on=TODAY - timedelta(days=200))
        text = client.get(MANY).content.decode()
        assert not meets(text)

    def test_it_says_what_was_asked(self, client: Client) -> None:
        make_circle("Here", languages=["cs"])
        make_circle("There", languages=["de"])
        text = client.get(f"{MANY}?language=de").content.decode()
        assert lines(text, "NAME") == ["NAME:Circles: speaks German"] and "Here" not in text
        assert lines(text, "SOURCE")[0].endswith("/api/circles.ics?language=de")

    @pytest.mark.parametrize("words", ["flavour=1", "cursor=x", "day=9", "zone=Mars", "way=fly"])
    def test_what_is_not_known_is_refused(self, client: Client, words: str) -> None:
        answer = kept_to(client.get(f"{MANY}?{words}"), MANY)
        assert answer.status_code == 400
        assert list(answer.json()["words"]) == [words.partition("=")[0]]

    def test_so_many_and_it_says_so(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        from groups.api.circles import calendars

        monkeypatch.setattr(calendars, "A_CALENDAR", 2)
        for number in range(3):
            make_circle(f"Circle {number}")
        text = client.get(MANY).content.decode().replace("\r\n ", "")
        assert text.count("BEGIN:VEVENT") == 2
        assert lines(text, "DESCRIPTION:These are the first 2 circles")

    def test_as_many_questions_for_many_as_for_few(
        self, client: Client, django_assert_max_num_queries: Any
    ) -> None:
        for number in range(30):
            make_circle(f"Circle {number}")
        with django_assert_max_num_queries(6):
            assert client.get(MANY).content.count(b"BEGIN:VEVENT") == 30
