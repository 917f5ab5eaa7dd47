"""A file of circles: every row's fate beforehand, mistakes by row and column, and nothing half."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from community.lib.schedule.cells import to_cells
from community.models import AuditEvent, Verb
from community.sheets.table import Unreadable
from groups.actions.bringing.carry_out import carry_out
from groups.bring.fields import known, label, match
from groups.bring.lists import words_of
from groups.bring.refusals import ChangedMeanwhile
from groups.bring.rows import REQUIRED
from groups.circles.columns import COLUMNS, TOLD_ONLY
from groups.models import Circle, Contact, Group, Meeting, Occurrence, Standing
from groups.models.bring import Of
from tests.groups.api.rich import make_brno
from tests.groups.bring.bringing import an_editor, bring, checked, errors, fates
from tests.groups.bring.test_pages import editor, go_on
from tests.groups.factories import TODAY, make_circle, make_group, make_steward

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("topics"),
]
ROW: dict[str, str] = {
    "name": "Tuesday circle",
    "way": "in-person",
    "joining": "ask",
    "convenor": "Two of us",
    "training": "inspired",
    "languages": "cs; en",
    "confidentiality": "What is said stays here.",
    "crisis_call": "never",
    "town": "Brno",
    "repeats": "FREQ=WEEKLY;BYDAY=TU",
    "start": "2026-06-16",
    "time": "19:00",
    "minutes": "90",
    "zone": "",
    "until": "",
    "times": "",
    "cancelled": "2026-06-23 Holidays",
    "moved": "",
    "pauses": "",
    "emails": "tuesday@circle.example",
}


@pytest.fixture(autouse=True)
def brno() -> None:
    make_brno()


def as_file(*rows: dict[str, str]) -> str:
    """A spreadsheet with all the columns that any of these rows has."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def wrong(**cells: str) -> dict[str, str]:
    """What is said of a row with these cells, by column."""
    found = errors(checked(as_file(ROW | cells), of=Of.CIRCLES))
    return {name: told for (_row, name), told in found.items()}


def of(circle: Circle, **cells: str) -> dict[str, str]:
    """What a file says of this circle."""
    said = {"id": str(circle.pk), "town": "Brno", **to_cells(circle.meeting.schedule)}
    for name in REQUIRED[Of.CIRCLES]:
        value = getattr(circle, name)
        said[name] = "; ".join(value) if isinstance(value, list) else str(value)
    return said | cells


def test_a_new_circle_is_whole() -> None:
    done = bring(as_file(ROW), of=Of.CIRCLES)
    assert vars(done) == {"new": 1, "changed": 0, "waiting": 0}
    circle = Circle.objects.get()
    assert circle.kind == "circle" and circle.live and circle.slug == "tuesday-circle"
    assert circle.languages == ["cs", "en"] and circle.place_name == "Brno"
    schedule = circle.meeting.schedule
    assert schedule.zone == "Europe/Prague", "of its town"
    assert schedule.cancelled[0].day == date(2026, 6, 23)
    assert Occurrence.objects.filter(circle=circle).exists()
    assert circle.meeting.venue_shown == "town" and circle.meeting.link_shown == "contact"
    assert Standing.objects.get().confirmed_on == TODAY
    assert not Contact.objects.get().shown, "nobody said that it may be"
    assert circle in Circle.objects.listed(TODAY) and not Group.objects.listed(TODAY).exists()
    assert AuditEvent.objects.get(verb=Verb.GROUP_IMPORTED).subject == circle.pk


def test_what_nobody_checked_waits() -> None:
    done = bring(as_file(ROW), of=Of.CIRCLES, public=False)
    circle = Circle.objects.get()
    assert done.new == 1 and not circle.live and circle.current_workflow_state is not None
    assert circle.get_latest_revision_as_object().convenor == "Two of us"
    assert not Occurrence.objects.exists() and Meeting.objects.exists()


@pytest.mark.parametrize(
    ("cells", "column", "told"),
    [
        ({"name": ""}, "name", "fill this in"),
        ({"name": "Intentional Peer Support Brno"}, "name", "inspired"),
        ({"way": "by pigeon"}, "way", "in-person, online"),
        ({"languages": "Klingon"}, "languages", "not on the list"),
        ({"crisis_call": ""}, "crisis_call", "fill this in"),
        ({"access": "captions; stairs"}, "access", "not on the list"),
        ({"town": ""}, "town", "town"),
        ({"emails": ""}, "emails", "in touch"),
        ({"repeats": "weekly"}, "repeats", "RRULE"),
        ({"repeats": ""}, "repeats", "fill this in"),
        ({"start": "16 June"}, "start", "2026-12-31"),
        ({"time": "7pm"}, "time", "19:00"),
        ({"zone": "Brno"}, "zone", "Europe/Lisbon"),
        ({"zones": "Europe/Prague"}, "zones", "three more"),
        ({"until": "2026-12-01", "times": "3"}, "times", "not both"),
        ({"until": "2020-01-01"}, "until", "before it begins"),
        ({"cancelled": "Christmas"}, "cancelled", "one day a line"),
        ({"pauses": "summer"}, "pauses", "one pause a line"),
        ({"link": "not a link"}, "link", "web address"),
        ({"venue": "x" * 400}, "venue", "300"),
        ({"venue": "Street 1", "venue_shown": "public"}, "venue_shown", "agreed"),
        ({"host": "Nobody's group"}, "host", "No group called"),
        ({"confirmed": "2030-01"}, "confirmed", "not come yet"),
    ],
)
def test_each_mistake_stands_by_its_column(cells: dict[str, str], column: str, told: str) -> None:
    found = wrong(**cells)
    assert told in found[column], found
    assert set(found) == {column}
    assert not Circle.objects.exists()


def test_who_agreed_shows_more() -> None:
    said = {"venue": "Street 1", "venue_shown": "public", "contacts_agreed": "yes"}
    bring(as_file(ROW | said), of=Of.CIRCLES)
    assert Meeting.objects.get().public_venue == ("", "Street 1", "")
    assert Contact.objects.get().shown


def test_nothing_is_half_done() -> None:
    file = checked(as_file(ROW, ROW | {"name": "Other", "time": "late"}), of=Of.CIRCLES)
    assert fates(file) == ["new", "error"]
    carry_out(file_id=file.pk, editor=an_editor(), checked_already=True, today=TODAY)
    assert [circle.name for circle in Circle.objects.all()] == ["Tuesday circle"]


def test_twice_in_a_file_and_there_already() -> None:
    make_group("Tuesday circle", slug="the-group")  # may have the same name
    assert fates(checked(as_file(ROW, ROW), of=Of.CIRCLES)) == ["new", "duplicate"]
    make_circle("Tuesday circle")
    assert fates(checked(as_file(ROW), of=Of.CIRCLES)) == ["duplicate"]


def test_changes_of_words_and_of_dates() -> None:
    circle = make_circle("A circle", region_code="78")
    host = make_group("Brno Voices", slug="brno-voices")
    cells = of(circle, convenor="Three of us", time="18:30", host="brno-voices", until="2026-12-01")
    file = checked(as_file(cells), of=Of.CIRCLES)
    (row,) = file.rows.all()
    assert row.fate == "changes"
    assert {field: after for field, _before, after in row.changes} == {
        "who convenes it": "Three of us",
        "group it belongs to": str(host.pk),
        "begins at": "18:30",
        "last day": "2026-12-01",
    }
    done = carry_out(file_id=file.pk, editor=an_editor(), checked_already=True, today=TODAY)
    assert vars(done) == {"new": 0, "changed": 1, "waiting": 0}
    circle = Circle.objects.get()
    assert (circle.convenor, circle.host_id) == ("Three of us", host.pk)
    assert circle.meeting.schedule.time.hour == 18
    assert set(Occurrence.objects.values_list("begins__hour", "begins__minute")) == {(16, 30)}


def test_an_empty_cell_leaves_words_and_ends_an_end() -> None:
    circle = make_circle("A circle", cost_kind="free", about="Hello.")
    bring(as_file(of(circle, until="2026-12-01", cost_kind="", about="")), of=Of.CIRCLES)
    circle.meeting.refresh_from_db()
    assert circle.meeting.dates["until"] == "2026-12-01"
    bring(as_file(of(circle, until="")), of=Of.CIRCLES)
    circle = Circle.objects.get()
    assert circle.meeting.schedule.until is None
    assert (circle.cost_kind, circle.about) == ("free", "Hello.")


def test_a_row_without_dates_leaves_them() -> None:
    circle = make_circle("A circle", region_code="78")
    cells = of(circle) | dict.fromkeys(to_cells(circle.meeting.schedule), "")
    assert fates(checked(as_file(cells), of=Of.CIRCLES)) == ["same"]


def test_dates_of_a_circle_with_organisers_are_theirs() -> None:
    circle = make_circle("A circle", meeting={"venue": "Street 1"})
    make_steward(circle)
    cells = of(circle, time="18:30", venue="Street 2", convenor="Three of us")
    done = bring(as_file(cells), of=Of.CIRCLES)
    assert vars(done) == {"new": 0, "changed": 0, "waiting": 1}
    meeting = Meeting.objects.get()
    assert (meeting.schedule.time.hour, meeting.venue) == (19, "Street 1")
    assert Circle.objects.get().convenor != "Three of us"


def test_somebody_was_there_meanwhile() -> None:
    circle = make_circle("A circle")
    file = checked(as_file(of(circle, time="18:30")), of=Of.CIRCLES)
    Meeting.objects.update(venue="Street 2")
    with pytest.raises(ChangedMeanwhile):
        carry_out(file_id=file.pk, editor=an_editor(), checked_already=True, today=TODAY)
    assert Meeting.objects.get().schedule.time.hour == 19


def test_circles_and_groups_come_in_files_of_their_own() -> None:
    circle, group = make_circle("A circle"), make_group("A group", slug="a-group")
    found = errors(checked(as_file(of(circle, id=str(group.pk))), of=Of.CIRCLES))
    assert "not that of a circle" in found[2, "id"]
    text = f"id,name,kind,town\n{circle.pk},Renamed,family,Brno\n,New,circle,Brno\n"
    found = errors(checked(text))
    assert "This is a circle" in found[2, "id"] and "not on the list" in found[3, "kind"]
    with pytest.raises(Unreadable):
        checked('{"circles": []}', of=Of.CIRCLES)


def test_the_columns_are_those_of_the_file_that_we_give() -> None:
    fields = known(Of.CIRCLES)
    assert [*fields] == [name for name in COLUMNS if name not in TOLD_ONLY]
    assert match(COLUMNS, Of.CIRCLES) == {
        place: name for place, name in enumerate(COLUMNS) if name not in TOLD_ONLY
    }
    assert all(label(name) for name in fields)
    headings = [heading for names in fields.values() for heading in names]
    assert len(headings) == len(set(headings)), "no heading means two things"
    assert set(REQUIRED[Of.CIRCLES]) <= set(fields)
    assert "camera-off" in words_of("access", Of.CIRCLES).values()
    assert "camera-off" not in words_of("access").values()


def test_page_by_page() -> None:
    client = editor()
    assert "circles" in client.get("/admin/bring/").content.decode()
    content = as_file(ROW, ROW | {"name": "Other", "time": "late"}).encode()
    sent = client.post(
        "/admin/bring/", {"of": "circles", "file": SimpleUploadedFile("c.csv", content)}
    )
    assert sent.status_code == 302, sent.content
    rows = go_on(client, sent.url)
    page = client.get(rows).content.decode()
    assert "Tuesday circle" in page and "Please write the time as 19:00." in page
    wrong_ones = client.get(rows.replace("rows/", "errors.csv")).content.decode()
    assert "3,time," in wrong_ones.replace("\r", "")
    answer: Any = client.post(rows, {"how": "public"})
    assert answer.status_code == 302 and Circle.objects.get().live
