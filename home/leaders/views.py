"""One paper: filled from what is public, changed in the browser, never sent by us."""

from dataclasses import replace
from typing import Any

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from community.language import page_language
from home.answering import crumbs_along
from home.dossier.sections.stories import STORIES
from home.dossier.sheet import Sheet
from home.evidence.asking import LETTER_POLICY
from home.leaders.choosing import INDEX, of_country
from home.leaders.filled import Filled
from home.leaders.offices import offices_in
from home.leaders.paper import Paper
from home.leaders.papers import PAPERS
from home.leaders.wanted import Wanted
from home.leaders.words import languages, spoken, words
from stories.library.hidden import hidden_kinds
from stories.library.machines import HIDDEN, tell_machines


@require_safe
@csp_replace(LETTER_POLICY)  # type: ignore[arg-type]
def paper(request: HttpRequest, slug: str) -> HttpResponse:
    """One of them in its own language. Raises Http404 for a paper that there is not."""
    if slug not in PAPERS:
        raise Http404
    found = PAPERS[slug]
    wanted = Wanted.parse(request.GET, page_language())
    sheet = Sheet(wanted.choice, timezone.now().date(), hidden_kinds(request))
    filled = Filled(wanted, sheet, found.role)
    context = {
        "paper": found,
        "said": words(spoken(page_language()))["papers"][found.key],
        "body": _body(found, filled),
        "office": filled.office,
        "other_task": bool(wanted.office and not filled.office and found.form == "letter"),
        "offices": _offices(found, filled),
        "record": reverse("leaders:paper", args=["record"]) + wanted.url_params(),
        "of_country": of_country(wanted.choice.country),
        "choice": wanted.choice,
        "missing": sheet.missing,
        "lists_stories": found.form != "record",
        "quoted": bool(sheet.stories),
        "choose_stories": reverse("dossier:choose") + sheet.kept.url_params(),
        "back": reverse(INDEX) + wanted.url_params(),
        "in_languages": _in_languages(slug, wanted),
        "crumbs": crumbs_along(INDEX, [_("Talk to leaders"), _("Write")]),
        "robots": HIDDEN,
    }
    return tell_machines(render(request, "leaders/paper.html", context), HIDDEN)


def _offices(found: Paper, filled: Filled) -> list[dict[str, Any]]:
    """Those of the country that this letter may go to, each with the way to it."""
    if found.form != "letter":
        return []
    wanted, address = filled.wanted, reverse("leaders:paper", args=[found.slug])
    return [
        {
            "office": one,
            "url": address + replace(wanted, office=one.slug).url_params(),
            "current": filled.office is not None and one.slug == filled.office.slug,
        }
        for one in offices_in(wanted.choice.country, filled.sheet.today)
        if one.fits(found.role)
    ]


def _in_languages(slug: str, wanted: Wanted) -> list[tuple[str, str, str, bool]]:
    address, current = reverse("leaders:paper", args=[slug]), wanted.choice.language
    return [
        (code, name, address + wanted.url_params(language=code), code == current)
        for code, name in languages().items()
    ]


def _body(found: Paper, filled: Filled) -> str:
    """The paper in its own language, whatever the language of the page around it."""
    language = filled.wanted.choice.language
    with override(language):
        context: dict[str, Any] = {
            "data": found.build(filled),
            "quotes": STORIES.build(filled.sheet) if found.form == "letter" else None,
            "l": filled.words,
            "w": filled.sheet.words,
            "language": language,
            "title": filled.words["papers"][found.key]["title"],
            "made_on": date_format(filled.sheet.today),
            "site": settings.WAGTAIL_SITE_NAME,
            "base_url": settings.BASE_URL,
        }
        return render_to_string(found.template, context)
