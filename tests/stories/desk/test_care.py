"""Whoever reads is cared for: what they are given, how much, and when a pause is offered."""

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st
from wagtail import hooks
from wagtail.users.models import UserProfile

from community.models import AuditEvent, Coercion, House
from community.panels.waiting import Number, WaitingPanel
from stories.actions.hold import step_back, take
from stories.actions.keep_from import keep_from
from stories.choices import Note
from stories.desk.care.day import HARD, WELCOME, Read, pause_is_due, read_today
from stories.readers import NotReadBy
from stories.vault.models import ReadingCare, Submission
from tests.stories.desk.conftest import BOTH, address, open_it
from tests.stories.telling import DAY, a_moderator, tell

pytestmark = BOTH
NEXT, CARE, PAUSE, QUEUE = (f"/admin/desk/{name}" for name in ("next/", "care/", "pause/", ""))
FIRST, NOT_A_REAL_ONE = "/admin/", "You need not begin with a real story"
NEUTRAL = "This story does not open for you."


def given_next(client, **data):
    """The reference that “Next story for me” gives, or where it leads instead."""
    url = client.post(NEXT, data).url
    reference = url.removeprefix(QUEUE).strip("/").upper()
    return reference if Submission.objects.filter(reference=reference).exists() else url


def mine(client, **chosen):
    ReadingCare.objects.update_or_create(user=client.user, defaults=chosen)


def from_(client, country="", organisation=""):
    client.user.country, client.user.organisation = country, organisation
    client.user.save()
    return client


def test_the_longest_wait_is_given_and_held(staff_client):
    first, client = tell("waiting"), staff_client()
    second = tell("waiting")
    Submission.objects.filter(pk=first.id).update(desk_since="2026-02-01")
    assert given_next(client) == first.submission.reference
    assert first.again().holder == client.user
    assert given_next(staff_client("noor")) == second.submission.reference
    assert given_next(client) == QUEUE
    assert "You can rest" in client.get(QUEUE).content.decode()


def welcomed(client):
    """On which of the two pages the welcome stands."""
    pages = (FIRST, QUEUE)
    return [page for page in pages if NOT_A_REAL_ONE in client.get(page).content.decode()]


@pytest.mark.parametrize("begins", ["opens", "is given one"])
def test_whoever_is_new_is_welcomed_and_need_not_begin_with_a_real_one(staff_client, begins):
    told, client = tell("waiting"), staff_client()
    assert welcomed(client) == [FIRST, QUEUE]
    html = client.get(FIRST).content.decode()
    for way in (CARE, "/admin/desk/practice/", QUEUE):
        assert f'href="{way}"' in html
    if begins == "opens":
        open_it(client, told.submission)
    else:
        given_next(client)
    assert welcomed(client) == []


@pytest.mark.parametrize(("back", "leads"), [("home", FIRST), ("list", QUEUE)])
def test_the_welcome_is_put_away_in_one_press_by_oneself_alone(staff_client, back, leads):
    mira, noor = staff_client("mira"), staff_client("noor")
    assert mira.post("/admin/desk/welcomed/", {"back": back}).url == leads
    assert welcomed(mira) == [] and welcomed(noor) == [FIRST, QUEUE]
    # A second press, and whatever else is dismissed there, lose nothing.
    mira.post("/admin/desk/welcomed/", {"back": back})
    assert welcomed(mira) == []


def test_who_cares_for_no_stories_is_not_welcomed_to_them(staff_client):
    ada = staff_client("ada", "Administrators")
    assert NOT_A_REAL_ONE not in ada.get(FIRST).content.decode()
    assert ada.post("/admin/desk/welcomed/").url == FIRST
    assert not UserProfile.objects.filter(user=ada.user, dismissibles__has_key=WELCOME).exists()


def test_another_app_brings_its_own_numbers_to_the_first_page(staff_client):
    class Listings(WaitingPanel):
        heading = "Example listings"

        def numbers(self):
            return [Number("listings to review", 4, "/example/"), Number("without a list", 2)]

    with hooks.register_temporarily(
        "construct_homepage_panels", lambda request, panels: panels.append(Listings(request))
    ):
        html = staff_client().get(FIRST).content.decode()
    assert "Example listings" in html and 'href="/example/"' in html
    for number in ("waiting to be read", "with me", "longer here than we want"):
        assert number in html
    assert "taken back by their authors this week" in html


def test_what_nobody_has_looked_at_is_not_given_where_it_is_not_wanted(staff_client):
    new, client, noor = tell("waiting"), staff_client(), staff_client("noor")
    client.post(CARE, {"seen_only": "on"})
    assert ReadingCare.objects.get(user=client.user).seen_only
    assert given_next(client) == QUEUE
    open_it(noor, new.submission)
    noor.post(address(new.submission, "release"))
    assert given_next(client) == new.submission.reference


def test_what_one_stepped_back_from_or_does_not_want_is_not_given(staff_client):
    client = staff_client()
    away, labelled, topical = tell("waiting"), tell("waiting"), tell("waiting")
    step_back(submission_id=away.id, moderator=client.user, today=DAY)
    Submission.objects.filter(pk=labelled.id).update(labels=["suicide"])
    topic = Coercion.objects.create(name="Restraint", slug="restraint", kind="coercion")
    Coercion.objects.create(name="Belts", slug="belts", kind="coercion", broader=topic)
    safe = topical.safe()
    safe.put(topical.submission, "topics", {"coercion": ["belts"], "alternative": []})
    topical.submission.save()
    mine(client, notes=["suicide"], topics=["restraint"])
    assert given_next(client) == QUEUE
    # They can still be opened on purpose.
    open_it(client, labelled.submission)
    mine(client, notes=["suicide"], topics=[])
    # It was a hard one, so a pause is offered first.
    assert given_next(client) == PAUSE
    assert given_next(client, anyway="1") == topical.submission.reference


def test_nobody_is_given_their_own_second_yes(staff_client):
    told, client = tell("waiting", perspective="close", agreement="yes"), staff_client()
    open_it(client, told.submission)
    edition = {"edition": told.again().edition, "decision": "offer", "no_notes": "on"} | {
        "publish": "about-force"
    }
    client.post(address(told.submission, "decide"), edition)
    assert told.again().state == "waiting" and told.submission.holder is None
    assert given_next(client) == QUEUE
    assert given_next(staff_client("noor")) == told.submission.reference


def test_a_daily_amount_and_a_pause(staff_client, settings):
    settings.PERIODS = settings.PERIODS | {"PAUSE_STORIES": 2}
    stories, client = [tell("waiting") for _ in range(5)], staff_client()
    for told in stories[:2]:
        open_it(client, told.submission)
    assert len(read_today(client.user)) == 2
    assert given_next(client) == PAUSE
    assert "This is a good moment for a pause" in client.get(QUEUE).content.decode()
    house = House.load()
    house.talk_to = "Ask for Ilse, 0123"
    house.save()
    html = client.get(PAUSE).content.decode()
    assert "Ask for Ilse, 0123" in html and "2 stories today" in html
    assert given_next(client, anyway="1") in [told.submission.reference for told in stories[2:]]
    mine(client, daily=2)
    assert given_next(client, anyway="1") == QUEUE
    assert "as much as you wanted" in client.get(QUEUE).content.decode()


def test_reading_one_twice_is_one_story_and_another_day_another_count(staff_client):
    told, client = tell("waiting"), staff_client()
    open_it(client, told.submission)
    open_it(client, told.submission, "continue")
    assert len(read_today(client.user)) == 1
    AuditEvent.objects.update(at="2026-01-01T10:00Z")
    assert read_today(client.user) == []


MARKS = st.frozensets(st.sampled_from([*Note.values, "risk", "minor"]))


@given(st.lists(MARKS, max_size=12))
def test_a_pause_comes_after_each_few_and_after_a_hard_one(marks):
    days = [Read(one) for one in marks]
    every = settings.PERIODS["PAUSE_STORIES"]
    expected = bool(days) and (len(days) % every == 0 or bool(marks[-1] & HARD))
    assert pause_is_due(days) == expected


def test_only_oneself_sees_and_changes_one_s_choices(staff_client):
    Coercion.objects.create(name="All", slug="all", kind="coercion")
    mira, noor = staff_client("mira"), staff_client("noor")
    mira.post(CARE, {"daily": "3", "notes": ["suicide", "death"]})
    kept = ReadingCare.objects.get()
    assert (kept.user, kept.daily, kept.notes, kept.topics) == (
        mira.user, 3, ["suicide", "death"], []
    )  # fmt: skip
    assert 'value="suicide" checked' in " ".join(mira.get(CARE).content.decode().split()) or (
        "checked" in mira.get(CARE).content.decode()
    )
    assert "checked" not in noor.get(CARE).content.decode()
    assert staff_client("eda", "Guide editors").get(CARE).status_code == 302
    mira.user.delete()
    assert not ReadingCare.objects.exists()


@pytest.mark.parametrize(("country", "organisation"), [("EE", ""), ("", ""), ("FI", "Kindred")])
def test_what_is_kept_from_somebody_is_not_given_and_does_not_open(
    staff_client,
    country,
    organisation,
):
    told, client = tell("waiting"), from_(staff_client(), country, organisation)
    keep_from(submission_id=told.id, wish=NotReadBy(("EE",), ("Kindred Trust",)), today=DAY)
    assert given_next(client) == QUEUE
    # The list looks as for everybody else: only pressing tells, and it does not tell why.
    assert told.submission.reference in client.get(QUEUE).content.decode()
    assert NEUTRAL not in client.get(address(told.submission)).content.decode()
    response = client.post(address(told.submission), {"reason": "first-look"}, follow=True)
    html = response.content.decode()
    assert NEUTRAL in html
    for word in ("country", "Estonia", "organisation", "Kindred", "author wish"):
        assert word not in html.split(NEUTRAL)[1].split("</")[0]
    assert client.get(address(told.submission, "read")).status_code == 302
    assert not AuditEvent.objects.filter(subject=told.id).exists()
    assert given_next(from_(staff_client("noor"), "FI")) == told.submission.reference


def test_a_wish_that_comes_while_somebody_reads_shuts_the_book(staff_client):
    told, client = tell("waiting"), from_(staff_client(), "EE")
    open_it(client, told.submission)
    assert client.get(address(told.submission, "read")).status_code == 200
    keep_from(submission_id=told.id, wish=NotReadBy(("EE",)), today=DAY)
    for room in ("read", "redact", "decide", "messages"):
        response = client.get(address(told.submission, room))
        assert response.status_code == 302, room
    assert "They tied me" not in client.get(QUEUE).content.decode()
    assert told.again().holder is None


def test_handing_over_to_somebody_it_is_kept_from_tells_no_reason(staff_client):
    told, mira = tell("waiting"), from_(staff_client("mira"), "FI")
    noor = from_(staff_client("noor"), "EE")
    keep_from(submission_id=told.id, wish=NotReadBy(("EE",)), today=DAY)
    take(submission_id=told.id, moderator=mira.user, today=DAY)
    page = mira.post(address(told.submission, "hand-over"), {"to": noor.user.pk}, follow=True)
    assert "That person cannot take this story." in page.content.decode()
    assert told.again().holder == mira.user


def test_who_has_said_no_country_is_told_so_without_any_story(staff_client):
    hint = "Your account does not say which country you are from"
    assert hint in staff_client().get(CARE).content.decode()
    assert hint not in from_(staff_client("noor"), "FI").get(CARE).content.decode()
    assert a_moderator("noor").country == "FI"
