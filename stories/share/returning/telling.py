"""The file to read: everything we hold as plain text, with no slug, hash or salt in it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from stories.came_of_it import came_of
from stories.models import Story
from stories.share.returning.changes import changes
from stories.share.returning.holding import (
    Held,
    Text,
    as_sent,
    facts,
    translations,
    versions,
)
from stories.share.returning.ledger import Entry, all_words, entries
from stories.share.returning.messages import conversation
from stories.share.returning.standing import day, standing
from stories.share.returning.switch_rows import switches_now
from stories.share.returning.visit import Visit


def as_text(visit: Visit) -> str:
    """Headings in capitals, paragraphs apart; what there is not is left out."""
    return "\n".join(_lines(visit)).strip() + "\n"


def _lines(visit: Visit) -> Iterator[str]:
    yield from (_("What we hold").upper(), "", standing(visit).saying.title, "")
    yield from _named(facts(visit))
    # What stands beside the words as they were sent is among the facts above.
    sent = replace(as_sent(visit), beside=[])
    for text in (sent, *versions(visit), *translations(visit)):
        yield from _told(text)
    yield from _reasons(visit)
    messages = conversation(visit)
    if messages:
        yield from ("", _("Messages").upper())
    for line in messages:
        yield from ("", f"{line.who}, {line.when}", line.body, *filter(None, [line.read]))
    yield from _looked_again(visit)
    yield from _came(visit)
    yield from ("", _("Your choices").upper(), "")
    yield from _named(
        Held(row.label, " · ".join(filter(None, (_("Yes") if row.on else _("No"), row.since))))
        for row in switches_now(visit)
    )
    yield from _chosen(entries(visit))
    yield from _approvals(visit)


def _chosen(said: list[Entry]) -> Iterator[str]:
    """Every choice with its day, and below them each of the words that were read, once."""
    yield from ("", _("Everything you chose, with the days").upper(), "")
    for entry in said:
        version = _("words of version %(version)s") % {"version": entry.version}
        yield f"{entry.day}: {entry.says} ({version})"
    yield from ("", _("The words as they were").upper())
    for words in all_words(said):
        yield from ("", f"{words.label} ({words.version})", "", words.text)


def _named(rows: Iterable[Held]) -> Iterator[str]:
    for held in rows:
        yield f"{held.term}: {held.value}"


def _told(text: Text) -> Iterator[str]:
    yield from ("", text.heading.upper(), "")
    if text.title:
        yield from (text.title, "")
    for voice in text.voices:
        yield from (voice.heading, "", "\n\n".join(voice.paragraphs), "")
    yield from _named(text.beside)


def _reasons(visit: Visit) -> Iterator[str]:
    """Why the newest version is not what was sent."""
    found = [(one.heading, reason) for one in changes(visit).sections for reason in one.reasons]
    if found:
        yield from ("", _("What is different from what you sent").upper(), "")
    for heading, reason in found:
        yield from (f"{heading}: {reason.title}", reason.body.strip(), "")


def _came(visit: Visit) -> Iterator[str]:
    """Promises for which the story was brought along."""
    found = came_of(visit.submission.reference)
    if found:
        yield from ("", _("What came of it").upper(), "")
    for one in found:
        yield f"{one.office}: {one.promised} ({one.outcome})"


def _looked_again(visit: Visit) -> Iterator[str]:
    """What the author asked to have looked at again, and in which words."""
    for appeal in visit.submission.appeals.order_by("asked_on", "pk"):
        yield from ("", _("Another look that you asked for").upper(), "")
        yield f"{day(appeal.asked_on)}: {appeal.get_about_display()}"
        if words := visit.safe.get(appeal, "words"):
            yield words


def _approvals(visit: Visit) -> Iterator[str]:
    rows = visit.submission.approvals.order_by("pk")
    said = [
        _("You said yes to a page on %(day)s.") % {"day": day(r.author_agreed_on)} for r in rows
    ]
    story = Story.objects.filter(reference=visit.submission.reference).first()
    if story is not None:
        said.append(_("It has been public since: %(when)s") % {"when": story.quarter_label})
    if said:
        yield from ("", *said)
