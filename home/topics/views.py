"""The pages of topics: all of them as a tree, and each with everything this site has about it."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from community.models.merged_topic import merged_slugs
from home.answering import answer
from home.guide.stories import stories_about
from home.topics.beside import plan_of, who_counts, who_offers
from home.topics.glossary import entries, letters
from home.topics.meaning import meaning_of
from home.topics.naming import guide_pages
from home.topics.tree import KINDS, Around, address, twigs
from stories.library.vocabulary import Vocabulary

INDEX: Final = "topics:index"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every topic, force on one side and what there is instead on the other."""
    vocabulary = Vocabulary.whole()
    trees = {kind: twigs(getattr(vocabulary, kind).values()) for kind in KINDS}
    return answer(request, "topics/index.html", {"trees": trees}, index=INDEX, way=[_("Topics")])


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """Every word of the guide from A to Z, in the language of the page."""
    context = {"letters": letters(entries())}
    way = [_("What the words mean")]
    return answer(request, "topics/glossary.html", context, index="topics:glossary", way=way)


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """One topic. The slug of a merged one leads on for good. Raises Http404 for no topic."""
    around = Around.of(slug)
    if around is None:
        into = merged_slugs().get(slug)
        if into is None:
            raise Http404
        return HttpResponsePermanentRedirect(address(into))
    coercion = around.kind == "coercion"
    counted = who_counts(around.within) if coercion else []
    context = {
        "around": around,
        "topic": around.topic,
        "meaning": meaning_of(slug, around.kind),
        "guide_pages": guide_pages(slug),
        "counted": counted,
        "plan": plan_of(around),
        "harm_url": reverse("stories:harm_and_help_topic", args=[slug]),
        "dossier_url": f"{reverse('dossier:choose')}?topic={slug}",
        **who_offers(around, timezone.now().date()),
        **stories_about(slug if coercion else "", "" if coercion else slug, request),
    }
    way = [_("Topics"), around.topic.label]
    response = answer(request, "topics/topic.html", context, index=INDEX, way=way)
    # Openings of stories stand on it, so that no proxy and no browser keeps it.
    patch_cache_control(response, private=True, no_store=True)
    return response
