"""The pages of circles: states, times, what is withheld, and no more queries for many circles."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from community.lib.schedule.rules import Once, Weekly
from community.lib.schedule.schedule import Cancelled, Moved, Schedule
from groups.circles.choices import CrisisCall, Joining, Training, Way
from groups.models import Circle
from tests.groups.directory.town import make_towns
from tests.groups.factories import TODAY, make_circle, make_group, make_steward

NOON = datetime(2026, 6, 15, 12, tzinfo=UTC)  # a Monday
pytestmark = pytest.mark.django_db
LATER = datetime(2026, 6, 24, 18)  # noqa: DTZ001 - local time
NEEDLES = (
    "Secret lane 7",
    "https://meet.example.org/needle",
    "+420 999 888 777",
    "hidden@example.org",
)
LISTS = (
    *("/en/circles/", "/en/circles/list/", "/en/circles/calendar/", "/en/circles/?near=Brno"),
    *("/en/circles/calendar/2026-07/", "/en/circles/calendar/2026-06-15/", "/embed/circles/"),
    *("/en/circles/?day=2026-06-16", "/en/circles/?day=2&zone=Asia/Tokyo", "/en/circles/embed/"),
    *("/en/circles/list/?way=online&zone=Asia/Tokyo", "/en/circles/?q=needle", "/en/find/"),
)


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


def evening(zone: str = "Europe/Lisbon", **rest: object) -> Schedule:
    return Schedule(Weekly((1,)), TODAY, time(20), 90, zone, **rest)  # type: ignore[arg-type]


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return " ".join(answer.content.decode().split())


def page_of(client: Client, circle: Circle, status: int = 200, words: str = "") -> str:
    return page(client, reverse("circles:circle", args=[circle.slug]) + words, status)


def test_the_page_says_all_and_what_is_not_said(client: Client) -> None:
    circle = make_circle(crisis_call=CrisisCall.LAW, joining=Joining.ASK, convenor="Ema and Jan")
    text = page_of(client, circle)
    for words in (
        *("Every week on Tuesday, 19:00 to 20:30", "Ema and Jan", "What is said stays here."),
        *("only where a law demands it", "Ask first", "Intentional Peer Support circle"),
        *("Tuesday, 16 June 2026", "Confirmed by its organiser in June 2026", "not said yet"),
    ):
        assert words in text, words
    order = ["stays-title", "crisis-title", "join-title"]
    assert sorted(order, key=text.index) == order


def test_only_the_trained_bear_the_name(client: Client) -> None:
    circle = make_circle("Listening", training=Training.INSPIRED)
    assert "IPS-inspired circle" in page_of(client, circle)
    assert "Intentional Peer Support circle" not in page(client, "/en/circles/list/")


def test_dates_called_off_and_moved_stand_with_their_note(client: Client) -> None:
    dates = evening(
        cancelled=(Cancelled(date(2026, 6, 16), "We are ill."),),
        moved=(Moved(date(2026, 6, 23), LATER, "Because of the feast."),),
    )
    text = page_of(client, make_circle(schedule=dates))
    assert "called off" in text and "We are ill." in text
    assert "moved from 23 June" in text and "Because of the feast." in text
    week = page(client, "/en/circles/")
    assert "20:00" not in week


def test_times_without_a_zone_and_with_one(client: Client) -> None:
    zones = {"zones": ["Europe/Madrid", "America/New_York"]}
    circle = make_circle("Evening", way=Way.ONLINE, schedule=evening(), meeting=zones)
    for text in (page_of(client, circle), page(client, "/en/circles/")):
        assert ">20:00</time> Lisbon" in text
        assert "21:00 Madrid" in text and "15:00 New York" in text
        assert 'datetime="2026-06-16T19:00Z"' in text
    message = "Evening: Tuesday, 16 June 2026, 20:00 Lisbon · 21:00 Madrid · 15:00 New York"
    assert message in page_of(client, circle)
    chosen = page(client, "/en/circles/?zone=Asia/Tokyo")
    assert ">04:00</time> Tokyo" in chosen and "Tue <time" in chosen
    assert "Wednesday, 17 June" in chosen and "Madrid" not in chosen.split('id="week-title"')[1]
    assert ">04:00</time> Tokyo" in page_of(client, circle, words="?zone=Asia/Tokyo")


def test_across_a_change_of_clocks_it_stays_at_its_hour(client: Client) -> None:
    with time_machine.travel(datetime(2026, 10, 20, 12, tzinfo=UTC), tick=False):
        circle = make_circle(
            way=Way.ONLINE, confirmed_on=date(2026, 10, 1), schedule=evening("Europe/Prague")
        )
        text = page_of(client, circle, words="?zone=America/New_York")
    shown = [part.split("</time>")[0][-5:] for part in text.split("moment-yours")[2::2]]
    # The week between Europe's change and America's is an hour later over there.
    assert "14:00</time> New York" in text and "15:00</time> New York" in text, shown


@pytest.mark.parametrize(
    ("standing", "confirmed", "status", "words"),
    [
        ({"paused_on": TODAY, "paused_words": "Summer"}, TODAY, 200, "This is having a rest"),
        ({"closed_on": TODAY, "closed_words": "Go to Eva"}, TODAY, 410, "Go to Eva"),
        ({}, date(2025, 12, 1), 404, "This listing is hidden for now"),
    ],
)
def test_states_as_of_groups(
    client: Client, standing: dict[str, object], confirmed: date, status: int, words: str
) -> None:
    circle = make_circle(standing=standing, confirmed_on=confirmed)
    text = page_of(client, circle, status)
    assert words in text and "noindex" in text and "19:00" not in text
    for address in LISTS[:3]:
        assert circle.slug not in page(client, address)


def test_a_circle_whose_dates_have_run_out_says_so(client: Client) -> None:
    over = Schedule(Once(), date(2026, 6, 1), time(18), 60, "Europe/Prague")
    circle = make_circle(schedule=over)
    assert "No date is set just now" in page_of(client, circle)
    assert "No date is set just now" in page(client, "/en/circles/list/")


def test_what_is_withheld_is_in_no_page(client: Client) -> None:
    make_towns()
    venue, link, number, email = NEEDLES
    meeting = {"venue": venue, "venue_name": venue, "venue_words": venue, "link": link}
    circle = make_circle("Needle", way=Way.HYBRID, meeting=meeting | {"number": number})
    circle.contacts.create(channel="email", value=email, shown=False)
    circle.contacts.create(channel="phone", value=number, shown=False)
    make_steward(circle, "keeper@example.org")
    own = reverse("circles:circle", args=[circle.slug])
    assert "The address is told to those who ask." in page(client, own)
    seen = [page(client, address) for address in (*LISTS, own, f"{own}?zone=Asia/Tokyo")]
    seen.append(client.post(f"{own}link/", follow=True).content.decode())
    for needle in (*NEEDLES, "keeper@example.org"):
        assert not any(needle in text for text in seen), needle


def test_a_public_link_takes_a_press_that_no_robot_makes(client: Client) -> None:
    _venue, link, number, _email = NEEDLES
    meeting = {"link": link, "number": number, "link_shown": "public"}
    circle = make_circle("Needle", way=Way.ONLINE, meeting=meeting)
    own = reverse("circles:circle", args=[circle.slug])
    for address in (*LISTS, own):
        assert link not in page(client, address) and number not in page(client, address)
    assert client.get(f"{own}link/").status_code == 302
    answer = client.post(f"{own}link/")
    assert link in answer.content.decode() and number in answer.content.decode()
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert "no-store" in answer.headers["Cache-Control"]
    circle.standing.paused_on = TODAY
    circle.standing.save()
    assert client.post(f"{own}link/").status_code == 404


def test_a_town_that_is_told_to_those_who_ask_is_found_by_no_distance(client: Client) -> None:
    make_towns()
    circle = make_circle("Needle", meeting={"venue_shown": "contact"})
    make_circle("Other")
    near = page(client, "/en/circles/list/?near=Brno")
    assert "Other" in near and "Needle" not in near
    assert "Brno" not in page_of(client, circle)
    assert "Czechia" in page_of(client, circle)


def test_host_and_circle_lead_to_each_other(client: Client) -> None:
    host = make_group("Host of all")
    circle = make_circle("Its circle", host=host)
    assert host.get_absolute_url() in page_of(client, circle)
    assert circle.get_absolute_url() in page(client, host.get_absolute_url())
    host.standing.closed_on = TODAY
    host.standing.save()
    assert host.get_absolute_url() not in page_of(client, circle)


def test_each_has_one_address(client: Client) -> None:
    group, circle = make_group(), make_circle()
    at_find = client.get(reverse("groups:group", args=[circle.slug]))
    assert at_find.headers["Location"] == circle.get_absolute_url()
    at_circles = client.get(reverse("circles:circle", args=[group.slug]))
    assert at_circles.headers["Location"] == group.get_absolute_url()
    assert client.get("/en/circles/nobody/").status_code == 404


def test_a_busy_day_is_capped_and_leads_to_all_of_it(client: Client) -> None:
    for number in range(60):
        make_circle(f"Circle {number:02}")
    assert "and 52 more" in page(client, "/en/circles/")
    assert "and 57 more" in page(client, "/en/circles/calendar/")
    first = client.get("/en/circles/?day=2026-06-16").content.decode()
    after = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0]
    second = page(client, after.replace("&amp;", "&"))
    names = {f"Circle {number:02}" for number in range(60)}
    here = {name for name in names if name in first.split('id="week-title"')[1].split("afar")[0]}
    there = {name for name in names if name in second.split('id="week-title"')[1]}
    assert len(here) == 50 and here | there == names and not here & there


def test_the_calendar_is_a_table_and_ends(client: Client) -> None:
    make_circle()
    text = page(client, "/en/circles/calendar/")
    assert "<caption>June 2026</caption>" in text and text.count('<th scope="col">') == 7
    assert "/en/circles/calendar/2026-07/" in text and "/2026-05/" not in text
    assert client.get("/en/circles/calendar/2027-06/").status_code == 404
    assert client.get("/en/circles/calendar/2026-13/").status_code == 404
    other = client.get("/en/circles/calendar/2026-06-17/")
    assert other.headers["Location"].startswith("/en/circles/calendar/2026-06-15/")


def test_nobody_fits_and_what_to_leave_out(client: Client) -> None:
    make_circle()
    text = page(client, "/en/circles/list/?language=cs&cost=paid")
    assert "Leave out “There is a price”" in text and "(1 circle)" in text
    assert "No circle is listed" not in page(client, "/en/circles/")
    Circle.objects.get().delete()
    assert "Add your circle" in page(client, "/en/circles/")


@pytest.mark.parametrize("address", [*LISTS, "/en/circles/?near=Vienna&radius=10"])
def test_as_many_queries_for_many_as_for_few(client: Client, address: str) -> None:
    make_towns()

    def count() -> int:
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get(address)
        return len(seen)

    for way in (Way.IN_PERSON, Way.ONLINE, Way.HYBRID):
        make_circle(way=way)
    few = count()
    for number in range(24):
        make_circle(way=list(Way)[number % 4], schedule=evening())
    assert count() <= few + 1  # one more where the list has a second slice
    assert few < 30


def test_online_circles_come_by_the_hours_of_whoever_asks(client: Client) -> None:
    for hour in (3, 11, 20):
        dates = Schedule(Weekly((1,)), TODAY, time(hour), 60, "Europe/Lisbon")
        make_circle(f"At {hour}", way=Way.ONLINE, schedule=dates)

    def order(zone: str) -> list[str]:
        text = page(client, f"/en/circles/list/?way=online&zone={zone}")
        return sorted(
            (f"At {hour}" for hour in (3, 11, 20)), key=lambda name: text.index(f">{name}<")
        )

    assert order("Europe/Lisbon") == ["At 11", "At 20", "At 3"]
    assert order("Asia/Tokyo") == ["At 11", "At 3", "At 20"]
    assert order("Pacific/Auckland") == ["At 3", "At 11", "At 20"]


def test_the_embedded_week_asks_nobody_else(client: Client) -> None:
    make_circle("Example week")
    answer = client.get("/embed/circles/?country=CZ")
    text = answer.content.decode()
    assert "Example week" in text and 'target="_blank"' in text and "<script" not in text
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert client.get("/embed/circles/xx/", follow=True).status_code == 404
    assert 'lang="de"' in client.get("/embed/circles/de/").content.decode()
    how = page(client, "/en/circles/embed/?country=CZ")
    assert "embed/circles/?country=CZ" in how
