"""A removed entry leaves nothing: every table is searched for what it said."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from community.models import AuditEvent, Verb
from community.models.media import HouseImage
from groups.actions.check import check_group
from groups.actions.remark import write_remark
from groups.actions.remove import remove_group
from groups.actions.send import hand_in
from groups.actions.send_back import send_back
from groups.actions.take_off import take_off
from groups.choices import Kind
from groups.circles.choices import Way
from groups.models import Circle, Group, Meeting, Suggestion
from groups.models.suggestion import SuggestionKind
from groups.reasons import OffReason, RemoveReason
from tests.community.test_media import photograph
from tests.groups.desk_rooms import (
    an_editor,
    at_the_desk,
    room,
    sent_change,
    sent_circle,
    sent_group,
)
from tests.groups.factories import TODAY, make_circle, make_group, make_steward

pytestmark = pytest.mark.django_db
NEEDLE = "Quillfeatherine"


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def everything() -> Iterator[tuple[str, str]]:
    """Each row of each table as text."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            yield from ((table, str(row)) for row in cursor.fetchall())


def tables_with(*needles: str) -> set[str]:
    return {table for table, row in everything() if any(needle in row for needle in needles)}


def a_full_life() -> Group:
    """Sent, checked, changed, talked about, reported, shown with a picture."""
    editor = an_editor()
    picture = HouseImage.objects.create(
        title="Logo", file=SimpleUploadedFile("a.jpg", photograph(), "image/jpeg")
    )
    group = sent_group(f"{NEEDLE} House", logo=picture, logo_alt=f"The sign of {NEEDLE}")
    assert group.latest_revision_id
    check_group(group_id=group.pk, revision_id=group.latest_revision_id, editor=editor, today=TODAY)
    group = sent_change(Group.objects.get(pk=group.pk), about=f"{NEEDLE} is open on Mondays")
    write_remark(group_id=group.pk, author=editor, by_editor=True, text=f"Dear {NEEDLE}")
    Suggestion.objects.create(
        group=group, kind=SuggestionKind.WRONG, text=NEEDLE, language="en", told_on=TODAY
    )
    group.contacts.create(channel="email", value=f"{NEEDLE}@example.org")
    return group


def test_nothing_of_it_stays_in_any_table() -> None:
    group = a_full_life()
    keys = (str(group.pk), group.pk.hex)
    client = at_the_desk("second@example.org")
    for name in ("", "reach"):
        assert client.get(room(group, name)).status_code == 200
    assert client.get(f"/admin/directory/listings/edit/{group.pk}/").status_code == 200
    found = tables_with(NEEDLE)
    assert {"groups_group", "wagtailcore_revision", "wagtailcore_modellogentry"} <= found
    remove_group(group_id=group.pk, actor=None, reason=RemoveReason.ASKED, today=TODAY)
    assert tables_with(NEEDLE) == set()
    assert tables_with(*keys) == {AuditEvent._meta.db_table}
    assert not HouseImage.objects.exists()
    line = AuditEvent.objects.get(verb=Verb.GROUP_REMOVED)
    assert (line.subject, line.reason) == (group.pk, "asked")


def a_full_life_of_a_circle() -> Circle:
    """Sent, checked, changed, its dates and its link too; talked about, reported, taken off."""
    editor = an_editor()
    link = {"link": f"https://meet.example.org/{NEEDLE}", "venue": f"{NEEDLE} Street 1"}
    circle = sent_circle(f"{NEEDLE} evening", convenor=NEEDLE, meeting=link, way=Way.HYBRID)
    assert circle.latest_revision_id
    check_group(
        group_id=circle.pk, revision_id=circle.latest_revision_id, editor=editor, today=TODAY
    )
    circle = sent_change(Circle.objects.get(), crisis=f"{NEEDLE} sits with you")
    send_back(group_id=circle.pk, editor=editor, text=f"Who is {NEEDLE}?")
    Suggestion.objects.create(
        group=circle, kind=SuggestionKind.WRONG, text=NEEDLE, language="en", told_on=TODAY
    )
    circle.contacts.create(channel="email", value=f"{NEEDLE}@example.org")
    take_off(group_id=circle.pk, editor=editor, reason=OffReason.HARM)
    return Circle.objects.get()


def test_nothing_of_a_circle_stays_in_any_table() -> None:
    circle = a_full_life_of_a_circle()
    keys = (str(circle.pk), circle.pk.hex)
    client = at_the_desk("second@example.org")
    for name in ("", "reach", "meets", "remove"):
        assert client.get(room(circle, name)).status_code == 200
    assert client.get(f"/admin/directory/circles/edit/{circle.pk}/").status_code == 200
    found = tables_with(NEEDLE)
    assert {"groups_circle", "groups_meeting", "wagtailcore_revision"} <= found
    answer = client.post(room(circle, "remove"), {"reason": "asked"}, follow=True)
    assert "It is removed" in answer.content.decode()
    client.get("/admin/")
    assert tables_with(NEEDLE) == set()
    assert tables_with(*keys) == {AuditEvent._meta.db_table}


def test_wagtails_logs_know_the_name_of_a_circle_and_nothing_else() -> None:
    """Neither what it answers, nor what was remarked, nor where it meets."""
    circle = make_circle("Example evening", convenor=NEEDLE, crisis=f"Ask {NEEDLE}")
    Meeting.objects.update(link=f"https://meet.example.org/{NEEDLE}", venue=NEEDLE)
    hand_in(circle, make_steward(circle))
    send_back(group_id=circle.pk, editor=an_editor(), text=f"Who is {NEEDLE}?")
    client = at_the_desk("second@example.org")
    client.post(room(circle, "take-off"), {"reason": "person-named", "text": NEEDLE})
    where = tables_with(NEEDLE)
    logs = {"wagtailcore_modellogentry", "wagtailcore_taskstate", "wagtailcore_workflowstate"}
    assert not where & (logs | {AuditEvent._meta.db_table, "wagtailcore_referenceindex"})
    for name in ("", "meets", "reach", "take-off"):
        shown = client.get(room(circle, name)).content.decode()
        assert NEEDLE not in shown.partition("</title>")[0]


def test_a_picture_that_another_shows_stays() -> None:
    group = a_full_life()
    make_group("Another", logo=group.logo, logo_alt="A sign")
    remove_group(group_id=group.pk, actor=None, reason=RemoveReason.DUPLICATE, today=TODAY)
    assert HouseImage.objects.exists()


def test_an_office_that_asked_is_removed_in_the_room_and_not_without_a_reason() -> None:
    office = make_group(
        NEEDLE, kind=Kind.PUBLIC_OFFICE, source_url="https://example.org/", source_on=TODAY
    )
    client = at_the_desk()
    answer = client.post(room(office, "remove"), {})
    assert "Please choose why" in answer.content.decode()
    assert Group.objects.exists()
    answer = client.post(room(office, "remove"), {"reason": "office-asked"}, follow=True)
    assert "It is removed" in answer.content.decode()
    client.get("/admin/")
    assert tables_with(NEEDLE) == set()


def test_whoever_asked_for_it_is_answered_before_their_message_goes_too() -> None:
    office = make_group(NEEDLE, kind=Kind.PUBLIC_OFFICE)
    Suggestion.objects.create(
        group=office,
        kind=SuggestionKind.REMOVAL,
        contact="clerk@example.org",
        language="en",
        told_on=TODAY,
    )
    client = at_the_desk()
    client.post(room(office, "remove"), {"reason": "office-asked"})
    (letter,) = mail.outbox
    assert letter.to == ["clerk@example.org"] and "changed the page" in letter.body
    assert tables_with(NEEDLE, "clerk@example.org") == set()
