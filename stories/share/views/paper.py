"""For people without a screen: a form to print, and how to help without holding the code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from community.models import House
from community.words import say
from stories.choices import Perspective
from stories.consent import Purpose
from stories.share.forms.about import agreements
from stories.share.forms.choice import choice_wordings
from stories.share.wordings import in_words


@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """The short road on paper, with a slip for the code that is cut off."""
    context = {
        "house": House.load(request_or_site=request),
        "perspectives": Perspective.labels,
        "agreements": [label for _value, label in agreements()],
        "recognition": say("about_recognition"),
        "wordings": [words for _choice, words in choice_wordings()],
        "storing": in_words(Purpose.READ_AND_STORE),
        "groups": range(7),
        "return_address": request.build_absolute_uri(reverse("share:return")),
    }
    return render(request, "stories/share/paper.html", context)
