"""`/embed/stories/`: a short list of stories for another organisation's own page, in a frame.

Which stories may stand there? Whoever says yes to `publish` lets anyone read a page *on this
site*; `quote` is for the people who run it, `press` for a journalist who asks, and
`share-organisation` for one organisation by name. A frame may stand on anybody's page, between
words that the author never sees. Only `open-data` ("by anyone, for any other use") says yes to
that, so only these stories are listed: the safest reading, and no author has to be asked again.

Of each it shows its title, whose voice it is, a shown country, and what to know before reading.
No name and no opening: those stand on the story's own page, behind its note. Nothing is copied: the
frame asks us each time, so that a story that is taken back is gone from every page at once.
"""

from typing import Any, Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from community.limits import Limit
from community.settings.policy import EMBED_POLICY, MAY_MINE
from stories.library.machines import LIST, OPEN, tell_machines
from stories.library.query import StoryQuery
from stories.library.slices import take
from stories.models import Story
from stories.reading import country_name, language_name

MOST: Final = 8
LIMIT: Final = Limit("embed", most=120, seconds=60)
PAGE: Final = "stories/library/embed.html"


@require_safe
@xframe_options_exempt
def embed(request: HttpRequest, language: str = settings.LANGUAGE_CODE) -> HttpResponse:
    """The list, in a language of the pages; what is not understood in the address is passed over.

    Raises Http404 for a language that the pages do not speak.
    """
    if language not in dict(settings.LANGUAGES):
        raise Http404
    seconds = LIMIT.pause(request)
    with override(language):
        response = _pause(request, seconds) if seconds else _list(request, language)
    response.headers["Content-Language"] = language
    response._csp_replace = EMBED_POLICY  # type: ignore[attr-defined]
    return tell_machines(response, LIST, MAY_MINE)


def _list(request: HttpRequest, language: str) -> HttpResponse:
    query = StoryQuery.parse(request.GET)
    found = take(query, timezone.now().date(), MOST, only=OPEN)
    context = {
        "rows": [_row(story, language) for story in found.stories],
        "asked": query.describe(),
        "library": reverse("stories:library") + query.url_params(cursor=None),
    }
    return render(request, PAGE, context)


def _pause(request: HttpRequest, seconds: int) -> HttpResponse:
    context = {"seconds": seconds, "library": reverse("stories:library")}
    response = render(request, PAGE, context, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response


def _row(story: Story, language: str) -> dict[str, Any]:
    parts = [
        capfirst(story.told_by),
        country_name(story.country) if story.country else "",
        ""
        if story.language == language
        else _("in %(language)s") % {"language": language_name(story.language)},
    ]
    return {
        "url": story.get_absolute_url(),
        "title": story.title or _("A story"),
        "language": story.language if story.title else "",
        "meta": " · ".join(filter(None, parts)),
        "notes": story.note_labels,
        "example": story.example,
    }
