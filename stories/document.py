"""A story as text: what it may show, what it does show, and the one form that is hashed.

Pure: no database. `Content` is everything a version holds; `Shown` is the author's choice of
what stands on the page; `write_document` joins both into the canonical document.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from community.lib.canonical import canonical, tidy
from stories.choices import DECADES, Detail
from stories.someone_else import Care, as_shown, care_for, whole_decades

VOICES = ("happened", "helped", "wish")


@dataclass(frozen=True)
class Content:
    """A whole version: the words, and every detail that the author gave.

    `agreement` is that of the person it is about: it decides what may be shown, and is not.
    """

    language: str
    perspective: str
    happened: str
    agreement: str = ""
    title: str = ""
    helped: str = ""
    wish: str = ""
    coercion: tuple[str, ...] = ()
    alternative: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    name: str = ""
    country: str = ""
    region: str = ""
    setting: str = ""
    years: tuple[int, int] | None = None
    translated: bool = False
    example: bool = False

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "Content":
        """Read back what `to_dict` wrote; unknown names are ignored."""
        known = {f.name for f in fields(cls)}
        kept = {name: value for name, value in values.items() if name in known}
        for name in ("coercion", "alternative", "notes"):
            kept[name] = tuple(kept.get(name) or ())
        kept["years"] = tuple(kept["years"]) if kept.get("years") else None
        return cls(**kept)

    def to_dict(self) -> dict[str, Any]:
        """Plain values for sealing as JSON."""
        return asdict(self)

    def tidied(self) -> "Content":
        """The same with every text in storable, normal form and topics in a fixed order."""
        texts: dict[str, Any] = {
            name: tidy(getattr(self, name)).strip() for name in ("title", "name", "region", *VOICES)
        }
        lists: dict[str, Any] = {
            name: tuple(sorted(set(getattr(self, name))))
            for name in ("coercion", "alternative", "notes")
        }
        return replace(self, **texts, **lists)

    @property
    def care(self) -> Care:
        """How much of somebody else may be shown."""
        return care_for(self.perspective, self.agreement)

    def showable(self, detail: Detail) -> Any:
        """A detail as a page may show it; nothing where there is none, or it may not."""
        return as_shown(detail, getattr(self, detail.value), self.care)

    def decades(self) -> tuple[int, int] | None:
        """The years as whole decades; nothing where there are none, or they are no closer."""
        years = self.showable(Detail.YEARS)
        return whole_decades(years) if years and years != whole_decades(years) else None

    def available(self) -> list[Detail]:
        """The details that have something to show."""
        return [detail for detail in Detail if self.showable(detail)]


@dataclass(frozen=True)
class Shown:
    """What the author lets stand beside the text. Nothing, unless they say so.

    The years are shown as they were told, or as whole decades: then `decades` is in their place.
    """

    details: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(cls, names: Any) -> "Shown":
        """Only known details count. Of the years and their decades, the decades: they say less."""
        known = frozenset(str(name) for name in names or ()) & {*Detail.values, DECADES}
        return cls(known - {Detail.YEARS.value} if DECADES in known else known)

    def __contains__(self, detail: str) -> bool:
        return detail in self.details or (detail == Detail.YEARS and self.only_decades)

    @property
    def only_decades(self) -> bool:
        """Whether the years are shown, and no closer than to the decade."""
        return DECADES in self.details

    def names(self) -> list[str]:
        """In the order of the list of details."""
        return [name for name in (*Detail.values, DECADES) if name in self.details]

    def without(self, names: Any) -> "Shown":
        """The same, with these hidden; decades are years."""
        hidden = {str(name) for name in names}
        return Shown(self.details - hidden - ({DECADES} if Detail.YEARS in hidden else set()))

    def vaguer(self) -> "Shown":
        """The same, with the decade in place of the years."""
        return Shown.of({*self.details, DECADES}) if Detail.YEARS in self else self

    def is_less_than(self, other: "Shown") -> bool:
        """Whether this shows a part of what `other` shows, or the same."""
        also = {DECADES} if Detail.YEARS in other else set()
        return self.details <= other.details | also

    def value(self, detail: Detail, content: Content) -> Any:
        """What stands on the page of this detail; nothing where it is not shown."""
        value = content.showable(detail) if detail in self else None
        return whole_decades(value) if value and self._is_vague(detail) else value

    def said(self, detail: Detail) -> str:
        """The author's choice about a detail, as the ledger writes it."""
        if detail not in self:
            return "no"
        return DECADES if self._is_vague(detail) else "yes"

    def _is_vague(self, detail: Detail) -> bool:
        return detail == Detail.YEARS and self.only_decades


def write_document(reference: str, content: Content, shown: Shown) -> str:
    """The canonical document: exactly what the page will hold (DESIGN, the invariant)."""

    def if_shown(detail: Detail) -> Any:
        value = shown.value(detail, content)
        return (list(value) if isinstance(value, tuple) else value) or None

    return canonical(
        {
            "reference": reference,
            "language": content.language,
            "translated": content.translated,
            "perspective": content.perspective,
            "title": content.title,
            "text": {voice: getattr(content, voice) for voice in VOICES},
            "topics": {
                "coercion": list(content.coercion),
                "alternative": list(content.alternative),
            },
            "notes": list(content.notes),
            "name": if_shown(Detail.NAME),
            "details": {
                detail.value: if_shown(detail) for detail in Detail if detail != Detail.NAME
            },
            "example": content.example,
        }
    )


def read_document(document: str) -> dict[str, Any]:
    """The document's values, for rendering and for the columns derived from it."""
    values: dict[str, Any] = json.loads(document)
    return values
