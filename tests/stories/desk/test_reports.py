"""The rooms of reports: a list without words, one tap to open, a strict page, one to settle."""

import time_machine
from django.utils import timezone

from community.models import AuditEvent, Verb
from stories.desk.opening import REASON_AGAIN
from stories.vault.models import Report
from tests.stories.desk.conftest import A_WHILE, BOTH
from tests.stories.desk.test_no_text import cells
from tests.stories.reporting import CLINIC, complain, report_it
from tests.stories.telling import tell

pytestmark = BOTH
LIST = "/admin/page-reports/"
NEEDLE = "gooseberryvault"


def room(report, name=""):
    return f"{LIST}{report.pk}/" + (f"{name}/" if name else "")


def text(response):
    whole = response.getvalue() if response.streaming else response.content
    return whole.decode()


def open_it(client, report):
    assert client.post(room(report)).url == room(report, "read")
    return client.get(room(report, "read"))


def test_the_list_holds_kind_reason_age_and_reference_and_no_word(staff_client):
    told = tell("published", title=NEEDLE)
    complain(told, words=NEEDLE)
    client = staff_client()
    html = text(client.get(LIST))
    for said in ("story", "hospital, a company or an office", told.submission.reference):
        assert said in html
    for page in (LIST, room(Report.objects.get()), "/admin/", f"{LIST}results/"):
        assert NEEDLE not in text(client.get(page)) and CLINIC not in text(client.get(page)), page
    assert "Reported pages (1)" in text(client.get("/admin/"))


def test_opening_is_written_down_for_the_report_and_its_story(staff_client):
    told = tell("published")
    report, client = report_it(told, words=NEEDLE), staff_client()
    assert client.get(room(report, "read")).url == room(report)
    response = open_it(client, report)
    assert NEEDLE in text(response)
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "<title>Notes" in text(response)
    opened = AuditEvent.objects.filter(verb=Verb.OPENED, actor=client.user)
    assert {event.subject for event in opened} == {report.id, told.id}


def test_the_institution_stands_on_the_strict_page_alone(staff_client):
    report = complain(tell("published"))
    client = staff_client("ben")
    page = text(open_it(client, report))
    assert CLINIC in page and "has no say over what people tell" in page
    client.post(room(report, "read"), {"outcome": "nothing", "message": "x"})
    assert CLINIC not in text(client.get(room(report)))


def test_whoever_decided_the_story_finds_the_complaint_shut(staff_client):
    report, client = complain(tell("published")), staff_client("moderator")
    assert "somebody else looks at it" in text(client.get(room(report)))
    assert client.post(room(report)).url == room(report)
    assert client.post(room(report, "read"), {"outcome": "nothing"}).url == room(report)
    assert "Reported pages (" not in text(client.get("/admin/"))
    assert not Report.objects.get().outcome


def test_it_is_settled_by_asking_with_the_words_of_the_house_finished(staff_client):
    told = tell("published")
    report, client = report_it(told), staff_client("ben")
    page = text(open_it(client, report))
    assert "Somebody who read your story has told us" in page
    unfinished = {"outcome": "asked-author", "message": "Hello\n\n…\n\nBye"}
    page = text(client.post(room(report, "read"), unfinished))
    assert "in place of the three dots" in page and "Bye" in page
    finished = unfinished | {"message": "May we leave out the street?"}
    assert client.post(room(report, "read"), finished).url == room(report)
    assert Report.objects.get().outcome == "asked-author"
    assert told.again().messages.count() == 1
    assert "The author is asked" in text(client.get(room(report)))
    assert "The author is asked" in text(client.get(f"{LIST}?settled=1"))


def test_taking_it_out_of_sight_needs_a_rule_and_a_complaint_is_none(staff_client):
    told = tell("published")
    report, client = complain(told), staff_client("ben")
    page = text(open_it(client, report))
    assert 'name="why" value="report"' not in page
    hide = {"outcome": "suspended", "message": "x"}
    for why in ("", "report"):
        page = text(client.post(room(report, "read"), hide | {"why": why}))
        assert "Something needs another look" in page
        assert told.again().state == "published"
    client.post(room(report, "read"), hide | {"why": "child-named"})
    assert told.again().state == "suspended"


def test_a_code_in_the_words_is_caught(staff_client):
    told = tell("published")
    report, client = report_it(told), staff_client("ben")
    open_it(client, report)
    sent = {"outcome": "asked-author", "message": f"Is it {told.code}?"}
    assert "This holds a code" in text(client.post(room(report, "read"), sent))
    assert not told.submission.messages.exists()


def test_two_at_once_the_second_is_told(staff_client):
    told = tell("published")
    report, mira, noor = report_it(told), staff_client("mira"), staff_client("noor")
    open_it(mira, report)
    open_it(noor, report)
    mira.post(room(report, "read"), {"outcome": "nothing", "message": "x"})
    late = {"outcome": "suspended", "why": "child-named", "message": "x"}
    response = noor.post(room(report, "read"), late, follow=True)
    assert "it was settled" in text(response)
    assert told.again().state == "published"


def test_stepping_back_shuts_it_for_good(staff_client):
    report, client = report_it(tell("published")), staff_client()
    open_it(client, report)
    assert client.post(room(report, "step-back")).url == LIST
    assert client.get(room(report, "read")).url == room(report)
    assert "You stepped back" in text(client.get(room(report)))


def test_after_half_an_hour_nothing_typed_is_lost(staff_client):
    told = tell("published")
    report, client = report_it(told), staff_client("ben")
    open_it(client, report)
    session = client.session
    session.set_expiry(86400)
    session.save()
    sent = {"outcome": "asked-author", "message": "May we leave out the street?"}
    with time_machine.travel(timezone.now() + A_WHILE, tick=False):
        page = text(client.post(room(report, "read"), sent))
        assert "Are you going on?" in page and sent["message"] in page
        assert client.post(room(report, "read"), sent | {REASON_AGAIN: "1"}).url == room(report)
    assert told.again().messages.count() == 1


def test_of_a_listing_it_is_passed_on_or_nothing_happens(staff_client):
    report = report_it(tell("published"), "spam")
    Report.objects.update(kind="group", reference="open-hands", submission=None)
    client = staff_client()
    page = text(open_it(client, report))
    assert "group: open-hands" in page
    assert 'value="suspended"' not in page and 'name="message"' not in page
    client.post(room(report, "read"), {"outcome": "passed-on"})
    assert Report.objects.get().outcome == "passed-on"


def test_no_role_but_those_who_care_for_stories_comes_in(staff_client):
    report = report_it(tell("published"))
    for role in ("Guide editors", "Administrators"):
        client = staff_client("eda", role)
        for name in ("", "read", "step-back"):
            for answer in (client.get(room(report, name)), client.post(room(report, name))):
                assert answer.status_code in (302, 405)
                assert answer.status_code == 405 or answer.url == "/admin/"
        assert client.get(LIST).url == "/admin/"


def test_a_day_with_reports_leaves_no_word_in_the_open(staff_client, caplog):
    told = tell("published")
    report = complain(told, words=f"{NEEDLE} must go.", name=f"{NEEDLE} clinic")
    client = staff_client("ben")
    open_it(client, report)
    client.post(room(report, "read"), {"outcome": "nothing", "message": NEEDLE})
    found = [where for where, value in cells() if NEEDLE in value.lower()]
    assert found == []
    assert NEEDLE not in caplog.text
    assert NEEDLE not in str(dict(client.session))
