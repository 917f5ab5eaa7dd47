"""The queue shows clear columns, finds by reference, and never shows a word."""

import re

import pytest

from stories.actions.redact import flag
from stories.desk.counts import held_by
from stories.vault.models import Flag
from tests.stories.desk.conftest import BOTH, address, open_it
from tests.stories.telling import a_moderator, tell

pytestmark = BOTH

NEEDLE = "They tied me to the bed"
QUEUE = "/admin/desk/"


def page(client, query=""):
    response = client.get(f"{QUEUE}{query}")
    assert response.status_code == 200
    return response.content.decode()


def test_it_lists_by_age_with_clear_columns_only(staff_client):
    first, second = tell("waiting"), tell("reading")
    html = page(staff_client())
    assert first.submission.reference in html
    assert second.submission.reference in html
    assert "waiting to be read" in html
    assert NEEDLE not in html
    assert "The night they left" not in html


def test_drafts_are_nowhere(staff_client):
    told = tell("draft")
    client = staff_client()
    assert told.submission.reference not in page(client)
    assert client.get(address(told.submission)).url == QUEUE
    assert client.post(address(told.submission, "suspend")).url == QUEUE


def test_search_is_by_reference_only(staff_client):
    told, other = tell("waiting"), tell("declined")
    client = staff_client()
    html = page(client, f"?q={told.submission.reference.lower()}")
    assert told.submission.reference in html
    assert other.submission.reference in page(client, f"?q={other.submission.reference}")
    assert told.submission.reference not in page(client, "?q=tied")


@pytest.mark.parametrize("query", ["?state=waiting", "?language=en", "?mine=0"])
def test_filters_find(staff_client, query):
    told = tell("waiting")
    assert told.submission.reference in page(staff_client(), query)


@pytest.mark.parametrize("query", ["?state=offered", "?language=de", "?mine=1", "?flag=risk"])
def test_filters_leave_out(staff_client, query):
    told = tell("waiting")
    assert told.submission.reference not in page(staff_client(), query)


def test_mine_and_the_lead_s_are_found(staff_client):
    told, client = tell("waiting"), staff_client()
    open_it(client, told.submission)
    flag(submission_id=told.id, moderator=client.user, flags=[Flag.RISK])
    assert told.submission.reference in page(client, "?mine=1")
    assert told.submission.reference in page(client, "?flag=risk")


def test_an_empty_desk_says_so(staff_client):
    assert "Nothing waits for you here" in page(staff_client())
    assert "No story fits that" in page(staff_client(), "?state=offered")


def test_the_menu_counts_and_the_first_page_has_a_panel(staff_client):
    tell("waiting")
    client = staff_client()
    html = client.get("/admin/").content.decode()
    assert "Stories (1)" in html
    assert "waiting to be read" in html
    assert "for the safeguarding lead" not in html
    assert NEEDLE not in html
    lead = staff_client("lea", "Safeguarding leads").get("/admin/").content.decode()
    assert "for the safeguarding lead" in lead
    editor = staff_client("eda", "Guide editors").get("/admin/").content.decode()
    assert "waiting to be read" not in editor
    assert "Stories (" not in editor


def test_the_list_takes_few_queries(staff_client, django_assert_max_num_queries):
    for _ in range(3):
        tell("waiting")
    client = staff_client()
    page(client)
    with django_assert_max_num_queries(25):
        page(client)


def test_what_is_published_is_listed_apart(staff_client):
    published, suspended = tell("published"), tell("suspended")
    html = staff_client().get(f"{QUEUE}published/").content.decode()
    assert published.submission.reference in html
    assert html.index(suspended.submission.reference) < html.index(published.submission.reference)
    assert NEEDLE not in html
    assert a_moderator().email not in html


def test_with_me_is_open_work_and_the_number_of_the_first_page(staff_client):
    client, held, settled = staff_client("moderator"), tell("reading"), tell("declined")
    assert settled.submission.holder == client.user
    html = page(client, "?mine=1")
    assert held.submission.reference in html
    assert settled.submission.reference not in html
    assert held_by(client.user) == 1
    assert settled.submission.reference in page(client, "?mine=1&state=declined")


def test_who_holds_it_finds_going_on_first(staff_client):
    mira, noor, told = staff_client("mira"), staff_client("noor"), tell("waiting")
    open_it(mira, told.submission)
    open_it(noor, told.submission, "second-opinion")
    # A new session must say why again.
    for client, first in ((staff_client("mira"), "continue"), (staff_client("noor"), "first-look")):
        html = client.get(address(told.submission)).content.decode()
        assert re.findall(r'name="reason" value="([\w-]+)"', html)[0] == first
