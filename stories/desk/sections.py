"""A story by its sections: what the author gave, and what stands there now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from stories.actions.content import content_as_sent, version_content
from stories.choices import Detail, Setting
from stories.document import VOICES, Content
from stories.reading import country_name, heading_of, years_label
from stories.vault.models import Submission, Version
from stories.vault.safe import Safe

SECTIONS = ("title", *VOICES, "name", "region")
LONG = VOICES
# What an author picked from a list: a moderator may leave it out, never change it.
PICKED = (Detail.COUNTRY.value, Detail.SETTING.value, Detail.YEARS.value)


@dataclass(frozen=True)
class Both:
    """The author's own text and the newest version, with the reasons given so far."""

    original: Content
    current: Content
    reasons: dict[str, list[str]]
    version: Version | None

    def sections(self) -> list[str]:
        """The sections in which something stands, on either side."""
        return [
            name for name in SECTIONS if getattr(self.original, name) or getattr(self.current, name)
        ]

    def changed(self) -> list[str]:
        """The sections in which the newest version is not what the author gave."""
        return [
            name
            for name in self.sections()
            if getattr(self.original, name) != getattr(self.current, name)
        ]

    def left_out(self) -> list[str]:
        """What the author picked and the newest version leaves out."""
        return [
            name
            for name in PICKED
            if getattr(self.original, name) and not getattr(self.current, name)
        ]


def both_of(submission: Submission, safe: Safe, versions: Sequence[Version] | None = None) -> Both:
    """What the author gave last, and the newest version; `versions`, newest first, if known."""
    if versions is None:
        versions = list(submission.versions.order_by("-number"))
    version = versions[0] if versions else None
    original = author_content(submission, safe, versions)
    if version is None:
        return Both(original, original, {}, None)
    reasons = safe.get(version, "reasons", {})
    return Both(original, version_content(version, safe), reasons, version)


def author_content(submission: Submission, safe: Safe, versions: Iterable[Version]) -> Content:
    """The author's newest own text among these, newest first: as sent, or as they rewrote it.

    A version without an author and without reasons is theirs; a moderator's account may be gone,
    and then the reasons still tell whose change it was.
    """
    for version in versions:
        if version.made_by_id is None and not safe.get(version, "reasons", {}):
            return version_content(version, safe)
    return content_as_sent(submission, safe)


def with_texts(both: Both, texts: dict[str, str], left_out: list[str]) -> Content:
    """The newest version with these texts; picked details are the author's, or nothing."""
    picked = {
        name: _empty(name) if name in left_out else getattr(both.original, name) for name in PICKED
    }
    return replace(both.current, **texts, **picked)


def _empty(name: str) -> str | None:
    return None if name == Detail.YEARS else ""


def heading(name: str, perspective: str) -> str:
    """What stands above a section at the desk."""
    if name in VOICES:
        return heading_of(name, perspective)
    return {"title": _("Title"), "name": _("Name or pen name"), "region": _("Region")}[name]


def picked_in_words(content: Content) -> list[tuple[str, str]]:
    """The details that the author picked, each with its words."""
    found = [
        (Detail.COUNTRY.value, _("Country"), content.country and country_name(content.country)),
        (
            Detail.SETTING.value,
            _("Kind of place"),
            content.setting and str(Setting(content.setting).label),
        ),
        (Detail.YEARS.value, _("When"), content.years and years_label(content.years)),
    ]
    return [(name, f"{term}: {words}") for name, term, words in found if words]
