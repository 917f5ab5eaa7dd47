"""A list of matters: clear columns, the longest wait first. Never a word of what was told."""

from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView

from stories.desk.labels import here_for
from stories.desk.permissions import CareRequired

SIGNS = 4


class MattersView(CareRequired, IndexView):  # type: ignore[misc]
    """What waits; with `?settled=1` what was settled and is still here."""

    any_permission_required = ["view"]
    rooms: ClassVar[str]
    age: ClassVar[str]
    one: ClassVar[Any] = ""
    nothing: ClassVar[Any] = ""
    nothing_help: ClassVar[Any] = ""
    is_searchable = False
    template_name = "stories/desk/matters/list.html"
    results_template_name = "stories/desk/matters/list_results.html"
    paginate_by = 30

    @cached_property
    def columns(self) -> list[Column]:
        """What a moderator sees before opening."""
        return [
            TitleColumn(
                "sign",
                label=self.one,
                accessor=sign_of,
                get_url=lambda row: reverse(f"{self.rooms}:one", args=[row.pk]),
                classname="title desk-reference",
            ),
            *self.own_columns(),
            Column("days", label=_("Here for"), accessor=self.days, sort_key=self.age),
            Column("story", label=_("Story"), accessor=story_of),
            *([self.outcome_column()] if self.asks_for_settled else []),
        ]

    def outcome_column(self) -> Column:
        """What became of it, in the list of what is settled."""
        return Column("outcome", label=_("State"), accessor="get_outcome_display")

    def own_columns(self) -> list[Column]:
        """What this sort of matter says of itself."""
        return []

    def days(self, row: Model) -> str:
        """How long ago it came."""
        return here_for(getattr(row, self.age))

    @property
    def asks_for_settled(self) -> bool:
        """Whether somebody looks for what is done."""
        return "settled" in self.request.GET

    def get_base_queryset(self) -> QuerySet[Any]:
        """Clear columns only."""
        rows = self.model.objects.open()
        if self.asks_for_settled:
            rows = self.model.objects.exclude(outcome="")
        return rows.select_related("submission").only(
            "id", "outcome", self.age, "submission__reference", *self.own_names()
        )

    def own_names(self) -> list[str]:
        """The clear columns that `own_columns` shows."""
        return []

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """By age; the random id settles the rest, so that pages are stable."""
        newest = self.ordering == f"-{self.age}"
        return queryset.order_by(f"-{self.age}" if newest else self.age, "pk")

    def get_page_subtitle(self) -> str:
        """None: the model's own name is no use here."""
        return ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the two lists as plain links: they work without JavaScript."""
        asked, settled = self.request.GET.urlencode(), self.settled_query()
        here = reverse(f"{self.rooms}:index")
        context = super().get_context_data(**kwargs)
        context["nothing"], context["nothing_help"] = self.nothing, self.nothing_help
        context["shortcuts"] = [
            {"label": _("Waiting"), "url": here, "current": not asked},
            {"label": _("Decided"), "url": f"{here}?{settled}", "current": asked == settled},
        ]
        return context

    def settled_query(self) -> str:
        """How the address asks for what is done."""
        return "settled=1"

    def get_edit_url(self, instance: Model) -> None:
        """Never edited by a form of Wagtail's."""

    get_copy_url = get_inspect_url = get_delete_url = get_edit_url


def sign_of(row: Model) -> str:
    """A short name: the first signs of the random id."""
    return str(row.pk)[:SIGNS].upper()


def story_of(row: Any) -> str:
    """The reference of the page it is about; of a claim, once it is known."""
    if row.submission:
        return str(row.submission.reference)
    return getattr(row, "reference", "") or str(_("not found yet"))
