"""The clear columns of a submission in words. Nothing here opens a seal."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stories.choices import Note
from stories.desk.targets import lapses_on, second_look_at, target_of
from stories.reading import language_name
from stories.vault.models import Flag, Submission
from stories.vault.models.submission import ON_THE_DESK, TWO_MODERATORS


def labels_of(submission: Submission) -> str:
    """What the story mentions, so that one knows before opening it."""
    return notes_in_words(submission.labels)


def notes_in_words(slugs: Iterable[str]) -> str:
    """Content notes in words; "" for none."""
    return _joined(Note(slug).label for slug in slugs if slug in Note.values)


def state_of(submission: Submission, *, yes: bool, still: bool) -> str:
    """Where it stands. `yes`: somebody has said the first of two yeses to the newest version.

    `still`: it was offered or approved, and now waits for the second.
    """
    if still:
        return _("stands still: a second yes is missing")
    if yes and submission.needs_two and submission.state in ON_THE_DESK:
        return _("waiting for a second yes")
    return str(submission.get_state_display())


def flags_of(submission: Submission) -> str:
    """What needs more care."""
    return _joined(Flag(slug).label for slug in submission.flags if slug in Flag.values)


def language_of(submission: Submission) -> str:
    """The language it is written in."""
    return language_name(submission.language)


def holder_of(submission: Submission) -> str:
    """Who has it now; nobody, mostly."""
    return str(submission.holder) if submission.holder else ""


def held_until(submission: Submission) -> str:
    """Who has it, and until when if they do not open it."""
    name, until = holder_of(submission), lapses_on(submission)
    if not name or until is None or until < timezone.now().date():
        return name
    day = date_format(until, "SHORT_DATE_FORMAT")
    return _("%(name)s, until %(day)s") % {"name": name, "day": day}


def due_of(submission: Submission, *, second: bool = False) -> str:
    """What is due, and by when. Words and a shape say that it is over; no colour does.

    `second`: one person took it out of sight alone, and another has to look.
    """
    targets = (target_of(submission), second_look_at(submission) if second else None)
    today = timezone.now().date()
    return format_html_join(
        " ",
        '<span class="desk-due{}">{}</span>',
        (
            (" desk-due-over" if target.over(today) else "", target.says(today))
            for target in targets
            if target is not None
        ),
    )


def days_since(day: date | None) -> int:
    """Whole days until today."""
    return max((timezone.now().date() - day).days, 0) if day else 0


def days_here(submission: Submission) -> str:
    """How long ago it arrived."""
    return here_for(submission.arrived_on)


def here_for(day: date | None) -> str:
    """How long ago that was."""
    days = days_since(day)
    if not days:
        return _("today")
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


def needs_two(flags: Iterable[str]) -> bool:
    """Whether these flags ask for two people."""
    return bool(TWO_MODERATORS & set(flags))


def _joined(words: Iterable[object]) -> str:
    return ", ".join(str(word) for word in words)
