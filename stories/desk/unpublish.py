"""Take a story off the public pages for good: a page that asks once more, and a reason."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from stories.actions.leaving.unpublish import unpublish
from stories.actions.readers import has_stepped_back
from stories.actions.refusals import MayNotRead, Refusal
from stories.actions.suspend import may_not_judge
from stories.choices import SuspendReason
from stories.desk.base import OneStory, refusal_text
from stories.vault.models import State
from stories.vault.models.submission import PUBLIC_ROW

MAY_BE_TAKEN_OFF = (*PUBLIC_ROW, State.APPROVED)


class UnpublishForm(forms.Form):
    """Why, from a closed list."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why it is taken off"),
        choices=SuspendReason.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Please choose a reason. Nothing was changed."),
            "invalid_choice": gettext_lazy("Please choose a reason. Nothing was changed."),
        },
    )


class UnpublishView(OneStory, WagtailAdminTemplateMixin, TemplateView):  # type: ignore[misc]
    """Asks once more. Whoever suspended it leaves this to somebody else."""

    template_name = "stories/desk/unpublish.html"
    header_icon = "doc-full"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The question."""
        return self.shut(request) or super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Delete the public row, or say plainly why not."""
        if not self.form.is_valid():
            return self.shut(request) or self.render_to_response(self.get_context_data())
        try:
            unpublish(
                submission_id=self.submission.id,
                today=timezone.now().date(),
                moderator=request.user,
                reason=SuspendReason(self.form.cleaned_data["reason"]),
            )
        except Refusal as refusal:
            messages.error(request, refusal_text(refusal))
        else:
            messages.success(request, _("It is not public any more. The text stays sealed."))
        return redirect(self.case_url)

    def shut(self, request: HttpRequest) -> HttpResponseBase | None:
        """Back to the story when there is nothing to take off, or not by this person."""
        if self.submission.state not in MAY_BE_TAKEN_OFF:
            messages.info(
                request, _("This is not possible at the point where the story stands now.")
            )
        elif has_stepped_back(submission_id=self.submission.id, moderator=request.user):
            messages.info(request, refusal_text(MayNotRead()))
        elif may_not_judge(self.submission, request.user):
            messages.info(
                request, _("You suspended it, so another person decides what becomes of it.")
            )
        else:
            return None
        return redirect(self.case_url)

    @cached_property
    def form(self) -> UnpublishForm:
        """Empty, or as it was sent."""
        return UnpublishForm(self.request.POST if self.request.method == "POST" else None)

    def get_page_title(self) -> str:
        """What the button does."""
        return _("Take it off for good")

    def get_page_subtitle(self) -> str:
        """Which story: the random reference and nothing else."""
        return str(self.submission.reference)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, queue, story, here."""
        story = _("Story %(reference)s") % {"reference": self.submission.reference}
        return [
            *self.breadcrumbs_items,
            {"url": self.url_of_queue, "label": _("Stories")},
            {"url": self.case_url, "label": story},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the form."""
        return super().get_context_data(**kwargs) | {"form": self.form}
