"""A story as a card: in the library, on the home page, wherever stories are listed."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from stories.choices import Detail
from stories.library.hits import Hits
from stories.library.query import StoryQuery
from stories.library.vocabulary import Vocabulary
from stories.library.words import Group
from stories.models import Story, StoryTranslation
from stories.reading import country_name, language_name, years_label

Row = Story | StoryTranslation


def cards(
    stories: Sequence[Story],
    vocabulary: Vocabulary | None = None,
    query: StoryQuery | None = None,
) -> list[dict[str, Any]]:
    """Each story as `components/story_card.html` takes it.

    The documents hold their topics; their labels are read once, or handed in by a page that has
    the whole vocabulary already. With a query, the card is of the version that it asks for (its
    language, or the one that holds its words) and shows the words found. One query more.
    """
    asked = query or StoryQuery()
    rows = _versions(stories, asked)
    contents = [story.content for story in stories]
    known = vocabulary or Vocabulary.of(contents)
    return [
        _card(story, row, content, known, asked.groups)
        for story, row, content in zip(stories, rows, contents, strict=True)
    ]


def _versions(stories: Sequence[Story], query: StoryQuery) -> list[Row]:
    """Of each story the version to show: its own, unless a translation is what was asked for."""
    if not stories or not (query.language or query.groups):
        return list(stories)
    translated: dict[Any, list[StoryTranslation]] = defaultdict(list)
    for row in StoryTranslation.objects.filter(story__in=[story.pk for story in stories]):
        translated[row.story_id].append(row)
    return [_version(story, translated[story.pk], query) for story in stories]


def _version(story: Story, translated: list[StoryTranslation], query: StoryQuery) -> Row:
    for row in translated:
        row.story = story
    if query.language:
        versions: list[Row] = [story, *translated]
        return next((row for row in versions if row.language == query.language), story)
    if not translated or _holds(story, query.groups):
        return story
    return next((row for row in translated if _holds(row, query.groups)), story)


def _holds(row: Row, groups: list[Group]) -> bool:
    hits = Hits.of(groups, row.language)
    return any(map(hits.places, (row.title, *row.content["text"].values())))


def _card(
    story: Story, row: Row, content: dict[str, Any], vocabulary: Vocabulary, groups: list[Group]
) -> dict[str, Any]:
    """An opening only where nothing needs a warning; so too the words found."""
    hits = Hits.of(groups, row.language) if groups else None
    return {
        "url": row.get_absolute_url(),
        "title": (hits.marked(row.title) if hits else row.title) or _("A story"),
        "language": row.language if row.title else "",
        "name": "",  # stands in the meta line, as on the story's own page
        "meta": " · ".join(_meta(story, row, content)),
        "opening": _opening(row, hits) if row.title and not story.notes else "",
        "notes": story.note_labels,
        "topics": vocabulary.labels(content),
        "example": story.example,
    }


def _opening(row: Row, hits: Hits | None) -> str:
    """The words found where they stand, or the first words."""
    texts = row.content["text"].values() if hits else ()
    found = (hits.snippet(text) for text in texts if hits)
    return next(filter(None, found), None) or row.opening


def _meta(story: Story, row: Row, content: dict[str, Any]) -> list[str]:
    years = content["details"][Detail.YEARS]
    return [
        part
        for part in (
            story.name,
            story.told_by if story.name else capfirst(story.told_by),
            country_name(story.country) if story.country else "",
            years_label(years) if years else "",
            _language(story, row),
        )
        if part
    ]


def _language(story: Story, row: Row) -> str:
    """Which language it is read in, and whether it was written in it."""
    named = {"language": language_name(row.language)}
    if row.language != story.language:
        return _("translated into %(language)s") % named
    return "" if row.language == (get_language() or "") else _("in %(language)s") % named
