"""What time does to translations of pages, for housekeeping."""

from collections.abc import Callable, Iterator
from typing import Final

from wagtail_localize.models import String, Template

FORGOTTEN: Final = "sentences forgotten that no page to translate holds any more"


def duties() -> Iterator[tuple[str, Callable[[], int]]]:
    """What each is called, and how to do it."""
    yield FORGOTTEN, forget_sentences


def forget_sentences() -> int:
    """How many went. wagtail-localize keeps each sentence, and what it was translated as, when the
    page has long been changed or deleted; with us they go when no page holds them."""
    gone, _by_model = String.objects.filter(segments=None).delete()
    Template.objects.filter(segments=None).delete()
    return gone
