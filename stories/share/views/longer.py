"""The longer road: offered from one page, never pushed."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stories.choices import Detail
from stories.consent import Purpose
from stories.share import seeking, steps
from stories.share.draft import Draft
from stories.share.forms import (
    ContactForm,
    NameForm,
    PlaceForm,
    ReadersForm,
    TitleForm,
    TopicsForm,
    WishForm,
)
from stories.share.forms.step import StepForm
from stories.share.views.step import StepView
from stories.share.views.writing import for_writer
from stories.share.wordings import in_words
from stories.someone_else import care_for, may_be_shown

FIND = "find"


@dataclass(frozen=True)
class Offer:
    """One thing that could be added."""

    label: str
    hint: str
    url: str
    given: bool


@require_safe
@for_writer
def more(request: HttpRequest, draft: Draft) -> HttpResponse:
    """What could be added, and what was."""
    context = {
        "offers": _offers(draft),
        "back_url": reverse("share:choice"),
        "onward": reverse(f"share:{steps.CODE}"),
    }
    return render(request, "stories/share/more.html", context)


def _offers(draft: Draft) -> list[Offer]:
    words = {
        "your-wish": (_("A wish for change"), _("what you would tell the people who decide")),
        "topics": (_("Topics"), _("so that others who lived the same can find it")),
        "place": (_("Where and when"), _place_hint(draft)),
        "title": (_("A title"), _("a few words above your story")),
        "name": (_("A name"), _("a made-up one, or your own")),
        "readers": (
            _("Who should not read it"),
            _("people from a country, or from a place of work"),
        ),
        "contact": (_("A note when there is news"), _("to an email address, in neutral words")),
    }
    given = dict.fromkeys(steps.LONGER, False) | {
        name: bool(draft.answers.get(name)) for name in steps.LONGER
    }
    given["your-wish"] = bool(draft.answers.get("wish"))
    given["topics"] = any((draft.answers.get("topics") or {}).values())
    given["place"] = any(draft.answers.get(n) for n in ("country", "region", "setting", "years"))
    given["readers"] = bool(draft.answers.get("not_read_by"))
    return [
        Offer(label, hint, reverse(f"share:{name}"), given[name])
        for name, (label, hint) in words.items()
    ]


def _place_hint(draft: Draft) -> str:
    """Only what is asked there: of somebody else, some of it is not."""
    care = care_for(draft.perspective, str(draft.answers.get("agreement", "")))
    if may_be_shown(Detail.YEARS, care):
        return _("country, kind of place, years, as roughly as you like")
    return _("country and kind of place")


class TitleView(StepView):
    """A title."""

    step = "title"
    form_class = TitleForm


class TopicsView(StepView):
    """What it is about. “Find” keeps what is ticked and shows first what fits the typed words."""

    step = "topics"
    form_class = TopicsForm
    template = "stories/share/topics.html"

    def form(self, draft: Draft | None, data: Any = None) -> StepForm:
        """With what was looked for last."""
        form = super().form(draft, data)
        if draft is not None:
            form.initial["find"] = seeking.sought(self.request, draft)
        return form

    def onward(self, request: HttpRequest, draft: Draft | None) -> str:
        """Back to this screen for those who look for a word: an address, so that it can be
        reloaded and gone back to."""
        if draft is None or request.POST.get("then") != FIND:
            return super().onward(request, draft)
        seeking.remember(request, draft, request.POST.get("find", ""))
        return reverse(f"share:{self.step}") + "#find"


class PlaceView(StepView):
    """Where and when."""

    step = "place"
    form_class = PlaceForm
    template = "stories/share/place.html"


class NameView(StepView):
    """A name."""

    step = "name"
    form_class = NameForm
    template = "stories/share/name.html"


class WishView(StepView):
    """A wish for change."""

    step = "your-wish"
    form_class = WishForm


class ReadersView(StepView):
    """Who should not read it."""

    step = "readers"
    form_class = ReadersForm
    template = "stories/share/readers.html"


class ContactView(StepView):
    """A way to say that there is news."""

    step = "contact"
    form_class = ContactForm
    template = "stories/share/contact.html"

    def further(self, perspective: str) -> dict[str, Any]:
        """What is agreed to by leaving an address."""
        return {"wording": in_words(Purpose.CONTACT)}
