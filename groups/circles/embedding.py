"""`circles/embed/`: how another organisation shows the week of circles on its own page."""

from typing import Final

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from groups.circles.choices import Way
from groups.circles.filters import CircleLists
from groups.circles.query import CircleQuery
from groups.directory.embedding import way_to_frame

HEIGHT: Final = 700  # pixels
WORDS: Final = ("country", "language", "way")


class WhatToShow(forms.Form):
    """Which circles. Only shown: `CircleQuery.parse` reads the address."""

    use_required_attribute = False
    way = forms.ChoiceField(
        label=gettext_lazy("How people meet"),
        choices=[("", gettext_lazy("All")), *Way.choices],
        required=False,
    )

    def __init__(self, query: CircleQuery, chosen: dict[str, str]) -> None:
        super().__init__(initial=chosen, auto_id="embed-%s")
        lists = CircleLists(query)
        self.fields = {
            "country": lists.fields["country"],
            "language": lists.fields["language"],
            **self.fields,
        }


@require_safe
def embedding(request: HttpRequest) -> HttpResponse:
    """The page: every answer is 200, whatever stands in the address."""
    words = QueryDict(mutable=True)
    words.update({name: request.GET[name] for name in WORDS if name in request.GET})
    query = CircleQuery.parse(words)
    params = query.url_params()
    title = _("Circles where people listen to each other as equals")
    return render(
        request,
        "circles/embed/how.html",
        {
            "form": WhatToShow(query, {name: words.get(name, "") for name in WORDS}),
            "asked": query.describe(),
            "found": query.queryset(timezone.localdate()).count(),
            "week": way_to_frame("circles_embed", params, title, HEIGHT),
            "all": reverse("circles:week") + params,
        },
    )
