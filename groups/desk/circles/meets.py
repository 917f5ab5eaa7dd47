"""When and where a circle meets: live at once, and in no version.

The questions are those that organisers answer, and so is what is refused of the answers.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.actions.put_meeting import put_meeting
from groups.actions.refusals import Refusal
from groups.desk.one import Room
from groups.models import Meeting
from groups.stewards.circles.forms.venue import VenueForm
from groups.stewards.circles.forms.when import WhenForm, zone_of_place
from groups.stewards.forms.part import PartForm


class MeetsView(Room):
    """Two forms, each with a button of its own; `act` says which was pressed."""

    template_name = "groups/admin/circles/meets.html"
    page_title = gettext_lazy("When and where")
    header_icon = "calendar-alt"

    @cached_property
    def meeting(self) -> Meeting | None:
        """Nothing for a circle that an editor began, and of which nobody has said it yet."""
        return Meeting.objects.filter(circle=self.group.pk).first()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """What was pressed; anything else changes nothing."""
        acts = {"when": (self.when, "dates"), "where": (self.where, "whereabouts")}
        if request.POST.get("act", "") not in acts:
            return redirect(self.url("meets"))
        act = request.POST["act"]
        begin, name = acts[act]
        form = begin(request.POST)
        if form.comes_again or not form.is_valid():
            return self.render_to_response(self.get_context_data(**{act: form}))
        return self.put(act, form, name)

    def put(self, act: str, form: PartForm, name: str) -> HttpResponseBase:
        """Keep it, or say beside the field why not."""
        told = {name: getattr(form, name)()}
        try:
            put_meeting(group_id=self.group.pk, editor=self.request.user, **told)
        except ValidationError as error:
            form.add_error(None, ValidationError(error.messages))
            return self.render_to_response(self.get_context_data(**{act: form}))
        except Refusal:
            messages.error(self.request, _("Please say first when it meets."))
        else:
            messages.success(self.request, _("It is changed, and public at once with its page."))
        return redirect(self.url("meets"))

    def when(self, data: Any = None) -> WhenForm:
        """The dates, as they were sent or as they are."""
        known: dict[str, Any] = {"guess": zone_of_place(self.newest.geonames_id)}
        if self.meeting is not None:
            known |= {"dates": self.meeting.dates, "zones": self.meeting.zones}
        return WhenForm(data, initial=known)

    def where(self, data: Any = None) -> VenueForm:
        """Venue and link, for the way in which people meet as it was said last."""
        known = {"way": getattr(self.newest, "way", "")}
        if self.meeting is not None:
            known |= {name: getattr(self.meeting, name) for name in VenueForm.base_fields}
        return VenueForm(data, initial=known)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Both forms; where it meets is asked once there is a date."""
        when, where = kwargs.pop("when", None), kwargs.pop("where", None)
        return super().get_context_data(**kwargs) | {
            "when": when or self.when(),
            "where": where or self.where(),
            "undated": self.meeting is None,
        }
