"""From a kind of coercion to what people name instead of it, and from there to the stories."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from community.models.merged_topic import merged_slugs
from community.models.topics import Topic
from stories.library.cards import cards
from stories.library.harm_and_help.counts import ITEMS, below, count, stories_under
from stories.library.harm_and_help.rows import rows
from stories.library.hidden import hidden_kinds, left_out, visible
from stories.library.machines import LIST, tell_machines
from stories.library.vocabulary import Vocabulary
from stories.models import Story, StoryAlternative
from stories.models.story import StoryQuerySet

SHOWN = 6  # stories; the library has the rest
OTHER = {"coercion": "alternative", "alternative": "coercion"}


@require_safe
def harm_and_help(request: HttpRequest) -> HttpResponse:
    """Every topic that a public story stands under, harm on one side and help on the other."""
    public = Story.objects.public(timezone.now().date())
    vocabulary = Vocabulary.whole()
    tables = {}
    for kind, items in ITEMS.items():
        topics = vocabulary.topics(kind)
        tables[kind] = rows(topics, count(public, items, topics), query=kind)
    context = {"tables": tables, "total": public.count(), "robots": LIST}
    response = render(request, "stories/library/harm_and_help.html", context)
    return tell_machines(response, LIST)


@dataclass(frozen=True)
class Page:
    """One topic with all narrower ones, itself first, and the public stories under it."""

    topic: Topic
    kind: str
    topics: list[Topic]
    stories: StoryQuerySet

    @classmethod
    def of(cls, slug: str, vocabulary: Vocabulary, today: date) -> "Page":
        """Raises Http404 where there is no such topic."""
        for kind, items in ITEMS.items():
            topics = vocabulary.topics(kind)
            topic = next((topic for topic in topics if topic.slug == slug), None)
            if topic is not None:
                under = below(topics)[topic.pk]
                stories = stories_under(Story.objects.public(today), items, under)
                return cls(topic, kind, [one for one in topics if one.pk in under], stories)
        raise Http404

    def telling(self) -> StoryQuerySet:
        """Those to read here: about force, the ones that also tell what helped."""
        if self.kind == "alternative":
            return self.stories
        named = StoryAlternative.objects.filter(content_object=OuterRef("pk"))
        return self.stories.filter(Q(tells_what_helped=True) | Q(Exists(named)))


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """One topic beside what people name with it, and some of the stories."""
    if slug in merged_slugs():
        return redirect("stories:harm_and_help_topic", merged_slugs()[slug], permanent=True)
    vocabulary = Vocabulary.whole()
    page = Page.of(slug, vocabulary, timezone.now().date())
    kinds = hidden_kinds(request)
    shown = page.telling().filter(visible(kinds)).newest_first()[:SHOWN]
    response = render(
        request,
        "stories/library/harm_and_help_topic.html",
        {
            "topic": page.topic,
            "kind": page.kind,
            "robots": LIST,
            **_numbers(page, vocabulary),
            "cards": cards(shown, vocabulary),
            "hidden": left_out(page.telling(), kinds),
        },
    )
    return tell_machines(response, LIST)


def _numbers(page: Page, vocabulary: Vocabulary) -> dict[str, Any]:
    """How many stories there are, what is named in them, and the narrower topics."""
    other = OTHER[page.kind]
    topics = vocabulary.topics(other)
    named = count(page.stories, ITEMS[other], topics)
    own = count(page.stories, ITEMS[page.kind], page.topics)
    return {
        "total": own[page.topic.pk],
        "named": rows(topics, named, query=f"{page.kind}={page.topic.slug}&{other}"),
        "narrower": rows(page.topics[1:], own, query=page.kind),
    }
