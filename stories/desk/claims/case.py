"""One claim without its words: what is known, what was done, one tap to open; later the result."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from stories.actions.claims.open import claims_before
from stories.actions.refusals import MayNotRead
from stories.choices import ClaimKind
from stories.desk.claims import gate, words
from stories.desk.claims.base import OneClaim, refusal_text
from stories.desk.claims.outcome import outcome_of
from stories.desk.labels import language_of
from stories.desk.trail import lines_of


class ClaimView(OneClaim, WagtailAdminTemplateMixin):  # type: ignore[misc]
    """Clear columns, the trail, and one tap to open."""

    template_name = "stories/desk/claims/claim.html"
    header_icon = "key"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Write down who opens it, then show the words."""
        if not self.is_open or self.answered:
            return redirect(self.claim_url)
        try:
            gate.open_and_note(request, self.claim)
        except MayNotRead as refusal:
            messages.error(request, refusal_text(refusal))
            return redirect(self.claim_url)
        return redirect("desk_claims:weigh", self.claim.pk)

    def get_page_title(self) -> str:
        """A few signs of the random id and nothing else."""
        return words.sign_of(self.claim)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, list, here."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("desk_claims:index"), "label": _("Claims")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is known without opening, and no answer before it is settled."""
        return super().get_context_data(**kwargs) | {
            "facts": self.facts(),
            "lines": lines_of(self.claim.id),
            "lost_code": self.claim.kind == ClaimKind.LOST_CODE,
            "gate_open": self.is_open and self.gate_open(),
            "outcome": None if self.is_open else outcome_of(self.claim),
        }

    def gate_open(self) -> bool:
        """Whether this session has opened it not long ago."""
        return gate.may_weigh(self.request, self.claim, now=timezone.now())

    def facts(self) -> list[dict[str, str]]:
        """The clear columns in words."""
        claim = self.claim
        number = claim.decisions.count()
        found = [
            (_("Kind"), claim.get_kind_display()),
            (_("Story"), words.story_of(claim)),
            (_("Told on"), date_format(claim.told_on, "DATE_FORMAT")),
            (_("Here for"), words.days_waiting(claim) if self.is_open else ""),
            (_("Answer before"), words.answer_before(claim)),
            (_("Answers"), words.answers_so_far(number, mine=self.answered)),
            (_("Other claims about this story so far"), str(claims_before(claim))),
        ]
        if claim.submission is not None:
            story = claim.submission
            found.append((_("The story’s state"), story.get_state_display()))
            found.append((_("The story’s language"), language_of(story)))
        return [{"term": term, "value": str(value)} for term, value in found if value]
