"""A letter to an authority: filled from what we know, changed in the browser, never sent by us."""

from typing import Final

from csp.constants import NONE
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from community.settings.policy import PUBLIC_POLICY
from home.answering import answer
from home.evidence.countries import country_named
from home.evidence.unpublished import unpublished
from home.models import CountryNote, Series

# What somebody types here is theirs: no form can send it and no script can fetch.
LETTER_POLICY: Final = PUBLIC_POLICY | {"connect-src": [NONE], "form-action": [NONE]}


@require_safe
@csp_replace(LETTER_POLICY)  # type: ignore[arg-type]
def asking(request: HttpRequest, code: str) -> HttpResponse:
    """The letter for one country. Raises Http404 for no country."""
    name = country_named(code)
    published = Series.objects.published().in_country(code.upper()).with_figures()
    missing = [topic.label for topic in unpublished(published)]
    note = CountryNote.objects.filter(country=code.upper()).first()
    context = {
        "name": name,
        "code": code.upper(),
        "note": note,
        "letter": _letter(name, note.authority if note else "", missing),
        "back": reverse("evidence:country", args=[code]),
    }
    way = [_("Figures"), _("Ask for it: %(country)s") % {"country": name}]
    return answer(request, "evidence/asking.html", context, index="evidence:index", way=way)


def _letter(country: str, authority: str, missing: list[str]) -> str:
    """Plain sentences, each of which an office can answer."""
    kinds = ", ".join(missing) or _("seclusion, restraint and forced medication")
    parts = [
        authority or _("[Name and address of the office]"),
        _("[Your name, if the office asks for one, and how they can answer you]"),
        _("I ask for information about coercion in mental health services: %(country)s.")
        % {"country": country},
        _("For each of the last five years, please tell me about each of these: %(kinds)s.")
        % {"kinds": kinds},
        "\n".join(
            [
                _("1. How often did it happen?"),
                _("2. To how many people?"),
                _("3. How long did it last?"),
                _("4. In which services, and of how many?"),
                _("5. How do you define it and count it, and who checks that?"),
            ]
        ),
        _("If you do not count it, please tell me so, and who could."),
        _("If it is published already, please tell me where."),
        _("I ask for no information about any single person."),
        _("Please answer in writing."),
    ]
    return "\n\n".join(parts)
