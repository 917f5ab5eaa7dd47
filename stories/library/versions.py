"""The same story in its languages: what a page links to, and what it tells machines."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from stories.library.machines import canonical_path
from stories.models import Story, StoryTranslation
from stories.reading import language_name


@dataclass(frozen=True)
class Version:
    """The story in one other language: a link, and what machines know of it."""

    language: str
    url: str
    absolute: str
    label: str
    note: str


def versions(story: Story, *, here: str) -> list[Version]:
    """Every language it can be read in but the one of the page, the original first."""
    rows = list(story.translations.all())
    if not rows and here == story.language:
        return []
    for row in rows:
        row.story = story
    found = [_version(story, _("In %(language)s, as its author wrote it"), "")]
    found += [_version(row, _("In %(language)s"), how_translated(row.author_read)) for row in rows]
    return [version for version in found if version.language != here]


def alternates(story: Story) -> list[Version]:
    """All of them, for the head of each page; none where there is one language alone."""
    return versions(story, here="") if story.translations.all() else []


def how_translated(author_read: bool) -> str:
    """Who stands by a translation."""
    if author_read:
        return _("translated by us; its author has read it")
    return _("translated by us, and checked by a second person")


def _version(row: Story | StoryTranslation, label: str, note: str) -> Version:
    return Version(
        language=row.language,
        url=row.get_absolute_url(),
        absolute=settings.BASE_URL + canonical_path(row),
        label=label % {"language": language_name(row.language)},
        note=note,
    )
