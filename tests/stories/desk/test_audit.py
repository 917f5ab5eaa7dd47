"""The trail is read and taken away by those who may, by person, deed, story and day."""

import csv
from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.utils import timezone
from openpyxl import load_workbook

from community.models import AuditEvent, Verb
from stories.actions.content import latest_content
from stories.actions.leaving.withdraw import withdraw
from stories.actions.redact import flag, redact
from stories.choices import RedactionReason
from stories.desk.trail import FLAGS, lines_of, reason_of
from stories.vault.models import Flag
from tests.stories.desk.conftest import BOTH, open_it
from tests.stories.telling import DAY, a_moderator, tell

pytestmark = BOTH
REPORT = "/admin/reports/audit/"
FORMULA = '=HYPERLINK("https://example.org")'


def lines(client, **query):
    response = client.get(REPORT, query | {"export": "csv"})
    assert response.status_code == 200, response
    return list(csv.DictReader(response.getvalue().decode().splitlines()))


@pytest.fixture
def ada(staff_client):
    return staff_client("ada", "Administrators")


def test_by_person_deed_story_and_day(staff_client, ada):
    mira, mora = staff_client("mira"), staff_client("mora")
    one, other = tell("waiting"), tell("waiting")
    open_it(mira, one.submission)
    open_it(mora, other.submission)
    assert {line["Who"] for line in lines(ada, actor=mira.user.pk)} == {"Mira"}
    reference = one.submission.reference
    for typed in (reference, reference.lower(), f" {reference} "):
        found = lines(ada, story=typed)
        assert {line["Story, listing or account"] for line in found} == {reference}
    assert lines(ada, story="nothing like it") == []
    assert lines(ada, verb=Verb.DECLINED.value) == []
    today = timezone.localdate()
    assert lines(ada, at_from=today.isoformat())
    assert not lines(ada, at_from=(today + timedelta(days=1)).isoformat())


def test_a_story_that_is_gone_is_found_by_its_random_id(staff_client, ada):
    told = tell("waiting")
    open_it(staff_client("mira"), told.submission)
    withdraw(submission_id=told.id, today=DAY)
    found = lines(ada, story=str(told.id))
    assert {line["Random id"] for line in found} == {str(told.id)}
    assert {line["Story, listing or account"] for line in found} == {""}
    assert "the author" in {line["Who"] for line in found}


def test_no_line_gives_away_the_hour_at_which_an_author_came_by(staff_client, ada):
    mira, told = staff_client("mira"), tell("waiting")
    with time_machine.travel("2026-11-26 09:00", tick=False):
        AuditEvent.record(verb=Verb.OPENED, subject=told.id, actor=mira.user)
    with time_machine.travel("2026-11-26 13:17", tick=False):
        AuditEvent.record(verb=Verb.APPEALED, subject=told.id)
    with time_machine.travel("2026-11-26 16:00", tick=False):
        AuditEvent.record(verb=Verb.DECLINED, subject=told.id, actor=mira.user)
    found = lines(ada, story=str(told.id))[:3]
    said = [("declined", True), ("opened", True), ("appealed", False)]
    assert [(line["What"], ":" in line["When"]) for line in found] == said
    html = ada.get(REPORT, {"story": str(told.id)}).content.decode()
    assert "ago" not in html.partition("<tbody")[2].partition("</tbody")[0]
    assert [line.by_staff for line in lines_of(told.id)[:3]] == [True, True, False]


def redacted(told, reasons):
    redact(
        submission_id=told.id,
        moderator=a_moderator(),
        content=latest_content(told.again(), told.safe()),
        reasons=reasons,
        flags=["detained"],
        edition=told.submission.edition,
        today=DAY,
    )


def test_which_flag_and_which_reasons_of_a_redaction_and_no_word(staff_client, ada):
    told = tell("reading")
    flag(submission_id=told.id, moderator=a_moderator(), flags=["risk"])
    why = {"happened": ["method", "names-a-person", "no-reason-of-ours"], "helped": ["method"]}
    redacted(told, why)
    redacted(told, {})
    html = ada.get(REPORT, {"story": told.submission.reference}).content.decode()
    assert "set: for the safeguarding lead" in html and "It names a person" in html
    found = lines(ada, story=told.submission.reference)
    assert {"set-risk", "taken-risk", "names-a-person"} <= {line["Why"] for line in found}
    said = [(line.verb, line.reason) for line in reversed(lines_of(told.id))]
    assert [one for one in said if one[0] in ("changed the flags", "redacted")] == [
        ("changed the flags", "set: for the safeguarding lead"),
        ("changed the flags", "set: the person may still be detained"),
        ("changed the flags", "taken off: for the safeguarding lead"),
        ("redacted", "It names a person"),
        ("redacted", "It describes how to harm oneself"),
        ("redacted", ""),
    ]
    assert "no-reason-of-ours" not in " ".join(AuditEvent.objects.values_list("reason", flat=True))


def test_a_flag_that_was_there_already_writes_no_line():
    told = tell("reading")
    for _ in range(2):
        flag(submission_id=told.id, moderator=a_moderator(), flags=["risk"])
    assert AuditEvent.objects.filter(subject=told.id, verb=Verb.FLAGGED).count() == 1


def test_every_reason_of_a_redaction_and_every_flag_fits_and_is_said_in_words():
    told = tell("waiting")
    cases = [(Verb.REDACTED, one.value) for one in RedactionReason]
    cases += [(Verb.FLAGGED, f"{begins}{one.value}") for begins in FLAGS for one in Flag]
    for verb, reason in cases:
        AuditEvent.record(verb=verb, subject=told.id, reason=reason)
        event = AuditEvent.objects.latest("pk")
        event.full_clean(exclude=["actor"])
        assert event.reason == reason and reason_of(event) not in ("", reason)


def test_who_has_left_the_desk_can_still_be_looked_for(staff_client, ada):
    mira, told = staff_client("mira"), tell("waiting")
    open_it(mira, told.submission)
    mira.user.groups.clear()
    assert "Mira" in ada.get(REPORT).content.decode()
    assert lines(ada, actor=mira.user.pk)


def test_no_cell_is_carried_out(staff_client, ada):
    mira = staff_client("mira")
    mira.user.first_name = FORMULA
    mira.user.save()
    open_it(mira, tell("waiting").submission)
    assert f"'{FORMULA}" in {line["Who"] for line in lines(ada)}
    whole = ada.get(REPORT, {"export": "xlsx"}).getvalue()
    sheet = load_workbook(BytesIO(whole)).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert f"'{FORMULA}" in {cell.value for cell in cells}
    assert "f" not in {cell.data_type for cell in cells}


def test_a_page_and_a_file_ask_little_of_the_database(
    staff_client, ada, django_assert_max_num_queries
):
    mira = staff_client("mira")
    for _ in range(3):
        open_it(mira, tell("waiting").submission)
    ada.get(REPORT)
    for query in ({}, {"export": "csv"}):
        with django_assert_max_num_queries(12):
            response = ada.get(REPORT, query)
            if response.streaming:
                response.getvalue()


@pytest.mark.parametrize("export", ["", "csv", "xlsx"])
def test_a_moderator_neither_reads_it_nor_takes_it_away(staff_client, export):
    tell("reading")
    response = staff_client("mira").get(REPORT, {"export": export})
    assert (response.status_code, response.url) == (302, "/admin/")
    assert AuditEvent.objects.exists()
