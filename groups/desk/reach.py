"""How to reach an entry, how it stands, who keeps it: live at once, and in no version.

A number that is taken out here cannot come back with a version that is published tomorrow.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.actions.dismiss import answer_for_them, dismiss
from groups.actions.put_reach import put_reach
from groups.actions.refusals import Refusal
from groups.actions.stand import stand
from groups.desk.one import Room
from groups.desk.reach_forms import StandForm, WaysForm

LONGEST_NUMBER = 18  # digits


class ReachView(Room):
    """Three forms, each with a button of its own; `act` says which was pressed."""

    template_name = "groups/admin/reach.html"
    page_title = gettext_lazy("Contact and standing")
    header_icon = "mail"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """What was pressed; anything else changes nothing."""
        presses = {
            "reach": self.write_ways,
            "stand": self.write_standing,
            "dismiss": self.dismiss,
            "let-in": self.answer,
            "turn-down": self.answer,
        }
        press = presses.get(request.POST.get("act", ""))
        try:
            return press(request) if press else redirect(self.url("reach"))
        except Refusal:
            messages.error(request, _("This is not possible any more. Nothing was changed."))
            return redirect(self.url("reach"))

    def write_ways(self, request: HttpRequest) -> HttpResponseBase:
        """How to reach it."""
        form = WaysForm(request.POST, group=self.group)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(ways=form))
        today = timezone.localdate()
        put_reach(group_id=self.group.pk, ways=form.ways(), editor=request.user, today=today)
        return self.done(_("It is changed, and public at once."))

    def write_standing(self, request: HttpRequest) -> HttpResponseBase:
        """Whether it is open."""
        form = StandForm.of(self.standing, request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(stand=form))
        today = timezone.localdate()
        stand(group_id=self.group.pk, editor=request.user, wanted=form.wanted(), today=today)
        return self.done(_("It is changed, and public at once."))

    def dismiss(self, request: HttpRequest) -> HttpResponseBase:
        """Somebody keeps it no more."""
        steward = number_in(request, "steward")
        dismiss(group_id=self.group.pk, steward_id=steward, editor=request.user)
        return self.done(_("They do not keep this listing any more."))

    def answer(self, request: HttpRequest) -> HttpResponseBase:
        """Who asked to keep it comes in, or does not."""
        asked, yes = number_in(request, "asked"), request.POST["act"] == "let-in"
        answer_for_them(request_id=asked, group_id=self.group.pk, yes=yes)
        return self.done(_("It is answered."))

    @property
    def standing(self) -> Any:
        """How it stands; nothing for one that never had a standing."""
        return getattr(self.group, "standing", None)

    def done(self, said: str) -> HttpResponseBase:
        """Back here, where one sees what was changed."""
        messages.success(self.request, said)
        return redirect(self.url("reach"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The forms as they were sent, or as the entry is now."""
        group = self.group
        ways, how = kwargs.pop("ways", None), kwargs.pop("stand", None)
        return super().get_context_data(**kwargs) | {
            "ways": ways or WaysForm(group=group),
            "stand": how or StandForm.of(self.standing),
            "stewards": group.stewards.select_related("user").order_by("pk"),
            "asked": group.join_requests.select_related("user"),
        }


def number_in(request: HttpRequest, name: str) -> int:
    """A row's number; 0 for what is none."""
    typed = request.POST.get(name, "")
    return int(typed) if typed.isdecimal() and len(typed) < LONGEST_NUMBER else 0
