"""What rows must hold that no kind of field says: texts that fit their hash, places in a tree."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import NAMESPACE_OID, uuid5

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Place:
    """Where a row stands: of which table, the same number for all that belong together, one of its
    own within the table; and whether all of it is filled."""

    table: str
    row: int
    serial: int
    full: bool

    @property
    def word(self) -> str:
        """One that no other row of the table has."""
        return f"{self.table.rpartition('.')[2]}-{self.serial}"

    @property
    def days(self) -> timedelta:
        """As many as its number."""
        return timedelta(days=self.serial)


def short(text: str, at: Place, most: int | None) -> str:
    """The text, or where it is too long its number in as few signs as there are."""
    if most is None or len(text) <= most:
        return text
    number, signs = at.serial, ""
    while number:
        number, last = divmod(number, len(DIGITS))
        signs = DIGITS[last] + signs
    return signs.rjust(min(most, 4), "0")


def document(at: Place) -> str:
    """A story's text; every second one tells what helped."""
    helped = "A friend came." if at.full else ""
    return json.dumps({"text": {"happened": f"Story {at.row}", "helped": helped}})


def digest(at: Place) -> str:
    """Of this text."""
    return hashlib.sha256(document(at).encode()).hexdigest()


def blocks(kind: str, held: Any) -> str:
    """What a page of Wagtail's blocks keeps: here one of them."""
    return json.dumps([{"type": kind, "value": held, "id": str(uuid5(NAMESPACE_OID, kind))}])


def in_tree(at: Place) -> str:
    """The path of a child of the first node (treebeard: four signs a step, capital letters)."""
    return "0001" + short("too long", at, 4).upper()


# Nobody's rows: SQLite's own index of words, which is made anew from what it indexes.
LEFT_OUT = frozenset({"wagtailsearch.sqliteftsindexentry"})

VALUES: dict[str, Callable[[Place], Any]] = {
    "community.coercion.kind": lambda at: "coercion",
    "community.alternative.kind": lambda at: ("alternative", "planning", "safeguard")[at.row % 3],
    "groups.suggestion.kind": lambda at: "new",
    "groups.suggestion.contact": lambda at: "",
    "home.homepage.care": lambda at: blocks("step", {"title": at.word, "text": at.word}),
    "home.textpage.body": lambda at: blocks("text", f"<p>{at.word}</p>"),
    "home.guidepage.body": lambda at: blocks("text", f"<p>{at.word}</p>"),
    "vault.approval.document_hash": digest,
    "stories.story.document": document,
    "stories.storytranslation.document": document,
    # On PostgreSQL a kind of its own, which reads words.
    **dict.fromkeys(
        [f"wagtailsearch.indexentry.{name}" for name in ("title", "body", "autocomplete")],
        lambda at: at.word,
    ),
    "wagtailcore.page.path": in_tree,
    "wagtailcore.collection.path": in_tree,
}
