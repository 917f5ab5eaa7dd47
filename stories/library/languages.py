"""A story in its languages: the links between them, and the page of one translation."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from community.errors import gone
from community.page_cache import share
from community.settings.policy import RESERVED
from stories.library.machines import HIDDEN, canonical_path, crawlers_may, tell_machines
from stories.library.page import find_story, story_context
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
    context = story_context(request, story, found) | {
        # Open data are the author's own words; a translation of them is not among them.
        "mining": RESERVED,
        "versions": versions(story, here=language),
        "alternates": alternates(story),
    }
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
