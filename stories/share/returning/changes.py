"""What is different between what an author sent and what is offered to them, and why."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from community.words import Saying, sayings
from stories.actions.content import content_as_sent, latest_version, version_content
from stories.choices import Note
from stories.comparison import Part, compare, differs, explained, shortened
from stories.document import VOICES, Content
from stories.reading import heading_of, topic_labels
from stories.share.returning.visit import Visit


@dataclass(frozen=True)
class Change:
    """One section that is different, with its reasons."""

    heading: str
    parts: list[Part]
    reasons: list[Saying]


@dataclass(frozen=True)
class Changes:
    """Everything that is different."""

    sections: list[Change]
    notes: list[str]
    topics_out: list[str]
    topics_in: list[str]

    def __bool__(self) -> bool:
        return bool(self.sections or self.notes or self.topics_out or self.topics_in)


def changes(visit: Visit) -> Changes:
    """From what was sent to the newest version, by section."""
    version = latest_version(visit.submission)
    if version is None:
        return Changes([], [], [], [])
    sent = content_as_sent(visit.submission, visit.safe)
    offered = version_content(version, visit.safe)
    reasons = visit.safe.get(version, "reasons", {})
    headings = {"title": _("Title"), "name": _("Name"), "region": _("Region")} | {
        voice: heading_of(voice, sent.perspective) for voice in VOICES
    }
    words = sayings("redact")
    sections = []
    for section, heading in headings.items():
        why = [words[slug] for slug in reasons.get(section, ()) if slug in words]
        parts = compare(getattr(sent, section), getattr(offered, section))
        if differs(parts):
            told = explained(shortened(parts), _beside_each(why))
            sections.append(Change(heading, told, why))
    return Changes(
        sections,
        [str(Note(note).label) for note in offered.notes if note not in sent.notes],
        _topics(sent, without=offered),
        _topics(offered, without=sent),
    )


def _beside_each(why: list[Saying]) -> list[str]:
    """What stands behind each changed passage. Moderators give reasons for a whole section, so
    several are named together: which of them it was here is not known."""
    titles = [reason.title for reason in why]
    if len(titles) < 2:
        return titles
    return [_("one or more of: %(reasons)s") % {"reasons": "; ".join(titles)}]


def _topics(content: Content, *, without: Content) -> list[str]:
    gone = {
        "coercion": [slug for slug in content.coercion if slug not in without.coercion],
        "alternative": [slug for slug in content.alternative if slug not in without.alternative],
    }
    return [topic.label for topic in topic_labels(gone)]
