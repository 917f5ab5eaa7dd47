"""The list of entries: what waits first, then by name."""

from typing import Any, Final

from django.db.models import Case, Count, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.models import WorkflowState
from wagtail.snippets.views.snippets import IndexView

from groups.desk.addresses import address
from groups.desk.filters import GroupFilters
from groups.desk.permissions import EditorRequired
from groups.desk.rooms import LISTINGS, Rooms
from groups.desk.shortcuts import shortcuts_for
from groups.desk.states import in_check
from groups.lists import country_name
from groups.models import Group, Steward

# Left out where the window is narrow: the page of an entry says it too.
MINOR: Final = {"classname": "directory-minor"}


class ListingsView(EditorRequired, IndexView):  # type: ignore[misc]
    """Every entry, public or not. Found by a part of its name: nobody keeps what was typed."""

    model = Group
    rooms: Rooms = LISTINGS
    filterset_class = GroupFilters
    is_searchable = True
    paginate_by = 30
    default_ordering = "sort_name"
    template_name = "groups/admin/list.html"
    results_template_name = "groups/admin/list_results.html"

    def get_page_title(self) -> str:
        """What they are."""
        return str(self.rooms.words.title)

    @cached_property
    def columns(self) -> list[Column]:
        """What one needs to choose. No boxes: nothing is done to many at once."""
        return [
            TitleColumn("name", label=_("Name"), get_url=address, sort_key="sort_name"),
            Column("kind", label=_("Kind"), accessor="get_kind_display", **MINOR),
            Column("place", label=_("Where"), accessor=where),
            Column("state", label=_("State"), accessor=lambda group: ", ".join(group.says)),
            Column("confirmed", label=_("Confirmed"), accessor=confirmed, **MINOR),
            Column("keepers", label=_("Organisers"), accessor="keepers", **MINOR),
        ]

    def get_base_queryset(self) -> QuerySet[Group]:
        """With how it stands, and how many keep it."""
        each = Steward.objects.filter(group=OuterRef("pk")).order_by().values("group")
        number = Subquery(each.annotate(number=Count("pk")).values("number"))
        rows = self.rooms.rows().select_related("standing")
        return rows.annotate(keepers=Coalesce(number, 0))

    def search_queryset(self, queryset: QuerySet[Group]) -> QuerySet[Group]:
        """By a part of the name: drafts too, which no index of readers holds."""
        if not self.is_searching:
            return queryset
        typed = str(self.search_query).strip()
        return queryset.filter(name__icontains=typed) | queryset.filter(short_name__icontains=typed)

    def order_queryset(self, queryset: QuerySet[Group]) -> QuerySet[Group]:
        """What waits for a check first; the id settles the rest, so that pages are stable."""
        if "ordering" in self.request.GET:
            return queryset.order_by(self.ordering, "pk")
        waiting = in_check(WorkflowState.STATUS_IN_PROGRESS)
        if not waiting:  # as an index has them
            return queryset.order_by("sort_name", "pk")
        first = Case(When(pk__in=waiting, then=Value(0)), default=Value(1))
        return queryset.order_by(first, "sort_name", "pk")

    def paginate_queryset(self, queryset: QuerySet[Group], page_size: int) -> Any:
        """Only the rows of the page are looked at closely."""
        paginator, page, rows, is_paginated = super().paginate_queryset(queryset, page_size)
        found = list(rows)
        says = self.rooms.states_of(found)
        for group in found:
            group.says = says[group.pk]  # type: ignore[attr-defined]
        page.object_list = found
        return paginator, page, found, is_paginated

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the filters that are wanted most, as plain links."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["shortcuts"] = shortcuts_for(self.request, self.rooms)
        if not self.results_only:
            context["plain_filters"] = self.filters.plain_form() if self.filters else None
        return context

    def get_list_buttons(self, instance: Group) -> list[Any]:
        """One press on the name leads to everything."""
        return []


def where(group: Group) -> str:
    """Town and country; the area it serves where it stands nowhere."""
    parts = [group.place_name, country_name(group.country)]
    return ", ".join(part for part in parts if part) or str(group.get_scope_display())


def confirmed(group: Group) -> str:
    """The day of the last confirmation."""
    standing = getattr(group, "standing", None)
    day = standing.confirmed_on if standing else None
    return date_format(day, "SHORT_DATE_FORMAT") if day else _("never")
