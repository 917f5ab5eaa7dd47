"""The Laws of DESIGN, as one question to both databases: is what is public now what may be?"""

import uuid
from collections.abc import Iterable
from datetime import date

from django.apps import apps
from wagtail.search.models import IndexEntry

from community.lib.canonical import digest
from community.models import AuditEvent, Verb
from stories.actions.content import document_now
from stories.actions.leaving.lay_tombstone import was_ever_public
from stories.actions.ledger import GENESIS, next_seal
from stories.choices import DECADES, SuspendReason
from stories.consent import Purpose
from stories.models import Story, StoryTranslation, Tombstone
from stories.vault.models import DataKey, Stage, State, Submission
from stories.vault.models.submission import PUBLIC_ROW
from stories.vault.safe import Safe

SHOWS = {
    "name": Purpose.SHOW_NAME,
    "country": Purpose.SHOW_COUNTRY,
    "region": Purpose.SHOW_REGION,
    "setting": Purpose.SHOW_SETTING,
}
CONSENTS = (Purpose.PUBLISH.value, Purpose.TRANSLATE.value)
SWITCHED = {
    "allows_search_engines": Purpose.SEARCH_ENGINES,
    "allows_quoting": Purpose.QUOTE,
    "allows_open_data": Purpose.OPEN_DATA,
    "allows_translating": Purpose.TRANSLATE,
    # Nobody on these ways has agreed to the words from before.
    "quotable_by_anyone": Purpose.QUOTE,
}


def last_words(submission: Submission) -> dict[str, str]:
    """What the ledger says last about each purpose, and under `purpose/de` about a translation."""
    safe = Safe.of(submission.id)
    entries = (safe.get(row, "entry") for row in submission.ledger.order_by("number"))
    return {
        "/".join(filter(None, (entry["purpose"], entry.get("translation", "")))): entry["choice"]
        for entry in entries
    }


def assert_laws(today: date) -> None:
    """Everything that must hold between any two requests, whoever did what before."""
    for story in Story.objects.all():
        _assert_may_be_there(story, today)
        for translation in story.translations.all():
            _assert_translation_may_be_there(translation, today)
    for submission in Submission.objects.all():
        _assert_whole(submission)
    _assert_index_is_of_public_rows()


def _assert_may_be_there(story: Story, today: date) -> None:
    submission = Submission.objects.get(reference=story.reference)
    safe = Safe.of(submission.id)
    assert submission.state in PUBLIC_ROW
    assert story.suspended == (submission.state == State.SUSPENDED)
    assert story.document == document_now(submission, safe)
    approval = submission.approvals.get(document_hash=digest(story.document))
    assert approval.decided_by_id is not None
    newest = submission.versions.order_by("number").last()
    needed = 2 if submission.needs_two else 1
    assert newest.endorsements.values("moderator").distinct().count() >= needed
    said = last_words(submission)
    assert "yes" in (said.get(Purpose.PUBLISH), said.get(Purpose.PUBLISH_EXACT))
    assert said.get(Purpose.PUBLISH) != "no"
    for column, purpose in SHOWS.items():
        assert not getattr(story, column) or said.get(purpose) == "yes", column
    years = said.get(Purpose.SHOW_YEARS)
    assert story.from_year is None or years in ("yes", DECADES)
    if years == DECADES:
        assert (story.from_year % 10, story.to_year % 10) == (0, 9)
    for column, purpose in SWITCHED.items():
        assert getattr(story, column) == (said.get(purpose) == "yes"), column
    if Story.objects.public(today).filter(pk=story.pk).exists():
        assert story.lapses_on is None or story.lapses_on > today
        assert not Tombstone.objects.filter(reference=story.reference).exists()
        _assert_no_suspension_is_open(submission)


def _assert_translation_may_be_there(row: StoryTranslation, today: date) -> None:
    """Its details are the story's own now; somebody else checked it; its author said so."""
    submission = Submission.objects.get(reference=row.story.reference)
    safe = Safe.of(submission.id)
    mine, own = row.content, row.story.content
    assert row.language == mine["language"] != own["language"] == mine["original_language"]
    for name in own.keys() - {"language", "translated", "title", "text"}:
        assert mine[name] == own[name], name
    translation = submission.translations.get(language=row.language, stage=Stage.PUBLIC)
    kept = safe.get(translation, "texts")
    assert kept == {k: v for k, v in ({"title": mine["title"]} | mine["text"]).items() if v}
    assert kept.keys() == {k for k, v in ({"title": own["title"]} | own["text"]).items() if v}
    approval = translation.approvals.get()
    assert approval.document_hash == digest(row.document)
    assert approval.decided_by_id == translation.checked_by_id
    assert not translation.writers.filter(moderator=approval.decided_by_id).exists()
    said = last_words(submission)
    assert said.get(Purpose.TRANSLATE) == "yes"
    read, unread = (said.get(f"{about}/{row.language}") == "yes" for about in CONSENTS)
    assert (read, unread) == (row.author_read, not row.author_read)
    is_public = Story.objects.public(today).filter(pk=row.story_id).exists()
    assert StoryTranslation.objects.public(today).filter(pk=row.pk).exists() == is_public


def _assert_no_suspension_is_open(submission: Submission) -> None:
    """Whoever suspended it, somebody else looked since, and said yes: whatever else happened.

    To doubt about whose it is, the author's code is the answer.
    """
    trail = AuditEvent.objects.filter(subject=submission.id)
    last = trail.filter(verb=Verb.SUSPENDED).first()
    if last is None or last.reason == SuspendReason.AUTHOR_DOUBT:
        return
    yes = trail.filter(pk__gt=last.pk, verb__in=(Verb.RESTORED, Verb.FIRST_YES, Verb.OFFERED))
    assert yes.filter(actor__isnull=False).exclude(actor=last.actor_id).exists()


def _assert_whole(submission: Submission) -> None:
    """Its key is there, its ledger is a chain, and nothing public stands for it otherwise."""
    safe = Safe.of(submission.id)
    seal = f"{GENESIS} {submission.id}"
    for place, row in enumerate(submission.ledger.order_by("number"), start=1):
        seal = next_seal(seal, safe.get(row, "entry"))
        assert (row.number, row.seal) == (place, seal)
    is_there = Story.objects.filter(reference=submission.reference).exists()
    assert is_there == (submission.state in PUBLIC_ROW)
    has_stone = Tombstone.objects.filter(reference=submission.reference).exists()
    assert not (has_stone and is_there)
    assert has_stone or is_there or not was_ever_public(submission.id)


def _assert_index_is_of_public_rows() -> None:
    entries = IndexEntry.objects.filter(content_type__app_label="stories")
    indexed = {uuid.UUID(entry.object_id) for entry in entries}
    stories = Story.objects.filter(suspended=False)
    translations = StoryTranslation.objects.filter(story__in=stories)
    assert indexed == {row.pk for row in (*stories, *translations)}


def assert_gone(submission_id: uuid.UUID, reference: str, *, was_public: bool) -> None:
    """Nothing of it in any table that knows a story; a tombstone only where it once stood."""
    assert not DataKey.objects.filter(submission_id=submission_id).exists()
    assert not Story.objects.filter(reference=reference).exists()
    assert Tombstone.objects.filter(reference=reference).exists() == was_public
    for name, key in _columns_that_point_at_it():
        model = apps.get_model("vault", name)
        assert not model._default_manager.filter(**{key: submission_id}).exists(), name


def _columns_that_point_at_it() -> Iterable[tuple[str, str]]:
    for model in apps.get_app_config("vault").get_models():
        for field in model._meta.concrete_fields:
            if field.is_relation and field.related_model is Submission:
                yield model.__name__, f"{field.name}_id"
    yield "Submission", "pk"
