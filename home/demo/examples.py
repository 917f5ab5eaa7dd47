"""The invented stories, as their files give them."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from stories.choices import Agreement, Perspective
from stories.document import VOICES, Content

FOLDER: Final = Path(__file__).parent / "stories"
AGREEMENT: Final = {
    Perspective.CLOSE.value: Agreement.YES.value,
    Perspective.SAW.value: Agreement.UNKNOWN.value,
}


@dataclass(frozen=True)
class Example:
    """One invented story, and the state it is meant to be in."""

    key: str
    language: str
    state: str
    values: dict[str, Any]

    @property
    def answers(self) -> dict[str, Any]:
        """What its author typed and chose on the way."""
        values = self.values
        plain = ("title", *VOICES, "perspective", "name", "country", "region", "setting", "choice")
        return {name: values.get(name, "") for name in plain} | {
            "agreement": self.agreement,
            "topics": {
                "coercion": values["coercion"],
                "alternative": values["alternative"],
            },
            "years": values.get("years") or [],
        }

    @property
    def agreement(self) -> str:
        """Whether the person it is about agreed, where it is about somebody else."""
        return AGREEMENT.get(self.values["perspective"], "")

    @property
    def content(self) -> Content:
        """The same as the content of its first version."""
        names = ("title", *VOICES, "perspective", "name", "country", "region", "setting", "years")
        known = {name: self.values.get(name) or "" for name in names}
        topics = {name: self.values[name] for name in ("coercion", "alternative")}
        return Content.from_dict(
            {
                **known,
                **topics,
                "agreement": self.agreement,
                "language": self.language,
                "example": True,
            }
        ).tidied()

    @property
    def redacted(self) -> Content:
        """Without what points at somebody, and with what the story mentions said before it."""
        texts = {voice: self.redact(getattr(self.content, voice)) for voice in VOICES}
        return Content.from_dict({**self.content.to_dict(), **texts, "notes": self.notes}).tidied()

    @property
    def notes(self) -> tuple[str, ...]:
        """The content notes a moderator adds."""
        return tuple(self.values.get("notes", ()))

    @property
    def show(self) -> list[str]:
        """The details its author lets stand beside the text, of those that may."""
        may = self.content.available()
        return [detail for detail in self.values.get("show", ()) if detail in may]

    @property
    def translations(self) -> list[dict[str, Any]]:
        """Its example translations: language, how far each has come, and the texts."""
        return list(self.values.get("translations", ()))

    def redact(self, text: str) -> str:
        """The text without the sentence that points at somebody."""
        found, instead = self.values.get("identifying"), self.values.get("redacted")
        return text.replace(found, instead) if found and instead else text


def examples() -> list[Example]:
    """All of them, languages mixed, always in the same order."""
    files = [(path.stem, json.loads(path.read_text("utf-8"))) for path in sorted(FOLDER.glob("*"))]
    numbered = [
        (number / len(stories), language, story)
        for language, stories in files
        for number, story in enumerate(stories)
    ]
    return [
        Example(story["key"], language, story["state"], story)
        for _place, language, story in sorted(numbered, key=lambda one: one[:2])
    ]
