"""Two people at one story: what somebody else kept meanwhile, and what was typed beside it.

Theirs is where it goes on from. What only this person changed is taken over; where both changed
the same, theirs stands in the field and what was typed stands beside it. Nothing that somebody
took out comes back by itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from community.lib.canonical import tidy
from stories.actions.content import content_as_sent, version_content
from stories.desk.numbers import whole_number
from stories.desk.redact_form import why
from stories.desk.sections import PICKED, SECTIONS, Both
from stories.document import Content
from stories.vault.models import Submission
from stories.vault.models.submission import TWO_MODERATORS
from stories.vault.safe import Safe

LISTS = ("left_out", "notes", "coercion", "alternative", "flags")


@dataclass(frozen=True)
class Begun:
    """What this person had before them when they began: `None` where nobody can tell."""

    content: Content | None
    reasons: dict[str, list[str]]
    flags: list[str]
    left_out: list[str]

    def chosen(self, name: str) -> list[str]:
        """What was ticked then."""
        if name in ("flags", "left_out"):
            return list(getattr(self, name))
        return list(getattr(self.content, name)) if self.content else []


@dataclass(frozen=True)
class Ticked:
    """One list of ticks in which the two differ, by slug."""

    name: str
    added: list[str]
    theirs: list[str]
    gone: list[str]


@dataclass
class Merged:
    """Where the overtaken page starts."""

    initial: dict[str, Any] = field(default_factory=dict)
    beside: dict[str, str] = field(default_factory=dict)
    taken_over: list[str] = field(default_factory=list)
    ticked: list[Ticked] = field(default_factory=list)


def begun_with(submission: Submission, safe: Safe, both: Both, typed: QueryDict) -> Begun:
    """The edition that both began with, as the form itself remembers it."""
    number = whole_number(typed.get("version", ""))
    content, reasons = None, {}
    if number == 0:
        content = content_as_sent(submission, safe)
    elif number is not None:
        version = submission.versions.filter(number=number).first()
        if version is not None:
            content = version_content(version, safe)
            reasons = safe.get(version, "reasons", {})
    gone = [n for n in PICKED if content and getattr(both.original, n) and not getattr(content, n)]
    return Begun(content, reasons, typed.get("flags_before", "").split(), gone)


def merge(typed: QueryDict, begun: Begun, both: Both, theirs: dict[str, Any]) -> Merged:
    """Their version with what only this person changed. `theirs` is how the form would begin."""
    merged = Merged(initial=dict(theirs))
    for name in SECTIONS:
        if name in typed:
            _section(merged, name, typed, begun, both)
    for name in LISTS:
        _ticks(merged, name, _mine(name, typed, begun), begun)
    return merged


def _mine(name: str, typed: QueryDict, begun: Begun) -> list[str]:
    """What this person ticked. A browser does not send the ticks that stand for good."""
    standing = [flag for flag in begun.flags if flag in TWO_MODERATORS]
    return _union(typed.getlist(name), standing if name == "flags" else [])


def _section(merged: Merged, name: str, typed: QueryDict, begun: Begun, both: Both) -> None:
    mine, now = tidy(typed.get(name, "")).strip(), getattr(both.current, name)
    before = getattr(begun.content, name) if begun.content else None
    if mine in (before, now):
        added = _added(typed.getlist(why(name)), begun.reasons.get(name, []))
        merged.initial[why(name)] = _union(merged.initial.get(why(name), []), added)
    elif before == now and name in both.sections():
        merged.initial |= {name: mine, why(name): typed.getlist(why(name))}
        merged.taken_over.append(name)
    else:
        merged.beside[name] = mine


def _ticks(merged: Merged, name: str, mine: Sequence[str], begun: Begun) -> None:
    theirs = list(merged.initial.get(name, []))
    known = begun.content is not None
    before = begun.chosen(name) if known else list(mine)
    found = Ticked(
        name,
        added=[slug for slug in _added(mine, before) if slug not in theirs],
        theirs=[slug for slug in theirs if slug not in mine],
        gone=[slug for slug in mine if slug in before and slug not in theirs],
    )
    merged.initial[name] = _union(theirs, found.added)
    if found.added or found.theirs or found.gone:
        merged.ticked.append(found)


def _added(mine: Iterable[str], before: Iterable[str]) -> list[str]:
    had = set(before)
    return [slug for slug in mine if slug not in had]


def _union(one: Iterable[str], other: Iterable[str]) -> list[str]:
    return list(dict.fromkeys([*one, *other]))
