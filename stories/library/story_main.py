"""What stands between the header and the footer of a story's page, written once for all who get it.

It follows from what is read anew for each page: the hash of the story's text, what its author
allows, its translations, and which of the related stories are public now. So it is kept under
these, and of a story that is gone nothing is shown from here.
"""

from datetime import date
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from community.lib.remembered import Generation
from stories.library.hidden import hidden_kinds, words_for
from stories.library.page import middle
from stories.library.related import Near, near_to
from stories.models import Story, StoryTranslation

MOST: Final = 500  # stories of some ten kilobytes
_written: Generation[SafeString] = Generation(MOST)


def story_main(
    request: HttpRequest, found: Story, today: date, translated: StoryTranslation | None = None
) -> dict[str, Any]:
    """`main`, and `kept_back`: the kinds of content for which this reader hides the story."""
    kinds = hidden_kinds(request)
    kept_back = words_for(kinds, found.notes)
    near = near_to(found, today, kinds)
    if kinds:
        return {"main": _main(found, near, kept_back, translated), "kept_back": kept_back}
    key = _key(found, near, translated)
    main = _written.get(key) or _written.keep(key, _main(found, near, [], translated))
    return {"main": main, "kept_back": []}


def _main(
    found: Story, near: Near, kept_back: list[str], translated: StoryTranslation | None
) -> SafeString:
    context = middle(found, list(near.keys), kept_back, translated) | {"hidden": near.hidden}
    return render_to_string("stories/library/story_main.html", context)


def _key(found: Story, near: Near, translated: StoryTranslation | None) -> tuple[Any, ...]:
    """All that is read on that page, by its hashes."""
    return (
        get_language(),
        str(settings.BEING_BUILT),
        found.approval_id,
        found.reference,
        found.quarter,
        found.allows_translating,
        found.quotable_by_anyone,
        tuple(row.approval_id for row in found.translations.all()),
        translated and translated.approval_id,
        *near.keys.items(),
    )
