"""Whom an author keeps a story from: they get it in no way, and are not told why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.models import AuditEvent
from stories.actions.content import latest_content
from stories.actions.decide import decline, offer
from stories.actions.hold import LAPSED, hand_over, open_for_reading, take
from stories.actions.keep_from import keep_from
from stories.actions.redact import redact
from stories.actions.refusals import NotForYou, NotNow
from stories.actions.suspend import restore, suspend
from stories.actions.write import write
from stories.choices import DeclineReason, OpeningReason, SuspendReason
from stories.readers import MOST, NotReadBy
from tests.stories.telling import DAY, Told, a_moderator, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
NOBODY_FROM_HERE = NotReadBy(("EE",), ("Kindred Trust",))


def wish(told: Told, wished: NotReadBy = NOBODY_FROM_HERE) -> Told:
    keep_from(submission_id=told.id, wish=wished, today=DAY)
    told.again()
    return told


def reader(name: str, country: str = "FI", organisation: str = ""):
    user = a_moderator(name)
    user.country, user.organisation = country, organisation
    user.save()
    return user


KEPT_AWAY = {
    "country": ("EE", ""),
    "country unknown": ("", ""),
    "organisation": ("FI", "The Kindred Trust Ltd"),
}


def acts(told, me):
    who = {"submission_id": told.id, "moderator": me}
    dated = who | {"today": DAY}
    now = dated | {"edition": told.again().edition}
    content = latest_content(told.submission, told.safe())
    return [
        lambda: open_for_reading(**dated, reason=OpeningReason.FIRST_LOOK),
        lambda: take(**dated),
        lambda: hand_over(**dated, to=reader("noor")),
        lambda: redact(**now, content=content, reasons={}, flags=[]),
        lambda: offer(**now),
        lambda: decline(**now, reason=DeclineReason.NOT_ABOUT_THIS),
        lambda: write(**dated, body="May we?"),
    ]


@pytest.mark.parametrize("why", KEPT_AWAY)
def test_they_can_do_nothing_with_it_and_nothing_is_written_down(why):
    told, me = wish(tell("waiting")), reader("mira", *KEPT_AWAY[why])
    before = AuditEvent.objects.count(), told.again().edition
    for act in acts(told, me):
        with pytest.raises(NotForYou):
            act()
    assert (AuditEvent.objects.count(), told.again().edition) == before
    assert told.submission.holder is None


@pytest.mark.parametrize("why", KEPT_AWAY)
def test_nobody_gives_it_to_them(why):
    told, giver = wish(tell("waiting")), reader("giver")
    take(submission_id=told.id, moderator=giver, today=DAY)
    with pytest.raises(NotForYou):
        hand_over(
            submission_id=told.id, moderator=giver, to=reader("mira", *KEPT_AWAY[why]), today=DAY
        )
    assert told.again().holder == giver


def test_everybody_else_reads_it():
    told = wish(tell("waiting"))
    take(submission_id=told.id, moderator=reader("mira", "FI", "Open Door"), today=DAY)
    assert told.again().holder == a_moderator("mira")


def test_a_story_that_names_their_own_organisation_is_not_theirs():
    told = tell("waiting", happened="Then a man from OPEN DOOR came, and he was kind.")
    for name, organisation, refused in (("mira", "Open Door", True), ("noor", "Open Hand", False)):
        me = reader(name, "FI", organisation)
        if refused:
            with pytest.raises(NotForYou):
                take(submission_id=told.id, moderator=me, today=DAY)
        else:
            take(submission_id=told.id, moderator=me, today=DAY)


def test_a_new_wish_takes_it_from_whoever_holds_it_and_looks_like_a_lapse():
    told, me = tell("waiting"), reader("mira", "EE")
    take(submission_id=told.id, moderator=me, today=DAY)
    wish(told)
    assert told.submission.holder is None
    event = AuditEvent.objects.first()
    assert (event.reason, event.actor) == (LAPSED, None)


def test_an_empty_wish_leaves_nothing_behind():
    told = wish(wish(tell("waiting")), NotReadBy())
    assert told.submission.not_read_by is None
    take(submission_id=told.id, moderator=reader("mira", "EE"), today=DAY)


def test_what_everybody_can_read_is_still_taken_off_by_them_and_not_put_back():
    told, me = wish(tell("published", choice="exact")), reader("mira", "EE")
    suspend(submission_id=told.id, moderator=me, reason=SuspendReason.CHILD_NAMED, today=DAY)
    with pytest.raises(NotForYou):
        restore(submission_id=told.id, moderator=reader("noor", "EE"), today=DAY)


def test_a_draft_has_no_such_wish_by_this_way():
    with pytest.raises(NotNow):
        wish(tell("draft"))


NAMES = st.lists(st.text(max_size=200), max_size=30)


@given(NAMES, NAMES)
def test_what_is_sealed_opens_as_the_same_wish(countries, organisations):
    wished = NotReadBy.of({"countries": countries, "organisations": organisations})
    assert NotReadBy.of(wished.to_seal()) == wished
    assert len(wished.countries) <= MOST and len(wished.organisations) <= MOST
    assert bool(wished.to_seal()) == bool(wished)


@given(st.text(max_size=20))
def test_no_wish_keeps_nobody_away(organisation):
    assert not NotReadBy().keeps_away(country="", organisation=organisation)
