"""Translations go with the story, with its page, with the switch, or one by one: at once."""

from datetime import timedelta

import pytest
from wagtail.search.models import IndexEntry

from community.residue.needles import read_needles
from community.residue.report import search
from stories.actions.add_notes import add_notes
from stories.actions.leaving.take_off import take_off
from stories.actions.leaving.unpublish import unpublish
from stories.actions.leaving.withdraw import withdraw
from stories.actions.ledger import said
from stories.actions.proving.public import prove_public
from stories.actions.reconsider import look_again
from stories.actions.refusals import NotNow
from stories.actions.rewrite import rewrite
from stories.actions.show_less import show_less
from stories.actions.suspend import restore, suspend
from stories.actions.switch import ask_again
from stories.actions.translating.leave import take_down_translation
from stories.actions.translating.publish import publish_translations_due
from stories.actions.upkeep.housekeep import housekeep
from stories.choices import SuspendReason
from stories.models import StoryTranslation
from stories.vault.models import Approval, Stage, Translation, TranslationWriter
from tests.flows.laws import assert_laws
from tests.stories.replaying import LATER, done, replayed
from tests.stories.telling import DAY, NOON, a_moderator, approve_it, offer_it, publish_it
from tests.stories.translating import (
    agree_to_it,
    answer_it,
    check_it,
    public_in_german,
    row_of,
    translation_of,
    turn,
    write_it,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)
NEEDLES = ["Zwielichtblume", "Heideweg sieben"]


def told_with_needles(**more):
    return public_in_german(**more)


def german(told, **texts):
    """The same, with words in it that stand nowhere else."""
    write_it(told, happened=f"Man nannte mich {NEEDLES[0]}.", title=NEEDLES[1], **texts)


@pytest.fixture
def told():
    from tests.stories.translating import told_to_translate

    told = told_to_translate(shown=["country", "region", "name"])
    german(told)
    check_it(told)
    agree_to_it(told)
    publish_translations_due(today=DAY, everything=True)
    return told


def indexed() -> int:
    return IndexEntry.objects.filter(content_type__model="storytranslation").count()


def left() -> list[str]:
    report = search(read_needles(NEEDLES))
    assert not report.unread
    return [str(finding) for finding in report.findings]


def at(told, today=LATER):
    return {"submission_id": told.id, "language": "en", "today": today}


def off_by_author(told):
    take_off(**at(told))


def off_by_moderator(told):
    reason = SuspendReason.REPORT
    unpublish(submission_id=told.id, today=LATER, moderator=a_moderator(), reason=reason)


def off_by_time(told):
    ask_again(submission_id=told.id, years=1, language="en", today=DAY)
    housekeep(now=NOON + timedelta(days=400))


def off_to_look_again(told):
    look_again(**at(told))


def rewritten(told):
    rewrite(submission_id=told.id, texts={"happened": "Otherwise."}, today=LATER)


@pytest.mark.parametrize(
    "leave", [off_by_author, off_by_moderator, off_by_time, off_to_look_again, rewritten]
)
def test_they_leave_the_page_with_the_story(told, leave):
    assert indexed() == 1 and left()
    leave(told)
    assert not StoryTranslation.objects.exists() and not indexed()
    assert not Approval.objects.filter(translation__isnull=False).exists()
    assert translation_of(told).stage == Stage.WRITING
    assert left() == []
    assert prove_public().wrong == []


def test_new_words_end_the_yes_to_the_translation_too(told):
    rewritten(told)
    assert not said(told.again(), told.safe())["publish/de"].is_yes


def test_back_on_the_page_they_are_checked_and_answered_anew(told):
    look_again(**at(told))
    publish_it(approve_it(told))
    publish_translations_due(today=LATER, everything=True)
    assert not StoryTranslation.objects.exists()
    write_it(told)
    check_it(told)
    agree_to_it(told)
    publish_translations_due(today=LATER, everything=True)
    assert row_of(told) is not None
    assert_laws(LATER)


def test_words_that_changed_meanwhile_are_never_published_with_an_old_translation(told):
    rewritten(told)
    publish_it(approve_it(offer_it(told)))
    with pytest.raises(NotNow):
        check_it(told)
    write_it(told)
    check_it(told)
    assert told.safe().get(translation_of(told), "source")["happened"] == "Otherwise."


def test_the_switch_destroys_them_at_once(told):
    turn(told, on=False, today=LATER)
    for model in (StoryTranslation, Translation, TranslationWriter):
        assert not model.objects.exists(), model
    assert not indexed() and left() == []
    ledger = said(told.again(), told.safe())
    assert not ledger["publish/de"].is_yes and ledger["publish"].is_yes
    assert prove_public().wrong == []


@pytest.mark.parametrize("stage", ["writing", "to-check", "asked", "approved", "public"])
def test_withdrawing_destroys_them_at_every_stage(stage):
    from tests.stories.translating import told_to_translate

    told = told_to_translate()
    german(told, done=stage != "writing")
    if stage in ("asked", "approved", "public"):
        check_it(told)
    if stage in ("approved", "public"):
        answer_it(told, reads=False)
    if stage == "public":
        publish_translations_due(today=DAY, everything=True)
    assert translation_of(told).stage == stage
    removed = withdraw(submission_id=told.id, today=LATER)
    assert not removed.pending
    for model in (StoryTranslation, Translation, TranslationWriter, Approval):
        assert not model.objects.exists(), model
    assert left() == []


def test_suspended_they_are_out_of_sight_and_out_of_the_index(told):
    suspend(
        submission_id=told.id,
        moderator=a_moderator(),
        reason=SuspendReason.COURT_ORDER,
        today=LATER,
    )
    assert not StoryTranslation.objects.public(LATER).exists() and not indexed()
    assert StoryTranslation.get_indexed_objects().count() == 0
    assert prove_public().wrong == []
    restore(submission_id=told.id, moderator=a_moderator("another"), today=LATER)
    assert StoryTranslation.objects.public(LATER).count() == indexed() == 1
    assert prove_public().wrong == []


def test_showing_less_shows_less_in_every_language_with_a_new_approval(told):
    before = row_of(told).approval_id
    show_less(submission_id=told.id, shown=["country"], language="en", today=LATER)
    row = row_of(told)
    assert row.content["name"] is None and row.content["details"]["region"] is None
    assert row.content["details"]["country"] == "FI"
    assert row.approval_id != before
    assert not Approval.objects.filter(document_hash=before).exists()
    assert Approval.objects.get(document_hash=row.approval_id).author_agreed_on == LATER
    assert prove_public().wrong == []


def test_showing_less_before_it_is_public_counts_too(told):
    take_down_translation(
        submission_id=told.id, translated="de", today=DAY, moderator=a_moderator()
    )
    write_it(told)
    check_it(told)
    agree_to_it(told)
    show_less(submission_id=told.id, shown=[], language="en", today=LATER)
    assert publish_translations_due(today=LATER, everything=True) == 1
    assert row_of(told).content["details"]["country"] is None
    assert prove_public().wrong == []


def test_a_note_more_stands_before_every_language(told):
    add_notes(submission_id=told.id, notes=["restraint"], today=LATER)
    assert row_of(told).content["notes"] == ["restraint"]
    assert prove_public().wrong == []


def test_its_author_takes_one_down_and_what_was_written_goes(told):
    take_down_translation(submission_id=told.id, translated="de", today=LATER)
    translation = translation_of(told)
    assert (translation.stage, translation.texts) == (Stage.REFUSED, None)
    assert row_of(told) is None and left() == []
    assert not said(told.again(), told.safe())["publish/de"].is_yes
    with pytest.raises(NotNow):
        write_it(told)
    answer_it(told, reads=True)
    assert write_it(told).stage == Stage.TO_CHECK


def test_a_moderator_takes_one_down_and_its_author_is_asked_again(told):
    take_down_translation(
        submission_id=told.id, translated="de", today=LATER, moderator=a_moderator()
    )
    assert row_of(told) is None and translation_of(told).stage == Stage.WRITING
    assert not told.safe().get(translation_of(told), "reads")


@pytest.mark.parametrize("by", [None, "moderator"])
def test_a_restored_backup_takes_one_down_again(told, backup, by):
    before = backup()
    moderator = a_moderator(by) if by else None
    take_down_translation(submission_id=told.id, translated="de", today=LATER, moderator=moderator)
    before.restore("default", "keys")
    assert row_of(told) is not None
    assert replayed() == done(translations=1)
    assert row_of(told) is None and not indexed()
    assert translation_of(told).stage == (Stage.WRITING if by else Stage.REFUSED)


def test_a_later_yes_is_left_alone(told, backup):
    take_down_translation(
        submission_id=told.id, translated="de", today=DAY, moderator=a_moderator()
    )
    public_in_german(told)
    after = backup()
    after.restore("default", "keys")
    assert replayed() == done()
    assert row_of(told) is not None


def test_a_restored_backup_drops_them_with_the_switch(told, backup):
    before = backup()
    turn(told, on=False, today=LATER)
    before.restore("default", "keys")
    assert replayed() == done(choices=1)
    assert not Translation.objects.exists() and not indexed()
    assert left() == []
