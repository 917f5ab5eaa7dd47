"""The pages and presses of care: a moderator's own choices, the next story, and a pause."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from community.models import House
from stories.actions.hold import take
from stories.actions.refusals import MayNotRead, NotNow
from stories.desk.care.day import WELCOME, pause_is_due, put_away, read_today
from stories.desk.care.form import CareForm
from stories.desk.care.next import care_of, suitable_for
from stories.desk.permissions import CareRequired
from stories.vault.models import ReadingCare, Submission

ANYWAY = "anyway"


class Beside(CareRequired, WagtailAdminTemplateMixin):  # type: ignore[misc]
    """A page beside the queue, with somebody to talk to."""

    request: HttpRequest
    header_icon = "user"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, queue, here."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("desk:index"), "label": _("Stories")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what was read today, and the name of someone to talk to."""
        return super().get_context_data(**kwargs) | {
            "read": len(read_today(self.request.user)),
            "talk_to": House.load(request_or_site=self.request).talk_to,
        }


class CareView(Beside, FormView):  # type: ignore[misc]
    """What this person is given: seen and changed by nobody else."""

    page_title = gettext_lazy("Reading with care")
    template_name = "stories/desk/care/care.html"
    form_class = CareForm
    success_url = reverse_lazy("desk:care")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Over this person's own row."""
        return super().get_form_kwargs() | {"instance": care_of(self.request.user)}

    def form_valid(self, form: CareForm) -> HttpResponseBase:
        """Keep it; no log is written."""
        chosen = {name: form.cleaned_data[name] for name in CareForm.Meta.fields}
        ReadingCare.objects.update_or_create(user=self.request.user, defaults=chosen)
        messages.success(self.request, _("Kept. Only you see this."))
        return super().form_valid(form)


class PauseView(Beside, TemplateView):  # type: ignore[misc]
    """A pause, offered and never forced."""

    page_title = gettext_lazy("Time for a pause?")
    template_name = "stories/desk/care/pause.html"


class PutWelcomeAway(CareRequired, View):
    """One press, and the welcome does not come back."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Back to where it stood."""
        put_away(request.user, WELCOME)
        home = request.POST.get("back") == "home"
        return redirect("wagtailadmin_home" if home else "desk:index")


class NextForMe(CareRequired, View):
    """One press: the oldest story that suits this person is theirs, its page opens."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Take it; or offer a pause; or say that it is enough, or that there is none."""
        care, today = care_of(request.user), read_today(request.user)
        if care.daily and len(today) >= care.daily:
            messages.info(
                request,
                _("That was as much as you wanted for one day. Thank you. You can rest now."),
            )
            return redirect("desk:index")
        if pause_is_due(today) and ANYWAY not in request.POST:
            return redirect("desk:pause")
        story = self.taken(care)
        if story is None:
            messages.info(request, _("Nothing waits that suits you now. You can rest."))
            return redirect("desk:index")
        return redirect("desk:case", reference=story.reference)

    def taken(self, care: ReadingCare) -> Submission | None:
        """The first that nobody else takes in this moment."""
        for story in suitable_for(self.request.user, care):
            try:
                return take(
                    submission_id=story.id,
                    moderator=self.request.user,
                    today=timezone.now().date(),
                )
            except (NotNow, MayNotRead, Submission.DoesNotExist):
                continue
        return None
