"""What the page where one chooses shows: fields, what is chosen, what is offered."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django_countries import countries

from community.models.topics import Topic
from home.dossier.choice import MOST_STORIES, MOST_TOPICS, Choice, Topics
from home.dossier.offers import Offer
from home.dossier.words import languages
from stories.choices import Note
from stories.library.cards import cards
from stories.library.hidden import words_for
from stories.library.vocabulary import Vocabulary
from stories.models import Story


def fields(
    choice: Choice,
    topics: Topics,
    chosen: Sequence[Story],
    offered: Offer,
    kinds: tuple[Note, ...] = (),
) -> dict[str, Any]:
    """The context of the page. `kinds`: what its reader would rather not see."""
    vocabulary = Vocabulary.whole()
    return {
        "countries": [(code, str(name)) for code, name in countries],
        "sheet_languages": list(languages().items()),
        "vocabularies": [
            _vocabulary(_("What happened"), vocabulary.coercion, topics.coercion),
            _vocabulary(_("What there is instead"), vocabulary.alternative, topics.alternative),
        ],
        "chosen": [
            _closed(row, story, kinds)
            for row, story in zip(_rows(choice, chosen, vocabulary), chosen, strict=True)
        ],
        "offered": _rows(choice, offered.stories, vocabulary),
        "offer": offered,
        "most_stories": MOST_STORIES,
        "most_topics": MOST_TOPICS,
    }


def _vocabulary(heading: str, known: dict[str, Any], chosen: Sequence[Topic]) -> dict[str, Any]:
    ticked = {topic.slug for topic in chosen}
    return {
        "heading": heading,
        "more": _("More to choose from") if ticked else _("Choose topics"),
        "chosen": [topic for slug, (topic, _depth) in known.items() if slug in ticked],
        "rest": [topic for slug, (topic, _depth) in known.items() if slug not in ticked],
    }


def _rows(choice: Choice, stories: Sequence[Story], vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """Each story as a choice, with the way to its sentences. None of its words stands here."""
    return [
        {
            "reference": story.reference,
            "card": card,
            "picked": sum(one.reference == story.reference for one in choice.quotes),
            "sentences": reverse("dossier:sentences", args=[story.reference.lower()])
            + choice.url_params(),
        }
        for story, card in zip(stories, cards(stories, vocabulary), strict=True)
    ]


def _closed(row: dict[str, Any], story: Story, kinds: tuple[Note, ...]) -> dict[str, Any]:
    """A chosen story stays chosen, since the address says so; its title is not shown to a reader
    who hides what it mentions."""
    if words_for(kinds, story.notes):
        row["card"] |= {"title": _("A story that you chose not to see"), "language": "", "name": ""}
        row["card"]["meta"] = ""
    return row
