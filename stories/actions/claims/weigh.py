"""Weigh a claim: which of its sentences say what only the sealed text holds."""

from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import override

from stories.actions.content import content_as_sent, document_now, version_content
from stories.actions.leaving.lay_tombstone import was_ever_public
from stories.document import Content
from stories.models import Story
from stories.overlap import Sentence, weigh
from stories.reading import Reading, read
from stories.vault.models import Claim, Submission
from stories.vault.safe import Safe


def weigh_claim(claim: Claim) -> list[Sentence]:
    """Every sentence that was told, held against the page and against the sealed text.

    Opens both: whoever shows the result writes down who looked (`open_claim`). Raises KeyGone.
    """
    told = "\n".join(told_in(claim).values())
    submission = claim.submission
    if submission is None:
        return weigh(told, public="", sealed="", language=claim.language)
    safe = Safe.of(submission.id)
    with override(submission.language):
        return weigh(
            told,
            public=_public(submission, safe),
            sealed=_sealed(submission, safe),
            listed=_sent(submission),
            language=submission.language,
        )


def told_in(claim: Claim) -> dict[str, str]:
    """What was told, by the name of its field. Raises KeyGone."""
    told: dict[str, str] = Safe.of(claim.id).get(claim, "told", {})
    return told


def _public(submission: Submission, safe: Safe) -> str:
    """The page as it is, or as it was when it was last public: others have read that too."""
    story = Story.objects.filter(reference=submission.reference).first()
    if story is not None:
        return f"{_page(read(story.document))}\n{_quarter(story)}"
    if was_ever_public(submission.id):
        return _page(read(document_now(submission, safe)))
    return ""


def _quarter(story: Story) -> str:
    """The months among which the page says that it came: a guess at one of them proves nothing."""
    first = story.quarter.month
    months = [str(MONTHS[month]) for month in range(first, first + 3)]
    return " ".join([*months, str(story.quarter.year)])


def _page(reading: Reading) -> str:
    """Every word that the page of a story shows."""
    return "\n".join(
        [
            reading.title,
            reading.name,
            reading.told_by,
            *(text for voice in reading.voices for text in (voice.heading, *voice.paragraphs)),
            *(fact.value for fact in reading.facts),
            *reading.notes,
            *(topic.label for topic in reading.topics),
        ]
    )


def _sealed(submission: Submission, safe: Safe) -> str:
    """What its author wrote, or was written to them, and a reader does not see.

    Not what stands on short lists: whoever names every country, kind of place and decade is right
    about one. Nor an address for notes: marks would tell moderators which guess at it was good.
    """
    contents = [content_as_sent(submission, safe)]
    contents += [version_content(version, safe) for version in submission.versions.all()]
    written = [safe.get(message, "body") for message in submission.messages.all()]
    return "\n".join([*map(_words, contents), *written])


def _sent(submission: Submission) -> str:
    """The day it was sent: it may fit, and whoever names every month is right about one."""
    return date_format(submission.arrived_on, "j F Y") if submission.arrived_on else ""


def _words(content: Content) -> str:
    texts = (content.title, content.name, content.happened, content.helped, content.wish)
    return "\n".join([*texts, content.region])
