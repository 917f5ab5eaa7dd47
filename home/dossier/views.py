"""Choosing, picking sentences, and the page itself. All by address: nothing is kept."""

from dataclasses import replace
from typing import Any, Final

from csp.constants import NONE
from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override
from django.views.decorators.http import require_safe

from community.language import page_language
from community.settings.policy import PUBLIC_POLICY
from home.dossier.choice import Choice, Topics
from home.dossier.choosing import fields
from home.dossier.offers import offer
from home.dossier.picking import numbered
from home.dossier.quotes import in_order, quotable
from home.dossier.sections import SECTIONS
from home.dossier.sentences import FEW
from home.dossier.sheet import Sheet, parts
from home.dossier.words import languages
from stories.library.hidden import hidden_kinds, words_for
from stories.library.machines import HIDDEN, tell_machines
from stories.reading import read

# What a campaigner types on the page is theirs: no form can send it and no script can fetch.
SHEET_POLICY: Final = PUBLIC_POLICY | {"connect-src": [NONE], "form-action": [NONE]}


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Every answer is 200, whatever stands in the address."""
    today = timezone.now().date()
    choice = Choice.parse(request.GET, page_language())
    topics = Topics.of(choice.topics)
    chosen = in_order(quotable(today).filter(reference__in=choice.stories), choice.stories)
    kept = choice.only([story.reference for story in chosen], topics.slugs)
    kinds = hidden_kinds(request)
    context = fields(kept, topics, chosen, offer(kept, topics, today, kinds), kinds) | {
        "choice": kept,
        "missing": len(choice.stories) - len(chosen),
        "robots": HIDDEN,
    }
    return tell_machines(render(request, "dossier/choose.html", context), HIDDEN)


@require_safe
def sentences(request: HttpRequest, reference: str) -> HttpResponse:
    """One story, its sentences to be ticked. Raises Http404 for whatever may not be quoted."""
    story = quotable(timezone.now().date()).filter(reference=reference.upper()).first()
    if story is None:
        raise Http404
    choice = Choice.parse(request.GET, page_language())
    if story.reference not in choice.stories:
        choice = replace(choice, stories=(*choice.stories, story.reference))
    others = tuple(one for one in choice.quotes if one.reference != story.reference)
    context = {
        "story": story,
        "reading": read(story.document),
        "kept_back": words_for(hidden_kinds(request), story.notes),
        "few": FEW,
        "voices": numbered(story, choice.quotes),
        "kept": choice.pairs(quotes=others),
        "back": reverse("dossier:choose") + choice.url_params(),
        "robots": HIDDEN,
    }
    return tell_machines(render(request, "dossier/sentences.html", context), HIDDEN)


@require_safe
@csp_replace(SHEET_POLICY)
def sheet(request: HttpRequest) -> HttpResponse:
    """The page for a decision-maker, made anew from what may be quoted at this moment."""
    today = timezone.now().date()
    made = Sheet(Choice.parse(request.GET, page_language()), today, hidden_kinds(request))
    body = _body(made)
    address = reverse("dossier:sheet")
    context = {
        "body": body,
        "choice": made.kept,
        "change": reverse("dossier:choose") + made.kept.url_params(),
        "letters": reverse("leaders:index") + made.kept.url_params(),
        "address": settings.BASE_URL + address + made.kept.url_params(),
        "missing": made.missing,
        "open_all": address + made.kept.url_params() + "&open=1",
        "closed": any(story.notes for story in made.stories) and not made.opened,
        "in_languages": [
            (code, name, address + made.kept.url_params(language=code), code == made.kept.language)
            for code, name in languages().items()
        ],
        "robots": HIDDEN,
    }
    return tell_machines(render(request, "dossier/page.html", context), HIDDEN)


def _body(made: Sheet) -> str:
    """The sheet in its own language, whatever the language of the page around it."""
    link = settings.BASE_URL + reverse("dossier:sheet") + made.kept.url_params()
    found = parts(made, SECTIONS)
    with override(made.choice.language):
        said, country = made.words["sheet"], made.choice.country
        named = [*made.topics.coercion, *made.topics.alternative]
        context: dict[str, Any] = {
            "w": made.words,
            "language": made.choice.language,
            "parts": found,
            "about": said["for_country"].format(country=made.in_country(country))
            if country
            else "",
            "topic_names": [topic.label for topic in named],
            "made_on": said["made_on"].format(day=date_format(made.today)),
            "site": settings.WAGTAIL_SITE_NAME,
            "base_url": settings.BASE_URL,
            "told": made.words["foot"]["told"].format(site=settings.WAGTAIL_SITE_NAME),
            "address": link,
            "came": settings.BASE_URL + reverse("came-of-it:index"),
        }
        return render_to_string("dossier/sheet.html", context)
