"""From sealed answers to a story's content, and back to what may be shown."""

from dataclasses import replace

from stories.choices import Agreement
from stories.document import Content, Shown, write_document
from stories.someone_else import ABOUT_SOMEONE
from stories.vault.models import Flag, Submission, Version
from stories.vault.safe import Safe


def content_as_sent(submission: Submission, safe: Safe) -> Content:
    """Everything the author gave us, as one content."""
    topics = safe.get(submission, "topics", {})
    return Content(
        language=submission.language,
        perspective=safe.get(submission, "perspective"),
        agreement=safe.get(submission, "agreement"),
        title=safe.get(submission, "title"),
        happened=safe.get(submission, "happened"),
        helped=safe.get(submission, "helped"),
        wish=safe.get(submission, "wish"),
        coercion=tuple(topics.get("coercion", ())),
        alternative=tuple(topics.get("alternative", ())),
        name=safe.get(submission, "name"),
        country=safe.get(submission, "country"),
        region=safe.get(submission, "region"),
        setting=safe.get(submission, "setting"),
        years=tuple(safe.get(submission, "years", ())) or None,
        example=submission.example,
    ).tidied()


def latest_version(submission: Submission) -> Version | None:
    """The newest version, if there is one beside what was sent."""
    return submission.versions.order_by("number").last()


def is_endorsed(submission: Submission) -> bool:
    """Whether as many moderators as it needs agreed to its newest version."""
    version = latest_version(submission)
    needed = 2 if submission.needs_two else 1
    return version is not None and version.endorsements.count() >= needed


def latest_content(submission: Submission, safe: Safe) -> Content:
    """The newest version's content, or what was sent."""
    version = latest_version(submission)
    if version is None:
        return content_as_sent(submission, safe)
    return version_content(version, safe)


def version_content(version: Version, safe: Safe) -> Content:
    """What this version holds; whether somebody else agreed is what the author answered."""
    agreement = safe.get(version.submission, "agreement")
    return replace(Content.from_dict(safe.get(version, "content", {})), agreement=agreement)


def shown_details(submission: Submission, safe: Safe) -> Shown:
    """What the author lets stand beside the text now: nothing until they say so."""
    return Shown.of(safe.get(submission, "shown", []))


def document_now(submission: Submission, safe: Safe) -> str:
    """The canonical document of the newest version with what is shown now."""
    return write_document(
        submission.reference, latest_content(submission, safe), shown_details(submission, safe)
    )


def flags_from_answers(perspective: str, agreement: str) -> list[str]:
    """What the author's own answers already say about the care it needs."""
    unasked = agreement in (Agreement.UNKNOWN, Agreement.DIED)
    about_someone = perspective in ABOUT_SOMEONE or unasked
    return [Flag.SOMEONE_ELSE.value] if about_someone else []
