"""One message: what was told beside its entry, and the form that says what becomes of it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from groups.actions.refusals import NotNow
from groups.actions.settle import outcomes_for, settle
from groups.choices import Kind
from groups.desk.addresses import address
from groups.desk.permissions import EditorRequired
from groups.desk.told.listing import about
from groups.models import Suggestion
from groups.models.suggestion import SuggestionKind, SuggestionOutcome

WHAT_TO_DO = {
    SuggestionKind.NEW: gettext_lazy(
        "Look whether there is such a group, and whether it is on the list already. Then begin a "
        "listing with these words, or say that nothing changes."
    ),
    SuggestionKind.CONTROL: gettext_lazy(
        "“Who decides” is as told by the group. Nothing on its page changes by itself. Ask its "
        "organisers with a remark how it is. Where there is something to it, let the page say that "
        "it is contested until you know."
    ),
    SuggestionKind.HARM: gettext_lazy(
        "Read it with care. If somebody may be in danger there, take the listing off the site "
        "first and look into it then."
    ),
    SuggestionKind.REMOVAL: gettext_lazy(
        "Whoever holds an office may have it taken out, without reasons. Make sure that nothing "
        "else is meant, and remove it."
    ),
}


# Somebody stands before a shut door on the day: what is told of a circle cannot wait for long.
OF_CIRCLES = {
    SuggestionKind.CHANGE: gettext_lazy(
        "Ask its organisers with a remark. If it may be about the next meeting, look at “When and "
        "where” too: a wrong date or a shut door does harm on the day. Where you cannot find out, "
        "let the circle rest until its organisers answer."
    ),
    SuggestionKind.HARM: gettext_lazy(
        "Read it with care. If somebody may be in danger there, take the circle off the site first "
        "and look into it then. Ask nobody who was there, and never say who told it."
    ),
}
OF_CIRCLES[SuggestionKind.WRONG] = OF_CIRCLES[SuggestionKind.CHANGE]


class SettleForm(forms.Form):
    """One outcome; words are added to the sentence of the house, where there is an address."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("What becomes of it"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please choose one. Nothing was settled.")},
    )
    message = forms.CharField(
        label=gettext_lazy("Your words to whoever told it, if you like"),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, told: Suggestion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = [  # type: ignore[attr-defined]
            (one.value, one.label) for one in outcomes_for(told)
        ]
        if not told.contact:
            del self.fields["message"]


class ToldOne(EditorRequired, WagtailAdminTemplateMixin, TemplateView):  # type: ignore[misc]
    """What was told. Nobody here sees who told it: an answer goes out once, by the site."""

    template_name = "groups/admin/told/one.html"
    header_icon = "comment"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """One that ended meanwhile is simply gone."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except Suggestion.DoesNotExist:
            messages.info(request, _("This is not here any more. Nothing is left to decide."))
            return redirect("told:index")

    @cached_property
    def told(self) -> Suggestion:
        """The row. Raises Suggestion.DoesNotExist."""
        return Suggestion.objects.select_related("group", "settled_by").get(pk=self.kwargs["pk"])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Settle it, or show what is missing with every word still there."""
        form = SettleForm(request.POST, told=self.told)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        try:
            settle(
                suggestion_id=self.told.pk,
                outcome=SuggestionOutcome(form.cleaned_data["outcome"]),
                message=form.cleaned_data.get("message", ""),
                editor=request.user,
                today=timezone.localdate(),
            )
        except NotNow:
            messages.info(request, _("Somebody else settled it meanwhile."))
        else:
            messages.success(request, _("It is settled."))
        return redirect("told:index")

    def get_page_title(self) -> str:
        """What is told, and nothing of it."""
        return capfirst(str(self.told.get_kind_display()))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, list, here."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("told:index"), "label": _("What visitors tell")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The words, the entry, the form."""
        told = self.told
        form = kwargs.pop("form", None) or SettleForm(told=told)
        return super().get_context_data(**kwargs) | {
            "told": told,
            "form": form,
            "about": about(told),
            **_entry(told),
            "what_to_do": what_to_do(told),
            "facts": facts_of(told),
            "outcome": outcome_of(told),
            "is_new": told.kind == SuggestionKind.NEW,
            "is_removal": told.kind == SuggestionKind.REMOVAL and told.group_id,
        }


def what_to_do(told: Suggestion) -> Any:
    """In a few sentences; nothing where there is nothing to say."""
    kind = SuggestionKind(told.kind)
    if told.group is not None and told.group.kind == Kind.CIRCLE:
        return OF_CIRCLES.get(kind) or WHAT_TO_DO.get(kind, "")
    return WHAT_TO_DO.get(kind, "")


def _entry(told: Suggestion) -> dict[str, Any]:
    """The ways to the entry that it is about."""
    if told.group is None:
        return {}
    circle = told.group.kind == Kind.CIRCLE
    return {
        "which": _("Which circle") if circle else _("Which listing"),
        "about_url": address(told.group),
        "remove_url": address(told.group, "remove"),
    }


def facts_of(told: Suggestion) -> list[dict[str, str]]:
    """What is known beside the words."""
    facts = [
        (_("Told on"), date_format(told.told_on, "DATE_FORMAT")),
        (_("It ends by itself on"), "" if told.outcome else date_format(told.ends_on)),
        (_("Name of the group"), told.name),
        (_("Where it is"), told.place),
        (_("Its website"), told.website),
    ]
    return [{"term": term, "value": value} for term, value in facts if value]


def outcome_of(told: Suggestion) -> str:
    """What became of it, by whom, and until when it is kept."""
    if not told.outcome:
        return ""
    return _("%(outcome)s. %(who)s, %(day)s. It is deleted on %(last)s.") % {
        "outcome": told.get_outcome_display(),
        "who": told.settled_by or _("somebody who is not here any more"),
        "day": date_format(told.settled_on or told.told_on, "DATE_FORMAT"),
        "last": date_format(told.ends_on, "DATE_FORMAT"),
    }
