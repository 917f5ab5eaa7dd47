"""“Report this”: a plain link, a form without an account that loses nothing, a neutral receipt."""

import re
from dataclasses import replace

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from stories.actions.leaving.withdraw import withdraw
from stories.actions.reports.settle import told_in
from stories.actions.reports.tell import MOST_OPEN, STORY
from stories.choices import ReportReason
from stories.share.reports import kinds
from stories.share.without_code import ABOUT_ONE
from stories.vault.models import Report
from stories.vault.safe import Safe
from tests.stories.reporting import complain, report_it
from tests.stories.telling import DAY, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
NEEDLE = "brambleswitch"


def page_of(told):
    return f"/en/share/report/story/{told.submission.reference.lower()}/"


def form_of(client, told):
    """Every hidden field, as a browser would send it."""
    html = client.get(page_of(told)).content.decode()
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html)
    return dict(hidden) | {"confirmed": "1"}


def send(client, told, reason="recognised", words=NEEDLE, **more):
    return client.post(
        page_of(told), form_of(client, told) | {"reason": reason, "words": words} | more
    )


def test_a_plain_link_stands_under_every_story_and_no_form(client):
    told = tell("published")
    html = client.get(f"/en/stories/{told.submission.reference.lower()}/").content.decode()
    assert f'href="{page_of(told)}" rel="nofollow"' in html
    main = html[html.index("<main") : html.index("</main")]
    assert "csrfmiddlewaretoken" not in main


def test_the_form_says_nothing_of_the_story_and_is_not_stored(client):
    told = tell("published", title=NEEDLE, happened=f"{NEEDLE} happened.")
    response = client.get(page_of(told))
    assert NEEDLE not in response.content.decode()
    assert response.headers["Cache-Control"] == "no-store"
    assert "<title>Notes" in response.content.decode()
    for reason in ReportReason:
        assert f'value="{reason.value}"' in response.content.decode()


def test_it_is_sealed_and_answered_with_the_same_receipt_for_everybody(client):
    told = tell("published")
    receipts = set()
    for reason in ReportReason:
        response = send(
            client, told, reason.value, institution="Somewhere", contact="a@example.org"
        )
        assert response.url == "/en/share/report/done/"
        receipts.add(client.get(response.url).content.decode().split("<main")[1])
    assert len(receipts) == 1
    assert Report.objects.count() == len(ReportReason)
    for report in Report.objects.all():
        told_now = told_in(report)
        assert told_now["words"] == NEEDLE
        assert ("institution" in told_now) is (report.reason == "institution")
        assert Safe.of(report.id).get(report, "contact") == "a@example.org"
    assert not list(client.session.keys())


def test_form_and_receipt_say_that_the_outcome_is_told_to_an_address(client):
    told = tell("published")
    assert "once we have decided" in client.get(page_of(told)).content.decode()
    assert "If nobody has decided after 60 days" in client.get(page_of(told)).content.decode()
    receipt = client.get("/en/share/report/done/").content.decode()
    assert "we tell you there" in receipt and "do not write back" not in receipt


def test_a_second_press_is_one_report(client):
    told = tell("published")
    sent = form_of(client, told) | {"reason": "spam"}
    for _press in range(2):
        assert client.post(page_of(told), sent).status_code == 302
    assert Report.objects.count() == 1
    client.post(page_of(told), sent | {"form_secret_once": "made-up"})
    assert Report.objects.count() == 2


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"reason": "", "words": NEEDLE}, "Please choose one."),
        ({"reason": "bored", "words": NEEDLE}, "Please choose one of these."),
        ({"reason": "other", "words": " "}, "Please say in a few words"),
        ({"reason": "institution", "words": NEEDLE}, "Please say for whom you write."),
        ({"reason": "spam", "words": NEEDLE, "contact": "nobody"}, "It needs an @ in it."),
        ({"reason": "spam", "words": "x" * 10_001}, "There is room for"),
    ],
)
def test_what_is_missing_is_said_and_every_word_stays(client, given, says):
    told = tell("published")
    html = client.post(page_of(told), form_of(client, told) | given).content.decode()
    assert says in html
    assert given["words"].strip() in html
    assert not Report.objects.exists()


def test_the_reason_alone_is_enough_where_it_says_what_to_look_for(client):
    told = tell("published")
    for reason in ("child", "method", "spam"):
        assert send(client, told, reason, words="").status_code == 302


def test_a_machine_is_asked_to_press_once_more_and_nothing_is_lost(client):
    told = tell("published")
    sent = {"reason": "spam", "words": NEEDLE, "website": "x"}
    html = client.post(page_of(told), sent).content.decode()
    assert "Not sent yet" in html and NEEDLE in html
    # The button comes before every box, and sends the form that stands below it.
    form = html.index('<form class="form" id="told"')
    assert html.index('type="submit" form="told"') < html.index("<h1") < form
    assert not Report.objects.exists()
    assert client.post(page_of(told), sent | {"confirmed": "1"}).status_code == 302


def test_a_flood_from_one_place_loses_no_word(client):
    told = tell("published")
    cache.clear()
    for _time in range(ABOUT_ONE):
        assert send(client, told, "spam").status_code == 302
    response = send(client, told, "child")
    assert response.status_code == 429
    assert NEEDLE in response.content.decode()
    assert "Retry-After" in response.headers


def test_when_many_say_the_same_there_is_still_room_for_another_reason(client):
    told = tell("published")
    for _time in range(MOST_OPEN):
        complain(told)
    response = send(client, told, "institution", institution="Somewhere")
    assert response.status_code == 429
    assert "Others have told us the same" in response.content.decode()
    assert NEEDLE in response.content.decode()
    assert send(client, told, "child").status_code == 302


def test_a_code_in_the_words_is_caught(client):
    told = tell("published")
    html = send(client, told, words=f"my code {told.code}").content.decode()
    assert "Something needs another look" in html
    assert not Report.objects.exists()


def test_a_story_that_is_gone_answers_so_and_words_stay_when_it_goes_meanwhile(client):
    told = tell("published")
    sent = form_of(client, told) | {"reason": "spam", "words": NEEDLE}
    withdraw(submission_id=told.id, today=DAY)
    assert client.get(page_of(told)).status_code == 410
    response = client.post(page_of(told), sent)
    assert response.status_code == 410
    assert NEEDLE in response.content.decode()
    assert not Report.objects.exists()


def test_what_nobody_registered_and_what_never_was_are_not_found(client):
    told = tell("waiting")
    for address in (page_of(told), "/en/share/report/story/zzzzzz/", "/en/share/report/cat/abc/"):
        assert client.get(address).status_code == 404


def test_a_listing_can_be_reported_once_it_is_registered(client, monkeypatch):
    monkeypatch.setattr(kinds, "_KINDS", dict(kinds._KINDS))
    kinds.register(
        replace(
            kinds.kind_of(STORY),
            name="group",
            is_there=lambda reference: reference == "open-hands",
            was_there=lambda reference: False,
            address=lambda reference: f"/en/find/{reference}/",
        )
    )
    address = "/en/share/report/group/open-hands/"
    html = client.get(address).content.decode()
    assert 'href="/en/find/open-hands/"' in html
    assert "I am in this story" not in html
    sent = {"reason": "spam", "confirmed": "1"}
    assert client.post(address, sent).status_code == 302
    report = Report.objects.get()
    assert (report.kind, report.reference, report.submission) == ("group", "open-hands", None)
    assert client.post("/en/share/report/group/nobody/", sent).status_code == 404


def test_the_author_hears_nothing_of_a_report_by_itself(client):
    told = tell("published")
    report_it(told)
    complain(told)
    assert not told.submission.messages.exists()


def test_everything_is_there_in_german_too():
    told = tell("published")
    html = Client().get(page_of(told).replace("/en/", "/de/")).content.decode()
    assert "Sagen Sie uns, was nicht stimmt" in html
    assert str(settings.PERIODS["REPORT_KEPT_DAYS"]) in html
