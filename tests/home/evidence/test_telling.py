"""The local record: told without an account, read by nobody before a check, marked as told."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from home.evidence.telling.forms import counted_of
from home.models import Series
from home.telling import MOST_WAITING, end_unchecked
from tests.stories.desk.conftest import person, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
TELL = "/en/evidence/tell/"
SAID = {
    "organisation": "Example Rights Group",
    "country": "IE",
    "place": "Dublin",
    "topic": "seclusion",
    "definition": "Somebody alone behind a locked door",
    "metric": "episode-count",
    "figures": "2022: 41\n2021:\n2023: 7",
    "source_title": "Our yearly report",
    "source_url": "example.org/report",
    "confirmed": "1",
}


@pytest.fixture(autouse=True)
def topics(db: None) -> None:
    call_command("load_topics", verbosity=0)


def tell(client: Client, **other: str) -> Any:
    return client.post(TELL, SAID | other)


def test_nobody_reads_it_before_somebody_looked(client: Client) -> None:
    assert tell(client).url == "/en/evidence/tell/thanks/"
    series = Series.objects.get()
    assert [f.written for f in series.figures.all()] == ["", "41", "7"], "in the order of time"
    assert series.figures.first().source_url == "https://example.org/report"  # type: ignore[union-attr]
    for address in ("/en/evidence/ie/", "/api/evidence/series.csv", "/en/evidence/beside/"):
        assert "Example Rights Group" not in client.get(address).content.decode(), address

    editor = signed_in(person("eda", "Guide editors"))
    room = f"/admin/figures-told/{series.pk}/"
    assert "Example Rights Group" in editor.get("/admin/figures-told/").content.decode()
    answer = editor.post(room)
    assert answer.status_code == 422 and "looked" in answer.context["form"].errors
    answer = editor.post(room, {"looked": "on", "listing": "no-such-group"})
    assert "listing" in answer.context["form"].errors
    assert editor.post(room, {"looked": "on"}).status_code == 302
    html = client.get("/en/evidence/ie/").content.decode()
    assert "Told by Example Rights Group, not by an office" in html
    assert "Example Rights Group" in client.get("/api/evidence/series.csv").content.decode()
    assert "Seclusion" in html.partition("What we have not found")[2], "no office publishes it"


def test_it_can_be_removed_for_good(client: Client) -> None:
    tell(client)
    editor = signed_in(person("eda", "Guide editors"))
    room = f"/admin/figures-told/{Series.objects.get().pk}/"
    editor.post(room, {"remove": "1"})
    assert not Series.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("figures", "2022 41", "Line 1"),
        ("figures", "2022: 41\n2022: 40", "Line 2"),
        ("figures", "2022: 1,234", "decimal sign"),
        ("figures", "2022: 4.5", "whole things"),
        ("figures", "2022:", "at least one"),
        ("figures", "2999: 4", "not come yet"),
        ("metric", "", "how you count"),
        ("organisation", " ", "name of the organisation"),
        ("source_url", "", "nobody can look up"),
        ("source_url", "no address", "address on the internet"),
    ],
)
def test_what_is_wrong_stands_beside_it_and_nothing_is_lost(
    client: Client, field: str, typed: str, words: str
) -> None:
    answer = tell(client, **{field: typed})
    assert answer.status_code == 200 and not Series.objects.exists()
    assert words in " ".join(answer.context["form"].errors[field])
    assert SAID["definition"] in answer.content.decode()


def test_a_duration_needs_its_unit(client: Client) -> None:
    answer = tell(client, metric="mean-duration")
    assert "measured_in" in answer.context["form"].errors


def test_a_machine_is_asked_once_more_and_two_presses_are_one(client: Client) -> None:
    page = client.get(TELL)
    once = {"form_secret_once": page.context["once"]}
    answer = client.post(TELL, {**SAID, **once, "confirmed": "", "website": "x"})
    assert "once more" in answer.content.decode() and not Series.objects.exists()
    for _press in range(2):
        tell(client, **once)
    assert Series.objects.count() == 1


def test_a_flood_ends_somewhere_and_what_nobody_looks_at_ends(
    client: Client, settings: Any
) -> None:
    tell(client)
    one = Series.objects.get()
    for number in range(MOST_WAITING):
        one.pk, one.slug = None, f"ie-told-{number}"
        one.save()
    assert tell(client).status_code == 503
    days = settings.PERIODS["REPORT_OPEN_DAYS"]
    today = timezone.localdate()
    assert end_unchecked(Series.objects.to_check(), today=today + timedelta(days=days - 1)) == 0
    assert (
        end_unchecked(Series.objects.to_check(), today=today + timedelta(days=days))
        == MOST_WAITING + 1
    )


def test_small_numbers_are_pointed_out_to_the_editor(client: Client) -> None:
    tell(client, figures="2022: 3\n2023: 12")
    editor = signed_in(person("eda", "Guide editors"))
    html = editor.get(f"/admin/figures-told/{Series.objects.get().pk}/").content.decode()
    assert "They can point at one person" in html


@pytest.mark.parametrize("role", ["Administrators", "Moderators", "Directory editors"])
def test_it_is_for_guide_editors(client: Client, role: str) -> None:
    tell(client)
    other = signed_in(person("oda", role))
    room = f"/admin/figures-told/{Series.objects.get().pk}/"
    for address in ("/admin/figures-told/", room):
        assert other.get(address).url == "/admin/"
    other.post(room, {"looked": "on"})
    other.post(room, {"remove": "1"})
    assert Series.objects.get().state == "waiting"


def test_lines_as_people_type_them() -> None:
    found = counted_of("2019-20: 12\n 2021 ;  \nApril to May 2022 = 0")
    assert [(one.period, one.value) for one in found] == [
        ("2019-20", 12),
        ("2021", None),
        ("April to May 2022", 0),
    ]
