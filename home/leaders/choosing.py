"""Where somebody chooses the country, the office, the language and the paper. All by address."""

from datetime import date
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_countries import countries

from community.language import page_language
from home.answering import answer
from home.dossier.quotes import quotable
from home.leaders.offices import offices_in
from home.leaders.papers import PAPERS
from home.leaders.wanted import Wanted
from home.leaders.words import languages, spoken, words
from stories.reading import country_name

INDEX: Final = "leaders:index"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every answer is 200, whatever stands in the address; the words of nobody stand here."""
    today = timezone.now().date()
    wanted = Wanted.parse(request.GET, page_language())
    choice = wanted.choice
    offices = offices_in(choice.country, today)
    context = {
        "wanted": wanted,
        "choice": choice,
        "country": country_name(choice.country) if choice.country else "",
        "countries": [(code, str(name)) for code, name in countries],
        "in_languages": list(languages().items()),
        "offices": offices,
        "quoted": _quoted(choice.stories, today),
        "kept": choice.pairs(country="", language=""),
        "papers": _papers(wanted),
        "choose_stories": reverse("dossier:choose") + choice.url_params(),
        "of_country": of_country(choice.country),
        "deciding": reverse("leaders:deciding") + of_country(choice.country),
        "ask": reverse("evidence:asking", args=[choice.country.lower()]) if choice.country else "",
    }
    return answer(request, "leaders/index.html", context, index=INDEX, way=[_("Talk to leaders")])


def _quoted(references: tuple[str, ...], today: date) -> int:
    """How many of the chosen stories may be quoted today."""
    return quotable(today).filter(reference__in=references).count()


def of_country(code: str) -> str:
    """The query of an address that speaks of a country alone, or of none."""
    return f"?country={code}" if code else ""


def _papers(wanted: Wanted) -> list[dict[str, str]]:
    """Each with its title and lead in the language of this page, and the way to it."""
    said = words(spoken(page_language()))["papers"]
    return [
        {
            "title": said[one.key]["title"],
            "lead": said[one.key]["lead"],
            "url": reverse("leaders:paper", args=[one.slug]) + wanted.url_params(),
        }
        for one in PAPERS.values()
    ]
