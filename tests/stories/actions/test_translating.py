"""A translation is written, checked by somebody else, answered by its author, and then public."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from community.models import AuditEvent, Verb
from stories.actions.hold import step_back
from stories.actions.ledger import said
from stories.actions.proving.public import prove_public
from stories.actions.refusals import (
    HoldsCode,
    Incomplete,
    MayNotRead,
    NotNow,
    NotWhatWasSeen,
    Overtaken,
    SamePerson,
)
from stories.actions.translating.agree import agree_to_translation, wish_for_translation
from stories.actions.translating.check import send_translation_back
from stories.actions.translating.draft import draft_translation
from stories.actions.translating.publish import publish_translations_due
from stories.models import StoryTranslation
from stories.vault.models import Stage
from tests.stories.telling import DAY, a_moderator, tell
from tests.stories.translating import (
    GERMAN,
    agree_to_it,
    answer_it,
    check_it,
    edition_of,
    public_in_german,
    row_of,
    told_to_translate,
    translation_of,
    write_it,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def draft(told, **changes):
    given = {
        "moderator": a_moderator("writer"),
        "translated": "de",
        "texts": GERMAN,
        "edition": edition_of(told),
        "done": True,
        "today": DAY,
    }
    return draft_translation(submission_id=told.id, **(given | changes))


def test_its_author_reads_it_and_says_yes_to_exactly_that_page():
    told = public_in_german(shown=["country", "name"])
    row = row_of(told)
    assert (row.language, row.title, row.author_read) == ("de", GERMAN["title"], True)
    own, values = row.story.content, row.content
    assert values["text"]["happened"] == GERMAN["happened"]
    assert values["translated"] and values["original_language"] == "en"
    for name in ("details", "name", "topics", "notes", "perspective", "reference", "example"):
        assert values[name] == own[name], name
    assert row.approval_id != row.story.approval_id
    ledger = said(told.again(), told.safe())
    assert ledger["publish/de"].is_yes and "translate/de" not in ledger
    assert ledger["publish"].is_yes
    assert prove_public().wrong == []


def test_one_they_cannot_read_is_public_under_translate_alone_and_says_so():
    told = public_in_german(reads=False)
    assert row_of(told).author_read is False
    ledger = said(told.again(), told.safe())
    assert ledger["translate/de"].is_yes and "publish/de" not in ledger
    assert prove_public().wrong == []


def test_nothing_is_public_before_its_author_answered():
    told = told_to_translate()
    write_it(told)
    check_it(told)
    assert publish_translations_due(today=DAY, everything=True) == 0
    assert translation_of(told).stage == Stage.ASKED
    assert not told.again().approvals.filter(translation__isnull=False).exists()


def test_an_answer_before_it_is_finished_counts_once_it_is_checked():
    told = told_to_translate()
    write_it(told, done=False)
    answer_it(told, reads=False)
    write_it(told)
    assert publish_translations_due(today=DAY, everything=True) == 0
    assert check_it(told).stage == Stage.APPROVED


def test_it_cools_off_like_the_story():
    told = told_to_translate()
    write_it(told)
    check_it(told)
    agree_to_it(told)
    days = timedelta(days=settings.PERIODS["COOLING_OFF_DAYS"])
    assert publish_translations_due(today=DAY + days - timedelta(days=1)) == 0
    assert publish_translations_due(today=DAY + days) == 1
    assert publish_translations_due(today=DAY + days) == 0


def test_whoever_wrote_at_it_never_checks_it():
    told = told_to_translate()
    write_it(told, by=a_moderator("writer"), done=False)
    write_it(told, by=a_moderator("other"))
    for name in ("writer", "other"):
        with pytest.raises(SamePerson):
            check_it(told, by=a_moderator(name))
    assert check_it(told).checked_by == a_moderator("checker")


def test_two_never_overwrite_each_other():
    told = told_to_translate()
    write_it(told, done=False)
    with pytest.raises(Overtaken):
        draft(told, edition=0, texts={"happened": "Anders."})
    before = edition_of(told)
    write_it(told, title="Neu")
    with pytest.raises(Overtaken):
        draft(told, edition=before)
    assert told.safe().get(translation_of(told), "texts")["title"] == "Neu"


def test_nothing_may_be_missing_or_added():
    told = told_to_translate(helped="")
    texts = {"title": "T", "happened": "H", "helped": "not in the original"}
    assert draft(told, texts=texts).stage == Stage.TO_CHECK
    assert told.safe().get(translation_of(told), "texts") == {"title": "T", "happened": "H"}
    with pytest.raises(Incomplete) as missing:
        draft(told, texts={"title": "T"})
    assert missing.value.missing == ("happened",)


@pytest.mark.parametrize("language", ["en", "xx", ""])
def test_only_into_another_language_that_stories_come_in(language):
    with pytest.raises(NotNow):
        draft(told_to_translate(), translated=language, edition=0)


@pytest.mark.parametrize("state", ["waiting", "offered", "approved", "unpublished", "suspended"])
def test_only_beside_a_public_page(state):
    told = tell(state)
    with pytest.raises(NotNow):
        draft(told)


def test_only_where_its_author_allowed_it():
    with pytest.raises(NotNow):
        draft(tell("published"))


def test_a_code_never_goes_into_one():
    told = told_to_translate()
    with pytest.raises(HoldsCode):
        draft(told, texts=GERMAN | {"helped": f"Mein Code: {told.code}"})
    write_it(told)
    with pytest.raises(HoldsCode):
        send_translation_back(
            submission_id=told.id,
            moderator=a_moderator("checker"),
            translated="de",
            edition=edition_of(told),
            remark=told.code,
            today=DAY,
        )


def test_whoever_stepped_back_does_nothing_with_it():
    told, away = told_to_translate(), a_moderator("away")
    step_back(submission_id=told.id, moderator=away, today=DAY)
    with pytest.raises(MayNotRead):
        draft(told, moderator=away)
    write_it(told)
    with pytest.raises(MayNotRead):
        check_it(told, by=away)


def test_what_was_checked_is_what_its_author_sees_or_nothing():
    told = told_to_translate()
    write_it(told)
    check_it(told)
    with pytest.raises(NotWhatWasSeen):
        agree_to_translation(
            submission_id=told.id, translated="de", seen_hash="0" * 64, language="en", today=DAY
        )
    write_it(told, title="Anders")
    with pytest.raises(NotNow):
        agree_to_it(told)


def test_a_checker_or_the_author_gives_it_back_with_a_remark():
    told = told_to_translate()
    write_it(told)
    send_translation_back(
        submission_id=told.id,
        moderator=a_moderator("checker"),
        translated="de",
        edition=edition_of(told),
        remark="Der zweite Satz.",
        today=DAY,
    )
    assert told.safe().get(translation_of(told), "remark") == "Der zweite Satz."
    write_it(told)
    check_it(told)
    wish_for_translation(submission_id=told.id, translated="de", body="Mein Wort!", today=DAY)
    assert translation_of(told).stage == Stage.WRITING
    assert told.safe().get(translation_of(told), "remark") == "Mein Wort!"


def test_the_database_refuses_any_other_text():
    told = public_in_german()
    row = row_of(told)
    with pytest.raises(IntegrityError), transaction.atomic():
        StoryTranslation.objects.filter(pk=row.pk).update(document=row.document + " ")


def test_the_trail_says_who_did_what_in_which_language_and_no_word_of_it():
    told = public_in_german()
    lines = AuditEvent.objects.filter(subject=told.id, reason="de").order_by("pk")
    assert [line.verb for line in lines] == [Verb.TRANSLATED, Verb.CHECKED, Verb.TRANSLATION_UP]
    assert [line.actor for line in lines][:2] == [a_moderator("writer"), a_moderator("checker")]


def test_nothing_that_it_says_is_in_its_name():
    told = public_in_german()
    translation = translation_of(told)
    for row in (row_of(told), translation, translation.writers.get()):
        assert not any(word in str(row) for word in ("Nacht", "Bett", "Pflegerin"))
