"""A story as a card: in the library, on the home page, wherever stories are listed."""

from collections.abc import Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from stories.choices import Detail
from stories.library.vocabulary import Vocabulary
from stories.models import Story
from stories.reading import country_name, language_name, years_label


def cards(stories: Sequence[Story], vocabulary: Vocabulary | None = None) -> list[dict[str, Any]]:
    """Each story as `components/story_card.html` takes it.

    The documents hold their topics; their labels are read once, or handed in by a page that has
    the whole vocabulary already.
    """
    contents = [story.content for story in stories]
    known = vocabulary or Vocabulary.of(contents)
    return [_card(*pair, known) for pair in zip(stories, contents, strict=True)]


def _card(story: Story, content: dict[str, Any], vocabulary: Vocabulary) -> dict[str, Any]:
    """An opening only where nothing needs a warning."""
    return {
        "url": story.get_absolute_url(),
        "title": story.title or _("A story"),
        "language": story.language if story.title else "",
        "name": "",  # stands in the meta line, as on the story's own page
        "meta": " · ".join(_meta(story, content)),
        "opening": story.opening if story.title and not story.notes else "",
        "notes": story.note_labels,
        "topics": vocabulary.labels(content),
        "example": story.example,
    }


def _meta(story: Story, content: dict[str, Any]) -> list[str]:
    years = content["details"][Detail.YEARS]
    same_language = story.language == (get_language() or "")
    return [
        part
        for part in (
            story.name,
            story.told_by if story.name else capfirst(story.told_by),
            country_name(story.country) if story.country else "",
            years_label(years) if years else "",
            ""
            if same_language
            else _("in %(language)s") % {"language": language_name(story.language)},
        )
        if part
    ]
