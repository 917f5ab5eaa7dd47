"""Two reports for whoever looks after the house: what it does by itself, letters that failed."""

from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from community.models import LastRun, Undelivered
from home.watch.duties import HOUSEKEEPING, LATE_AFTER
from stories.desk.spreadsheet import SafeCells

SEE: Final = "community.view_lastrun"


def standing(run: LastRun) -> str:
    """Well, late or failed, in words."""
    if run.error:
        return _("Failed")
    # A line of housekeeping is done whenever housekeeping is.
    after = LATE_AFTER.get(run.name, LATE_AFTER[HOUSEKEEPING])
    return _("Late") if timezone.now() - run.last_run > after else _("Well")


class HouseReport(SafeCells, ReportView):  # type: ignore[misc]
    """For whoever may see what the house does."""

    header_icon = "tasks"
    paginate_by = 100
    is_searchable = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse everybody else."""
        if not request.user.has_perm(SEE):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """As it is: what failed stands first."""
        return queryset

    @cached_property
    def verbose_name_plural(self) -> Any:
        """For the sentence when nothing is found."""
        return _("rows")


class Work(HouseReport):
    """Each duty, when it was done, and what went wrong: a class and a line of code."""

    model = LastRun
    page_title = gettext_lazy("What the house does by itself")
    index_url_name = "house_work"
    index_results_url_name = "house_work_results"
    export_filename = "what-the-house-does"
    list_export = ["name", "standing", "last_run", "last_success", "failing_since", "times_failed"]
    list_export += ["error"]
    export_headings = {
        "name": gettext_lazy("What"),
        "standing": gettext_lazy("How it stands"),
        "last_run": gettext_lazy("Last done"),
        "last_success": gettext_lazy("Last went well"),
        "failing_since": gettext_lazy("Failing since"),
        "times_failed": gettext_lazy("Times failed since"),
        "error": gettext_lazy("Where it failed"),
    }
    columns = [Column(name, label=label) for name, label in export_headings.items()]

    def get_base_queryset(self) -> QuerySet[LastRun]:
        """What failed first, then what was done longest ago. One query."""
        return LastRun.objects.order_by("-times_failed", "last_run", "name")

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Each with how it stands."""
        rows = list(object_list)
        for run in rows:
            run.standing = standing(run)
        return rows


class Letters(HouseReport):
    """How many of which day and why. Whose they were is written down nowhere."""

    model = Undelivered
    header_icon = "mail"
    page_title = gettext_lazy("Letters that no mail server took")
    index_url_name = "house_letters"
    index_results_url_name = "house_letters_results"
    export_filename = "letters-not-taken"
    list_export = ["day", "reason", "letters"]
    export_headings = {
        "day": gettext_lazy("Day"),
        "reason": gettext_lazy("Why"),
        "letters": gettext_lazy("Letters"),
    }
    columns = [Column(name, label=label) for name, label in export_headings.items()]

    def get_base_queryset(self) -> QuerySet[Undelivered]:
        """Newest first. One query."""
        return Undelivered.objects.order_by("-day", "reason")


class HouseMenuItem(MenuItem):  # type: ignore[misc]
    """Under Reports."""

    def is_shown(self, request: HttpRequest) -> bool:
        """For whoever may see it."""
        return bool(request.user.has_perm(SEE))
