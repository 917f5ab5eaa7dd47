"""The list of what strangers told: what it is about and since when. The words stand inside."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView

from groups.desk.permissions import EditorRequired
from groups.models import Suggestion


class ToldView(EditorRequired, IndexView):  # type: ignore[misc]
    """What waits, the longest wait first; with `?settled=1` what was settled and is still here."""

    model = Suggestion
    any_permission_required = ["view"]
    page_title = gettext_lazy("What visitors tell")
    header_icon = "comment"
    is_searchable = False
    default_ordering = "told_on"
    template_name = "groups/admin/list.html"
    results_template_name = "groups/admin/told/list_results.html"
    paginate_by = 30

    @cached_property
    def columns(self) -> list[Column]:
        """What an editor chooses by."""
        return [
            TitleColumn("about", label=_("About"), accessor=about, get_url=told_url),
            Column("kind", label=_("What is told"), accessor="get_kind_display"),
            Column("told_on", label=_("Told on"), accessor=told_on, sort_key="told_on"),
            Column("until", label=_("Settle before"), accessor=settle_before),
            *([Column("outcome", label=_("State"), accessor="get_outcome_display")] * self.settled),
        ]

    @property
    def settled(self) -> bool:
        """Whether somebody looks for what is done."""
        return "settled" in self.request.GET

    def get_base_queryset(self) -> QuerySet[Suggestion]:
        """Without the words."""
        rows = Suggestion.objects.all() if self.settled else Suggestion.objects.open()
        if self.settled:
            rows = rows.exclude(outcome="")
        return rows.select_related("group").defer("text", "contact")

    def order_queryset(self, queryset: QuerySet[Suggestion]) -> QuerySet[Suggestion]:
        """By day; the random id settles the rest, so that pages are stable."""
        newest = self.ordering == "-told_on"
        return queryset.order_by("-told_on" if newest else "told_on", "pk")

    def get_page_subtitle(self) -> str:
        """None: the model's own name is no use here."""
        return ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the two lists as plain links."""
        here = reverse("told:index")
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["shortcuts"] = [
            {"label": _("Waiting"), "url": here, "current": not self.settled},
            {"label": _("Settled"), "url": f"{here}?settled=1", "current": self.settled},
        ]
        return context

    def get_edit_url(self, instance: Suggestion) -> None:
        """Never edited by a form of Wagtail's."""

    get_copy_url = get_inspect_url = get_delete_url = get_edit_url


def about(message: Suggestion) -> str:
    """The entry, or the name of the one that is missing."""
    return message.group.name if message.group else (message.name or _("a new listing"))


def told_url(message: Suggestion) -> str:
    """Its page."""
    return reverse("told:one", args=[message.pk])


def told_on(message: Suggestion) -> str:
    """The day."""
    return date_format(message.told_on, "SHORT_DATE_FORMAT")


def settle_before(message: Suggestion) -> str:
    """The day on which it ends by itself; nothing once it is settled."""
    if message.outcome:
        return ""
    last: date = message.ends_on
    late = last <= timezone.localdate()
    return _("today") if late else date_format(last, "SHORT_DATE_FORMAT")
