"""Series beside each other: in one picture only where that says nothing false.

What is asked for stands in the address; nothing is kept.
"""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_countries import countries

from community.language import page_language
from home.answering import answer
from home.dossier.choice import Choice
from home.dossier.sections.figures import number
from home.dossier.sheet import Sheet
from home.evidence.chart import together
from home.evidence.pictures import pictured, title_of, values_of
from home.evidence.together import why_apart
from home.models import Series

MOST: Final = 6
INDEX: Final = "evidence:index"


@require_safe
def beside(request: HttpRequest) -> HttpResponse:
    """Every answer is 200: what is not there, or one too many, is said."""
    wanted = _wanted(request.GET)
    found = {one.slug: one for one in Series.objects.with_figures()}
    # In the order of the list, never by a value: that would be a ranking.
    chosen = [one for one in found.values() if one.slug in wanted][:MOST]
    apart = why_apart(chosen)
    sheet = Sheet(Choice(language=page_language()), timezone.now().date())
    named = [(title_of(sheet, one), values_of(one)) for one in chosen]
    context = {
        "choices": _by_country(sheet, found.values(), {one.slug for one in chosen}),
        "chosen": pictured(sheet, chosen),
        "apart": apart,
        "one_picture": together(named, number) if len(chosen) > 1 and not apart else None,
        "missing": len(wanted) - len(chosen),
        "most": MOST,
        "w": sheet.words,
    }
    way = [_("Figures"), _("Beside each other")]
    return answer(request, "evidence/beside.html", context, index=INDEX, way=way)


def _wanted(asked: QueryDict) -> list[str]:
    return list(dict.fromkeys(slug[:80] for slug in asked.getlist("series") if slug))


def _by_country(sheet: Sheet, every: Any, chosen: set[str]) -> list[dict[str, Any]]:
    """All series to choose from, under the names of their countries."""
    found: dict[str, list[dict[str, Any]]] = {}
    for one in every:
        name = str(countries.name(one.country) or one.country)
        metric = sheet.words["metrics"].get(one.metric) or one.metric_label
        row = {
            "slug": one.slug,
            "label": f"{title_of(sheet, one)}: {metric}",
            "told_by": one.told_by,
            "chosen": one.slug in chosen,
        }
        found.setdefault(name, []).append(row)
    return [{"name": name, "series": found[name]} for name in sorted(found)]
