"""What the subjects of the audit trail are called: each app says it of its own.

The trail keeps a random id and nothing else. Whoever reads it wants a name while there is one; the
ground knows no app that stands on it, so each registers itself when it is ready.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Subjects:
    """The subjects of these verbs. `names`: of those that are still here; `named`: the other way.

    `reasons`: the slugs that stand beside these verbs, in words.
    """

    verbs: frozenset[str]
    names: Callable[[set[UUID]], dict[UUID, str]]
    named: Callable[[str], set[UUID]]
    reasons: Mapping[str, Any] = field(default_factory=dict)


_registered: list[Subjects] = []


def register(subjects: Subjects) -> None:
    """Once for each app; a second time changes nothing."""
    if subjects not in _registered:
        _registered.append(subjects)


def of_verb(verb: str) -> Subjects | None:
    """Whose verb this is; nothing for those of stories and accounts."""
    return next((one for one in _registered if verb in one.verbs), None)


def names_of(subjects: Iterable[tuple[str, UUID]]) -> dict[UUID, str]:
    """The names behind these verbs and ids that still exist. One query an app at most."""
    wanted = list(subjects)
    found: dict[UUID, str] = {}
    for one in _registered:
        ids = {subject for verb, subject in wanted if verb in one.verbs}
        if ids:
            found |= one.names(ids)
    return found


def named(text: str) -> set[UUID]:
    """The subjects of all apps that somebody may mean by these words."""
    return {subject for one in _registered for subject in one.named(text)}


def reason_in_words(verb: str, reason: str) -> str | None:
    """The reason as its app puts it; nothing where no app says."""
    one = of_verb(verb)
    words = one.reasons.get(reason) if one else None
    return str(words) if words is not None else None
