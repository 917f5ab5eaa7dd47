"""Stories on a guide page, read anew each time: what is withdrawn is gone from it at once."""

from typing import Any, Final

from django.http import HttpRequest, QueryDict
from django.utils import timezone

from community.language import page_language
from stories.library.cards import cards
from stories.library.hidden import hidden_kinds, left_out, visible
from stories.library.query import StoryQuery

SHOWN: Final = 2
LOOKED_AT: Final = 12  # of the newest, for those that the reader can read


def stories_about(coercion: str, alternative: str, request: HttpRequest | None) -> dict[str, Any]:
    """Two cards, what the reader hides, and the search that holds the rest.

    Pages of the guide stand in search engines, so only stories are shown that may stand there.
    """
    asked = QueryDict(mutable=True)
    for name, slug in (("coercion", coercion), ("alternative", alternative)):
        if slug:
            asked[name] = slug
    query, today = StoryQuery.parse(asked), timezone.now().date()
    kinds = hidden_kinds(request) if request else ()
    found = query.queryset(today).filter(allows_search_engines=True)
    newest = list(found.filter(visible(kinds))[:LOOKED_AT])
    newest.sort(key=lambda story: story.language != page_language())
    return {
        "cards": cards(newest[:SHOWN]),
        "hidden": left_out(found, kinds),
        "rest": f"stories/{query.url_params()}",
        "any": query.queryset(today).exists(),
    }
