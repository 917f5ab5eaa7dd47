"""The cards of the library's list, each written once for all who get the same one.

What a card says follows from its story's text and from the language of the page. It is kept under
the text's hash, which each page reads anew from the database with the place of the story: so one
that is gone, or says other things now, is not shown from here.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from community.lib.remembered import Generation
from community.templatetags.cards import storycard
from stories.library.cards import cards
from stories.library.query import StoryQuery
from stories.library.vocabulary import Vocabulary
from stories.models import Story

MOST: Final = 4_000  # cards of a kilobyte or two
_written: Generation[SafeString] = Generation(MOST)


def is_the_same_for_all(query: StoryQuery) -> bool:
    """Whether the cards show no words found, and no translation in a story's place."""
    return not (query.q or query.language)


def card_list(
    stories: Sequence[Story], vocabulary: Vocabulary, query: StoryQuery, today: date
) -> list[SafeString]:
    """Each story as a card. One query for those not written yet, or for translations; where cards
    are the same for all, the rows need hold no more than `slices.BRIEF`."""
    if not is_the_same_for_all(query):
        return [storycard(card) for card in cards(stories, vocabulary, query)]
    language = get_language()
    keys = {story.pk: (story.approval_id, story.reference, language) for story in stories}
    found = {pk: _written.get(key) for pk, key in keys.items()}
    missing = [pk for pk, card in found.items() if card is None]
    if missing:
        rows = list(Story.objects.public(today).filter(pk__in=missing))
        for story, card in zip(rows, cards(rows, vocabulary), strict=True):
            key = (story.approval_id, story.reference, language)
            found[story.pk] = _written.keep(key, storycard(card))
    return [card for card in found.values() if card is not None]
