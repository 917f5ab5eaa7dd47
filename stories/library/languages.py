"""The page of a story in one of its translations."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from community.errors import gone
from community.page_cache import share
from community.settings.policy import RESERVED
from stories.library.machines import HIDDEN, crawlers_may, tell_machines
from stories.library.page import find_story, head
from stories.library.story_main import story_main
from stories.models import Story, StoryTranslation
from stories.reading import language_name


@require_safe
def translation(request: HttpRequest, reference: str, language: str) -> HttpResponse:
    """One translation of a public story; 410 where it was taken down, or there is none now."""
    if reference != reference.lower():
        return HttpResponsePermanentRedirect(
            reverse("stories:translation", args=[reference.lower(), language])
        )
    today = timezone.now().date()
    story = find_story(reference.upper(), today)
    if story is None:
        return gone(request)
    rows = StoryTranslation.objects.public(today).select_related("story")
    found = rows.filter(story=story, language=language).first()
    if found is None:
        return _not_in(request, story, language)
    context = head(story, found) | story_main(request, story, today, found)
    # Open data are the author's own words; a translation of them is not among them.
    context["mining"] = RESERVED
    response = render(request, "stories/library/translation.html", context)
    if not request.GET:
        share(response)
    return tell_machines(response, crawlers_may(story))


def _not_in(request: HttpRequest, story: Story, language: str) -> HttpResponse:
    if language == story.language or language not in dict(settings.STORY_LANGUAGES):
        raise Http404
    context = {"story": story, "language_name": language_name(language)}
    response = render(request, "stories/library/not_in.html", context, status=410)
    return tell_machines(response, HIDDEN)
