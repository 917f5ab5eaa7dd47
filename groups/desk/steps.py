"""What an editor does with one entry: a press on its page, or a page that asks for a reason."""

from abc import ABC, abstractmethod
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.actions.check import check_group
from groups.actions.contest import contest
from groups.actions.look_up import look_up
from groups.actions.refusals import Incomplete, NotNow, Overtaken, Refusal
from groups.actions.remark import write_remark
from groups.actions.remove import remove_group
from groups.actions.send_back import send_back
from groups.actions.take_off import take_off
from groups.columns import column_label
from groups.desk.one import OneListing, Room, send_back_form
from groups.desk.permissions import REMOVE
from groups.desk.remark_form import RemarkForm
from groups.models import Group
from groups.reasons import OffReason, RemoveReason

REFUSED = {
    Overtaken: gettext_lazy(
        "There is a newer version than the one you saw. Please look at it again: nothing was "
        "published."
    ),
    NotNow: gettext_lazy("This is not possible where the listing stands now."),
}


class Step(OneListing, ABC):
    """A press on the page. An address without the press leads to the page."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nothing happens by following a link."""
        return redirect(self.one_url)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Do it, and say so or say why not."""
        try:
            return self.act(request)
        except Incomplete as incomplete:
            messages.error(request, missing_in_words(incomplete))
        except Refusal as refusal:
            messages.error(request, str(REFUSED.get(type(refusal), REFUSED[NotNow])))
        return redirect(self.one_url)

    @abstractmethod
    def act(self, request: HttpRequest) -> HttpResponseBase:
        """Carry it out; where to go then."""

    def done(self, said: str) -> HttpResponseBase:
        """Back on the page."""
        messages.success(self.request, said)
        return redirect(self.one_url)


class Check(Step):
    """“Make it public”: exactly the version that was in view."""

    def act(self, request: HttpRequest) -> HttpResponseBase:
        """Refused where another version came meanwhile."""
        seen = request.POST.get("revision", "")
        check_group(
            group_id=self.group.pk,
            revision_id=int(seen) if seen.isdecimal() and len(seen) < 18 else 0,
            editor=request.user,
            today=timezone.localdate(),
        )
        return self.done(_("It is public now. Its organisers are told."))


class SendBack(Step):
    """Back to its organisers, with a remark."""

    def act(self, request: HttpRequest) -> HttpResponseBase:
        """The words are kept when they cannot be sent."""
        form = send_back_form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(send_back_form=form))
        words = form.cleaned_data["text"]
        send_back(group_id=self.group.pk, editor=request.user, text=words)
        return self.done(_("It is sent back. Its organisers are told, and read your words."))


class WriteRemark(Step):
    """Words alone: nothing else changes."""

    def act(self, request: HttpRequest) -> HttpResponseBase:
        """The words are kept when they cannot be written."""
        need = _("Please write something first.")
        form = RemarkForm(request.POST, auto_id="remark_%s", need=need)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(remark_form=form))
        words = form.cleaned_data["text"]
        write_remark(group_id=self.group.pk, author=request.user, by_editor=True, text=words)
        return self.done(_("It is written. Its organisers read it when they come by."))


class LookUp(Step):
    """“I looked”: the source still says so."""

    def act(self, request: HttpRequest) -> HttpResponseBase:
        """Of a public office."""
        look_up(group_id=self.group.pk, editor=request.user, today=timezone.localdate())
        return self.done(_("Thank you. The page says that it was looked up today."))


class Contest(Step):
    """“Who decides” is contested, says the page; or not any more."""

    def act(self, request: HttpRequest) -> HttpResponseBase:
        """`over` takes it back."""
        over, today = bool(request.POST.get("over")), timezone.localdate()
        contest(group_id=self.group.pk, editor=request.user, today=today, over=over)
        return self.done(_("The page says so from now on."))


class ReasonForm(forms.Form):
    """One of a closed list, and words if one wants."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please choose why. Nothing was done.")},
    )
    text = forms.CharField(
        label=gettext_lazy("Words to its organisers, if you like"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, choices: Any, words: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = choices  # type: ignore[attr-defined]
        if not words:
            del self.fields["text"]


class WithReason(Room, ABC):
    """A page that says what follows, and asks why."""

    template_name = "groups/admin/reason.html"
    choices: Any = ()
    words = True
    follows: Any = ""
    press: Any = ""

    def form(self, data: Any = None) -> ReasonForm:
        """Empty, or with what was sent."""
        return ReasonForm(data, choices=self.choices, words=self.words)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Do it once there is a reason."""
        form = self.form(request.POST)
        group = self.group
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        try:
            return self.act(group, **form.cleaned_data)
        except Refusal:
            messages.error(request, str(REFUSED[NotNow]))
            return redirect(self.one_url)

    @abstractmethod
    def act(self, group: Group, *, reason: str, text: str = "") -> HttpResponseBase:
        """Carry it out for this reason; where to go then."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, what follows, and what the button says."""
        form = kwargs.pop("form", None) or self.form()
        said = {"form": form, "follows": self.follows, "press": self.press}
        return super().get_context_data(**kwargs) | said


class TakeOff(WithReason):
    """Off the site, until it is right again."""

    page_title = gettext_lazy("Take it off the site")
    choices = OffReason.choices
    follows = gettext_lazy(
        "Nobody but editors and its organisers sees it from now on. Its organisers are told, and "
        "read why. It comes back when an editor says yes to a version again."
    )
    press = gettext_lazy("Take it off the site")

    def act(self, group: Group, *, reason: str, text: str = "") -> HttpResponseBase:
        """At once."""
        take_off(group_id=group.pk, editor=self.request.user, reason=OffReason(reason), text=text)
        messages.success(self.request, _("It is off the site."))
        return redirect(self.one_url)


class Remove(WithReason):
    """Gone, with everything that is known of it."""

    needs = REMOVE
    page_title = gettext_lazy("Remove it for good")
    choices = RemoveReason.choices
    words = False
    follows = gettext_lazy(
        "The listing, every version of it, its contacts, remarks and picture are deleted. Nothing "
        "of it can be brought back here. Backups forget it when they end. A group that has only "
        "stopped should be closed instead: then its page can say where to go."
    )
    press = gettext_lazy("Remove it for good")

    def act(self, group: Group, *, reason: str, text: str = "") -> HttpResponseBase:
        """No name is said afterwards: the message stays in the session for a moment."""
        why, today = RemoveReason(reason), timezone.localdate()
        remove_group(group_id=group.pk, actor=self.request.user, reason=why, today=today)
        messages.success(self.request, _("It is removed, with everything that was known of it."))
        return redirect(self.rooms.url("list"))


def missing_in_words(incomplete: Incomplete) -> str:
    """What keeps it from being public, field by field."""
    said = [
        f"{_label(name)}{sentence}"
        for name, sentences in incomplete.missing.items()
        for sentence in sentences
    ]
    return _("It cannot be public yet. %(missing)s") % {"missing": " ".join(said)}


def _label(name: str) -> str:
    """The name of a column before what is said of it; "" where it is about the whole."""
    if name == NON_FIELD_ERRORS:
        return ""
    return capfirst(f"{column_label(name)}: ")
