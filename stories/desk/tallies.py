"""Two reports of the desk, with spreadsheets: numbers of stories, never of people or words."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Min, Q, QuerySet
from django.db.models.functions import TruncQuarter
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from community.lib.quarters import Quarter
from community.models import AuditEvent, Verb
from stories.desk.labels import days_since
from stories.desk.permissions import may_see_reports
from stories.desk.spreadsheet import SafeCells
from stories.desk.trail import REASONS
from stories.reading import language_name
from stories.vault.models import State, Submission
from stories.vault.models.submission import ON_THE_DESK

DECISIONS = (
    Verb.PUBLISHED,
    Verb.DECLINED,
    Verb.KEPT,
    Verb.SUSPENDED,
    Verb.RESTORED,
    Verb.UNPUBLISHED,
    Verb.WITHDRAWN,
)


class DeskReport(SafeCells, ReportView):  # type: ignore[misc]
    """For whoever cares for stories or looks after the house. Rows are counts."""

    header_icon = "table"
    paginate_by = 100
    is_searchable = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse everybody else."""
        if not may_see_reports(request.user):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Each row with its words, in its place: the table on the page has the same rows."""
        for row in object_list:
            row.update(self.in_words(row))
        return object_list

    def in_words(self, row: dict[str, Any]) -> dict[str, Any]:
        """What stands beside the counts of this row."""
        raise NotImplementedError

    @cached_property
    def verbose_name_plural(self) -> Any:
        """For the sentence when nothing is found."""
        return _("rows")


class Workload(DeskReport):
    """What waits, by language: so that a house knows whom it needs."""

    model = Submission
    page_title = _("What waits, by language")
    index_url_name = "desk_workload"
    index_results_url_name = "desk_workload_results"
    export_filename = "what-waits"
    list_export = ["name", "waiting", "reading", "asked", "oldest_days"]
    export_headings = {
        "name": _("Language"),
        "waiting": _("Waiting to be read"),
        "reading": _("Being read"),
        "asked": _("The author was asked something"),
        "oldest_days": _("Days since the oldest on the desk came"),
    }
    columns = [Column(name, label=label) for name, label in export_headings.items()]

    def get_base_queryset(self) -> QuerySet[Submission, dict[str, Any]]:
        """One row a language, by its code. One query."""
        open_work = Submission.objects.filter(state__in=(*ON_THE_DESK, State.ASKED))
        return (
            open_work.order_by()
            .values("language")
            .annotate(
                waiting=Count("pk", filter=Q(state=State.WAITING)),
                reading=Count("pk", filter=Q(state=State.READING)),
                asked=Count("pk", filter=Q(state=State.ASKED)),
                oldest=Min("arrived_on", filter=Q(state__in=ON_THE_DESK)),
            )
            .order_by("language")
        )

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """As it is: nobody sorts five rows."""
        return queryset

    def in_words(self, row: dict[str, Any]) -> dict[str, Any]:
        """The language by its name, the oldest by its age."""
        oldest: date | None = row["oldest"]
        return {
            "name": language_name(row["language"]),
            "oldest_days": days_since(oldest) if oldest else "",
        }


class Decisions(DeskReport):
    """What became of stories, by quarter and reason: for an annual report, and for doubts."""

    model = AuditEvent
    page_title = _("Decisions by quarter")
    index_url_name = "desk_decisions"
    index_results_url_name = "desk_decisions_results"
    export_filename = "decisions"
    list_export = ["name", "what", "why", "number"]
    export_headings = {
        "name": _("Quarter"),
        "what": _("What"),
        "why": _("Why"),
        "number": _("Stories"),
    }
    columns = [Column(name, label=label) for name, label in export_headings.items()]

    def get_base_queryset(self) -> QuerySet[AuditEvent, dict[str, Any]]:
        """One row for each quarter, decision and reason, newest first. One query."""
        decided = AuditEvent.objects.filter(verb__in=DECISIONS).order_by()
        by_quarter = decided.annotate(quarter=TruncQuarter("at"))
        rows = by_quarter.values("quarter", "verb", "reason")
        return rows.annotate(number=Count("subject", distinct=True)).order_by(
            "-quarter", "verb", "reason"
        )

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """As it is."""
        return queryset

    def in_words(self, row: dict[str, Any]) -> dict[str, Any]:
        """The quarter, the decision and the reason as people say them."""
        return {
            "name": str(Quarter.of(row["quarter"].date())),
            "what": str(Verb(row["verb"]).label),
            "why": str(REASONS.get(row["reason"], row["reason"])),
        }
