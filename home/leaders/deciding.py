"""Who decides in a country: the kinds of offices, those that we list, and what we do not know."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_countries import countries

from community.language import page_language
from home.answering import answer
from home.leaders.choosing import INDEX, of_country
from home.leaders.offices import MOST, offices_in
from home.leaders.wanted import Wanted
from home.leaders.words import spoken, words
from stories.reading import country_name

# Each kind of office, and the letter that goes to it.
KINDS = {
    "hospital": "director",
    "authority": "ministry",
    "monitoring": "monitoring",
    "advocate": "advocate",
    "parliament": "member",
}


@require_safe
def deciding(request: HttpRequest) -> HttpResponse:
    """How to find somebody who is willing, and whom we know of. Nobody's willingness is listed."""
    wanted = Wanted.parse(request.GET, page_language())
    language = spoken(page_language())
    said, code = words(language), wanted.choice.country
    context = {
        "l": said,
        "language": language,
        "code": code,
        "country": country_name(code) if code else "",
        "countries": [(one, str(name)) for one, name in countries],
        "kinds": [
            {
                "name": said["who"][kind],
                "can": said["who"][f"{kind}_can"],
                "find": said["who"][f"{kind}_find"],
                "letter": reverse("leaders:paper", args=[slug]) + wanted.url_params(),
            }
            for kind, slug in KINDS.items()
        ],
        "offices": offices_in(code, timezone.now().date()),
        "most": MOST,
        "of_country": of_country(code),
        "letters": reverse(INDEX) + wanted.url_params(),
    }
    way = [_("Talk to leaders"), _("Who decides")]
    return answer(request, "leaders/deciding.html", context, index=INDEX, way=way)
