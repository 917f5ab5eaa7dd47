"""By when the desk looks and decides: the filter and the words say the same."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from community.lib.workdays import work_on
from stories.actions.hold import take
from stories.actions.redact import flag
from stories.desk.counts import numbers_for
from stories.desk.targets import CRISIS, DECISION, FIRST_LOOK, late, overdue, target_of, with_days
from stories.vault.models import Flag, State, Submission
from tests.stories.desk.conftest import BOTH, address, open_it
from tests.stories.desk.test_queue import page
from tests.stories.telling import DAY, NOON, a_moderator, tell

pytestmark = BOTH
DAYS = st.dates(DAY, DAY + timedelta(days=60))


def at(days):
    return time_machine.travel(NOON + timedelta(days=days), tick=False)


@pytest.mark.parametrize(
    ("state", "flags", "name", "workdays"),
    [
        ("waiting", [], FIRST_LOOK, 2),
        ("reading", [], DECISION, 10),
        ("waiting", [Flag.RISK], CRISIS, 1),
        ("reading", [Flag.RISK], CRISIS, 1),
    ],
)
def test_what_is_due_next(state, flags, name, workdays):
    told = tell(state)
    if flags:
        flag(submission_id=told.id, moderator=a_moderator(), flags=flags)
    target = target_of(told.again())
    assert (target.name, target.due) == (name, work_on(DAY, workdays))
    assert not target.over(target.due) and target.over(target.due + timedelta(days=5))


@pytest.mark.parametrize("state", ["asked", "offered", "approved", "published", "declined"])
def test_nothing_is_due_where_it_is_not_the_desk_s_turn(state):
    told = tell(state)
    assert target_of(told.submission) is None
    assert overdue(DAY + timedelta(days=400)) == 0


@given(
    since=DAYS,
    looked=st.none() | st.integers(0, 20),
    flags=st.lists(st.sampled_from(Flag.values), unique=True),
    state=st.sampled_from(State.values),
    today=DAYS,
)
def test_the_filter_finds_what_the_words_call_late(since, looked, flags, state, today):
    looked_on = None if looked is None else since + timedelta(days=looked)
    row = Submission.objects.create(
        state=state, desk_since=since, looked_on=looked_on, flags=flags, language="en"
    )
    target = target_of(row)
    found = Submission.objects.alias(**with_days()).filter(late(today), pk=row.pk).exists()
    row.delete()
    assert found == bool(target and target.over(today))


def test_the_list_says_it_in_calm_words_and_the_filter_finds_it(staff_client):
    late_one, client = tell("waiting"), staff_client()
    with at(1):
        html = page(client)
        assert "First look: by" in html and "desk-due-over" not in html
        assert late_one.submission.reference not in page(client, "?late=1")
    with at(7):
        client = staff_client()
        assert "First look: 3 working days over" in page(client)
        assert late_one.submission.reference in page(client, "?late=1")
        assert overdue(timezone.now().date()) == 1


def test_what_is_late_stands_first(staff_client):
    old = tell("reading")
    with at(4):
        new = tell("waiting")
    Submission.objects.filter(pk=new.id).update(desk_since=DAY + timedelta(days=1))
    with at(6):
        html = page(staff_client())
    assert html.index(new.submission.reference) < html.index(old.submission.reference)


def test_the_first_page_of_the_admin_counts_what_is_late(staff_client, rf):
    tell("waiting")
    request = rf.get("/admin/")
    request.user = a_moderator()
    with at(30):
        numbers = {one["url"]: one["number"] for one in numbers_for(request)}
    assert numbers["/admin/desk/?late=1"] == 1


def test_content_labels_and_a_colleague_by_name_narrow_the_list(staff_client):
    told, other, client = tell("reading"), tell("waiting"), staff_client("mira")
    Submission.objects.filter(pk=told.id).update(labels=["suicide"])
    take(submission_id=other.id, moderator=client.user, today=DAY)
    one, two = told.submission.reference, other.submission.reference
    a_moderator().groups.set(client.user.groups.all())
    for query, here, away in (
        ("?mentions=suicide&mentions=police", one, two),
        ("?without=suicide", two, one),
        ("?mine=1", two, one),
        (f"?mine=p{a_moderator().pk}", one, two),
    ):
        html = page(client, query)
        assert here in html and away not in html, query
    assert one in page(client, "?mine=p999999999999")


def test_without_scripts_every_filter_is_a_plain_form(staff_client):
    html = page(staff_client(), "?mentions=suicide")
    plain = html[html.index("<noscript>\n  <details") :].partition("</noscript>")[0]
    for name in ("state", "late", "wrote", "mine", "language", "flag", "mentions", "without"):
        assert f'name="{name}"' in plain and f'id="plain-{name}_0"' in plain, name
    assert 'id="id_' not in plain
    assert re.search(r'value="suicide"[^>]*checked', plain)


def test_a_search_is_no_longer_than_a_reference(staff_client):
    told, client = tell("waiting"), staff_client()
    reference = told.submission.reference
    html = page(client, "?q=They+tied+me+to+the+bed")
    assert "tied me" not in html.lower() and 'maxlength="6"' in html
    assert reference in page(client, f"?q={reference[:3].lower()}+{reference[3:]}")


def test_it_is_taken_from_its_page_before_it_is_read(staff_client):
    told, mira, noor = tell("waiting"), staff_client("mira"), staff_client("noor")
    assert "Take it, and read it later" in mira.get(address(told.submission)).content.decode()
    mira.post(address(told.submission, "take"))
    assert told.again().holder == mira.user and told.submission.state == "waiting"
    html = noor.get(address(told.submission)).content.decode()
    assert "Take it, and read it later" not in html
    assert "or longer if they open it again" in html
    noor.post(address(told.submission, "take"))
    assert told.again().holder == mira.user
    open_it(mira, told.submission)
