"""Law: nothing is public whose exact hash both the author and a moderator have not approved."""

import pytest
from django.db import IntegrityError, connection, transaction

from community.lib.canonical import digest
from stories.actions.add_notes import add_notes
from stories.actions.approve import approve
from stories.actions.decide import offer
from stories.actions.leaving.take_off import take_off
from stories.actions.publish import publish_due
from stories.actions.reconsider import look_again
from stories.actions.redact import flag
from stories.actions.refusals import NotNow, NotWhatWasSeen, Overtaken, SamePerson
from stories.actions.rewrite import rewrite
from stories.actions.show_less import show_less
from stories.consent import Purpose
from stories.models import Story
from stories.vault.models import Approval, Flag, State
from tests.stories import telling
from tests.stories.replaying import by_author
from tests.stories.telling import DAY, a_moderator, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def only_story() -> Story:
    return Story.objects.get()


def refuse(**changes):
    """The database itself refuses this change of the public row."""
    with pytest.raises(IntegrityError), transaction.atomic():
        Story.objects.update(**changes)
        connection.check_constraints()


def test_a_raw_update_of_the_document_is_refused_by_the_database():
    tell("published")
    refuse(document=only_story().document.replace("hours", "days"))


def test_not_even_with_a_matching_hash():
    tell("published")
    text = only_story().document.replace("hours", "days")
    refuse(document=text, approval_id=digest(text))


def test_an_approval_cannot_be_half():
    told = tell("published")
    approval = Approval.objects.get()
    for column in ("author_agreed_on", "decided_by_id", "decided_on"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Approval.objects.filter(pk=approval.pk).update(**{column: None})
    assert told.again().state == State.PUBLISHED


def test_the_approval_of_one_story_does_not_serve_another():
    one, other = tell("offered"), tell("offered")
    with pytest.raises(NotWhatWasSeen):
        approve(
            submission_id=other.id,
            shown=[],
            seen_hash=telling.hash_of(one, []),
            language="en",
            today=DAY,
        )


def test_the_page_that_was_seen_is_the_page_that_is_approved():
    told = tell("offered")
    with pytest.raises(NotWhatWasSeen):
        approve(
            submission_id=told.id,
            shown=["name", "country"],
            seen_hash=telling.hash_of(told, []),
            language="en",
            today=DAY,
        )
    assert not Approval.objects.exists()


def test_showing_nothing_is_the_default_and_showing_is_exact():
    telling.publish_it(telling.approve_it(tell("offered"), ["country", "years"]))
    story = only_story()
    assert (story.country, story.from_year, story.to_year) == ("FI", 2010, 2014)
    assert (story.name, story.region, story.setting) == ("", "", "")
    assert "Lapland" not in story.document and "R." not in story.document


def test_showing_less_is_at_once_and_has_an_approval_of_its_own():
    told = tell("published", shown=["country", "name"])
    more = only_story().document
    show_less(submission_id=told.id, shown=["country"], language="en", today=DAY)
    assert only_story().name == ""
    assert '"name":null' in only_story().document
    assert Approval.objects.get().document_hash == only_story().approval_id
    refuse(document=more, approval_id=digest(more))
    with pytest.raises(NotNow):
        show_less(submission_id=told.id, shown=["country", "name"], language="en", today=DAY)


@pytest.mark.parametrize("state", ["approved", "published"])
def test_once_a_note_stands_before_it_the_page_without_it_is_not_approved(state):
    told = tell(state)
    before = Approval.objects.get().document_hash
    add_notes(submission_id=told.id, notes=["restraint"], today=DAY)
    assert Approval.objects.get().document_hash != before
    telling.publish_it(told)
    assert only_story().approval_id == Approval.objects.get().document_hash


def by_hand(told):
    take_off(submission_id=told.id, language="en", today=DAY)


@pytest.mark.parametrize("ends", [by_hand, by_author])
def test_the_ledger_says_once_that_the_yes_is_over_also_without_an_approval(ends):
    told = tell("published")
    ends(told)
    told.submission.approvals.all().delete()
    look_again(submission_id=told.id, language="en", today=DAY)
    entries = [told.safe().get(row, "entry") for row in told.submission.ledger.order_by("number")]
    published = [entry["choice"] for entry in entries if entry["purpose"] == Purpose.PUBLISH]
    assert published == ["yes", "no"]


def flag_as_minor(told):
    flag(submission_id=told.id, moderator=a_moderator(), flags=[Flag.MINOR])


def test_where_a_second_moderator_is_missing_the_authors_yes_is_not_taken():
    told = tell("offered")
    flag_as_minor(told)
    with pytest.raises(NotNow):
        telling.approve_it(told)
    assert told.again().state == State.OFFERED and not Approval.objects.exists()


def test_where_a_second_moderator_is_missing_nothing_is_published():
    told, other = tell("approved", shown=["name"]), tell("approved")
    flag_as_minor(told)
    assert [row.reference for row in publish_due(today=DAY, everything=True)] == [
        other.submission.reference
    ]
    # Hiding waits for nobody.
    show_less(submission_id=told.id, shown=[], language="en", today=DAY)


def test_an_edit_after_approval_goes_back_to_the_desk_and_off_the_page():
    told = tell("published")
    rewrite(submission_id=told.id, texts={"happened": "Something else."}, today=DAY)
    assert told.again().state == State.WAITING
    assert not Story.objects.exists()
    assert publish_due(today=DAY, everything=True) == []


def test_exactly_this_needs_no_second_yes_when_nothing_changed():
    told = tell("reading", choice="exact")
    telling.offer_it(told)
    assert told.submission.state == State.APPROVED
    assert Approval.objects.get().document_hash == telling.as_sent_hash(told)


def test_exactly_this_with_a_content_note_added_needs_no_second_yes():
    told = telling.redact_it(tell("reading", choice="exact"), notes=("restraint",))
    telling.offer_it(told)
    assert told.submission.state == State.APPROVED


def test_exactly_this_but_changed_needs_the_authors_yes():
    told = telling.redact_it(tell("reading", choice="exact"), happened="They tied me down.")
    telling.offer_it(told)
    assert told.submission.state == State.OFFERED


@pytest.mark.parametrize("choice", ["count", "read"])
def test_who_did_not_want_publication_is_never_offered_it(choice):
    told = tell("reading", choice=choice)
    with pytest.raises(NotNow):
        telling.offer_it(told)


def test_a_story_about_someone_else_needs_two_moderators():
    told = tell("reading", perspective="close", agreement="yes")
    telling.offer_it(told)
    with pytest.raises(SamePerson):
        telling.offer_it(told)
    assert told.again().state == State.WAITING
    telling.offer_it(told, by=telling.a_moderator("second"))
    assert told.submission.state == State.OFFERED


def test_the_second_of_two_moderators_is_told():
    told = tell("reading")
    edition = told.submission.edition
    telling.redact_it(told, happened="Changed meanwhile.")
    with pytest.raises(Overtaken):
        offer(
            submission_id=told.id,
            moderator=telling.a_moderator("second"),
            edition=edition,
            today=DAY,
        )
