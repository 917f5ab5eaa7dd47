"""`find/embed/`: how another organisation shows a part of the directory on its own page."""

from typing import Final

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_countries import countries

from groups.choices import DIRECTORY_CHOICES
from groups.directory.networks import networks
from groups.directory.query import DirectoryQuery
from groups.models import Group

FRAME: Final = (
    '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy" '
    'referrerpolicy="no-referrer"></iframe>'
)
LIST_HEIGHT, MAP_HEIGHT = 600, 620  # pixels
WORDS: Final = ("country", "network", "kind")


class WhatToShow(forms.Form):
    """Which part of the directory. Only shown: `DirectoryQuery.parse` reads the address."""

    use_required_attribute = False
    country = forms.ChoiceField(label=gettext_lazy("Country"), required=False)
    network = forms.ChoiceField(label=gettext_lazy("Network"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)

    def __init__(self, chosen: dict[str, str]) -> None:
        super().__init__(initial=chosen, auto_id="embed-%s")
        for name, choices in (
            ("country", _countries()),
            ("network", list(networks().items())),
            ("kind", DIRECTORY_CHOICES),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the types alone
            field.choices = [("", _("All")), *choices]


@require_safe
def embedding(request: HttpRequest) -> HttpResponse:
    """The page: every answer is 200, whatever stands in the address."""
    words = QueryDict(mutable=True)
    words.update({name: request.GET[name] for name in WORDS if name in request.GET})
    query = DirectoryQuery.parse(words)
    params = query.url_params()
    title = _("Groups and allies against force in mental health services")
    on_map = _("Map: %(title)s") % {"title": title}
    found = query.queryset(timezone.localdate())
    return render(
        request,
        "groups/embed/how.html",
        {
            "form": WhatToShow({name: words.get(name, "") for name in WORDS}),
            "asked": query.describe(),
            "found": found.count(),
            "on_map": found.local().count(),
            "directory": reverse("groups:directory") + params,
            "list": way_to_frame("groups_embed", params, title, LIST_HEIGHT),
            "map": way_to_frame("groups_embed_map", params, on_map, MAP_HEIGHT),
        },
    )


def way_to_frame(address: str, params: str, title: str, height: int) -> dict[str, str]:
    """The address of a frame in the page's language, and the lines that put it into a page."""
    language = get_language() or settings.LANGUAGE_CODE
    path = (
        reverse(address)
        if language == settings.LANGUAGE_CODE
        else reverse(f"{address}_in", args=[language])
    )
    frame = settings.BASE_URL + path + params
    # As text: the page that shows it escapes it once more.
    return {"url": frame, "code": str.__str__(format_html(FRAME, frame, title, height))}


def _countries() -> list[tuple[str, str]]:
    """Those that an entry stands in, by name."""
    listed = Group.objects.listed(timezone.localdate()).exclude(country="")
    codes = listed.order_by().values_list("country", flat=True).distinct()
    return sorted(((code, countries.name(code)) for code in codes), key=lambda pair: pair[1])
