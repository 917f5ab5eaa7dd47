"""Showing less and more: each detail alone, in each state, with its approval and its ledger."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.lib.canonical import digest
from stories.actions.approve import SHOWS, approve
from stories.actions.content import document_now, latest_content, shown_details
from stories.actions.decide import offer
from stories.actions.reconsider import look_again, take_back_yes
from stories.actions.refusals import MayNotBeShown, NotNow
from stories.actions.rewrite import rewrite
from stories.actions.show_less import MAY_HIDE, show_less
from stories.choices import DECADES, Detail
from stories.consent import Purpose
from stories.document import Content, Shown
from stories.models import Story
from stories.vault.models import State
from tests.flows.laws import assert_laws, last_words
from tests.stories.telling import (
    DAY,
    Told,
    a_moderator,
    approve_it,
    hash_of,
    offer_it,
    publish_it,
    read_it,
    tell,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

ALL = [detail.value for detail in Detail]
OTHERS = ("draft", "waiting", "reading", "asked", "offered", "declined", "kept", "unpublished")


def shown(told: Told) -> list[str]:
    return shown_details(told.again(), told.safe()).names()


def hide(told: Told, *details: str) -> None:
    left = shown_details(told.again(), told.safe()).without(details)
    show_less(submission_id=told.id, shown=left.names(), language="en", today=DAY)


def on_the_page(story: Story) -> dict[str, bool]:
    columns = {"years": "from_year"}
    return {detail: bool(getattr(story, columns.get(detail, detail))) for detail in ALL}


@pytest.mark.parametrize("detail", ALL)
@pytest.mark.parametrize("state", ["approved", "published", "suspended"])
def test_each_detail_is_hidden_alone_and_at_once(state, detail):
    told = tell(state, shown=ALL)
    entries, edition = told.submission.ledger.count(), told.submission.edition
    hide(told, detail)
    rest = [other for other in ALL if other != detail]
    assert told.again().state == state and told.submission.edition == edition + 1
    assert shown(told) == rest
    # One line in the ledger and one approval, of exactly what the page holds from now on.
    assert told.submission.ledger.count() == entries + 1
    assert last_words(told.submission)[SHOWS[Detail(detail)]] == "no"
    assert all(last_words(told.submission)[SHOWS[Detail(other)]] == "yes" for other in rest)
    hashed = digest(document_now(told.submission, told.safe()))
    assert told.submission.approvals.filter(document_hash=hashed).exists()
    for story in Story.objects.all():
        assert story.approval_id == hashed
        assert on_the_page(story) == {name: name in rest for name in ALL}
    assert_laws(DAY)


@pytest.mark.parametrize("state", ["published", "suspended"])
def test_all_at_once(state):
    told = tell(state, shown=ALL)
    hide(told, *ALL)
    assert not any(on_the_page(Story.objects.get()).values())
    assert_laws(DAY)


@pytest.mark.parametrize("state", OTHERS)
def test_where_nothing_is_approved_there_is_nothing_to_hide(state):
    told = tell(state)
    assert told.submission.state not in MAY_HIDE
    with pytest.raises(NotNow):
        show_less(submission_id=told.id, shown=[], language="en", today=DAY)
    assert told.submission.ledger.count() == told.again().ledger.count()


@pytest.mark.parametrize("state", ["approved", "published", "suspended"])
@pytest.mark.parametrize("detail", ALL)
def test_no_press_shows_more(state, detail):
    told = tell(state)
    with pytest.raises(NotNow):
        show_less(submission_id=told.id, shown=[detail], language="en", today=DAY)
    assert shown(told) == []


def test_hiding_what_is_hidden_changes_nothing():
    told = tell("published", shown=["country"])
    entries, edition = told.submission.ledger.count(), told.submission.edition
    hide(told, "name")
    assert told.again().edition == edition and told.submission.ledger.count() == entries


@pytest.mark.parametrize("detail", ALL)
@pytest.mark.parametrize("state", ["approved", "published"])
def test_more_waits_for_the_page_in_view_and_the_cooling_off(state, detail):
    told = tell(state)
    back = take_back_yes if state == "approved" else look_again
    back(submission_id=told.id, language="en", today=DAY)
    assert told.again().state == State.OFFERED and not Story.objects.exists()
    assert not told.submission.approvals.exists() and shown(told) == []
    assert last_words(told.submission)[Purpose.PUBLISH] == "no"
    approve_it(told, [detail])
    assert told.submission.state == State.APPROVED and told.submission.state_since == DAY
    assert last_words(told.submission)[SHOWS[Detail(detail)]] == "yes"
    publish_it(told)
    assert on_the_page(Story.objects.get()) == {name: name == detail for name in ALL}
    assert_laws(DAY)


@pytest.mark.parametrize("state", ["offered", "approved", "published", "unpublished"])
def test_a_new_name_goes_back_to_the_desk_and_ends_every_yes(state):
    told = tell(state, shown=[] if state == "offered" else ALL)
    rewrite(submission_id=told.id, texts={"name": "Moon"}, today=DAY)
    assert told.again().state == State.WAITING
    assert not Story.objects.exists() and not told.submission.approvals.exists()
    assert shown(told) == []
    if state != "offered":
        words = last_words(told.submission)
        assert words[Purpose.PUBLISH] == "no"
        assert {words[SHOWS[detail]] for detail in Detail} == {"no"}
    assert latest_content(told.submission, told.safe()).name == "Moon"
    # Nobody endorsed the new name yet, so there is nothing to say yes to.
    with pytest.raises(NotNow):
        approve_it(told, ["name"])
    approve_it(offer_it(read_it(told)), ["name"])
    publish_it(told)
    assert Story.objects.get().name == "Moon"
    assert_laws(DAY)


def test_what_was_shown_before_a_rewrite_is_asked_anew():
    told = tell("published", shown=ALL)
    rewrite(submission_id=told.id, texts={"happened": "New words."}, today=DAY)
    offer_it(read_it(told))
    publish_it(approve_it(told, ["setting"]))
    assert on_the_page(Story.objects.get()) == {name: name == "setting" for name in ALL}
    assert_laws(DAY)


@pytest.mark.parametrize("missing", ["name", "region"])
def test_a_detail_that_is_not_there_cannot_be_agreed_to(missing):
    told = tell("offered", **{missing: ""})
    with pytest.raises(MayNotBeShown):
        approve(
            submission_id=told.id,
            shown=["country", missing],
            seen_hash=hash_of(told, ["country", missing]),
            language="en",
            today=DAY,
        )
    assert told.again().state == State.OFFERED and not told.submission.approvals.exists()


@pytest.mark.parametrize(
    ("agreement", "refused"), [("unknown", ["region", "years"]), ("died", ["region"])]
)
def test_what_may_not_be_shown_of_somebody_else_is_refused(agreement, refused):
    told = read_it(tell("waiting", perspective="close", agreement=agreement))
    offer_it(told)
    offer(
        submission_id=told.id,
        moderator=a_moderator("second"),
        edition=told.again().edition,
        today=DAY,
    )
    for detail in refused:
        with pytest.raises(MayNotBeShown):
            approve(
                submission_id=told.id,
                shown=["country", detail],
                seen_hash=hash_of(told, ["country", detail]),
                language="en",
                today=DAY,
            )
    assert told.again().state == State.OFFERED
    may = [detail for detail in ALL if detail not in refused]
    publish_it(approve_it(told, may))
    story = Story.objects.get()
    assert on_the_page(story) == {name: name in may for name in ALL}
    assert "Lapland" not in story.document
    if agreement == "died":
        assert (story.from_year, story.to_year) == (2010, 2019)
    assert_laws(DAY)


def years_of(told: Told) -> tuple[int | None, int | None]:
    story = Story.objects.get(reference=told.submission.reference)
    return story.from_year, story.to_year


def test_only_the_decade_is_approved_shown_and_written_down():
    told = approve_it(tell("offered", years=[2003, 2005]), shown=["country", "decades"])
    assert last_words(told.submission)[Purpose.SHOW_YEARS] == "decades"
    publish_it(told)
    assert years_of(told) == (2000, 2009) and shown(told) == ["country", "decades"]
    assert_laws(DAY)


@pytest.mark.parametrize("state", ["approved", "published", "suspended"])
def test_years_become_a_decade_at_once_and_never_the_other_way(state):
    told = tell(state, shown=["years"], years=[1998, 2001])
    before = told.submission.approvals.get().document_hash
    show_less(submission_id=told.id, shown=["decades"], language="en", today=DAY)
    assert last_words(told.again())[Purpose.SHOW_YEARS] == "decades"
    assert told.submission.approvals.get().document_hash not in ("", before)
    if state != "approved":
        assert years_of(told) == (1990, 2009)
    with pytest.raises(NotNow):
        show_less(submission_id=told.id, shown=["years"], language="en", today=DAY)
    hide(told, "years")
    assert shown(told) == [] and last_words(told.again())[Purpose.SHOW_YEARS] == "no"
    assert_laws(DAY)


def test_years_and_their_decade_together_are_the_decade():
    assert Shown.of(["years", "decades"]).names() == ["decades"]
    assert "years" in Shown.of(["decades"])


@given(st.sets(st.sampled_from([*ALL, DECADES])), st.sets(st.sampled_from([*ALL, DECADES])))
def test_less_is_never_more(one, other):
    """Whatever counts as less shows, of each detail, nothing or the same or a wider span."""
    some, all_of_it = Shown.of(one), Shown.of(other)
    content = Content("en", "me", "x", "", name="R.", country="FI", region="L", years=(2003, 2005))
    if not some.is_less_than(all_of_it):
        return
    for detail in Detail:
        less, more = some.value(detail, content), all_of_it.value(detail, content)
        within = less and more and detail == "years" and less[0] <= more[0] <= more[1] <= less[1]
        assert not less or less == more or within


def test_whole_decades_are_not_offered_as_something_vaguer():
    content = Content("en", "me", "Words.")
    assert replace(content, years=(2010, 2019)).decades() is None
    assert replace(content, years=(2010, 2014)).decades() == (2010, 2019)
    about_dead = replace(content, perspective="close", agreement="died", years=(2003, 2005))
    assert about_dead.decades() is None and about_dead.showable(Detail.YEARS) == (2000, 2009)
