"""The audit trail as a report: who, when, what, to which story or listing, why. Never a text."""

from typing import Any
from uuid import UUID

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from community.models import AuditEvent, User, Verb
from community.panels.roles import names_of
from community.subjects import named
from community.subjects import names_of as subject_names
from stories.desk.any_of import AnyOf, AnyOfThem
from stories.desk.permissions import SEE_AUDIT
from stories.desk.spreadsheet import SafeCells
from stories.desk.trail import by_day, reason_of, when, who
from stories.vault.models import Submission


def people_of_the_trail(request: HttpRequest | None) -> QuerySet[User]:
    """Everybody who stands in it, by name; also who has no role any more."""
    acted = AuditEvent.objects.exclude(actor=None).order_by().values("actor").distinct()
    return User.objects.filter(pk__in=acted).order_by("first_name", "email")


class AuditFilters(WagtailFilterSet):  # type: ignore[misc]
    """By day, by what was done, by whom, by story."""

    at = django_filters.DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)
    verb = AnyOf(label=_("What"), choices=Verb.choices)
    actor = AnyOfThem(label=_("Who"), queryset=people_of_the_trail)
    story = django_filters.CharFilter(
        label=_("Story or listing"),
        method="of_subject",
        help_text=_(
            "A story’s reference, a part of a listing’s name; the random id of what is not here "
            "any more."
        ),
    )

    class Meta:
        model = AuditEvent
        fields = ["at", "verb", "actor"]

    def of_subject(
        self, queryset: QuerySet[AuditEvent], name: str, value: str
    ) -> QuerySet[AuditEvent]:
        """One story, also when it was taken back, or listings. Nothing for what is neither."""
        try:
            return queryset.filter(subject=UUID(value.strip()))
        except ValueError:
            stories = Submission.objects.filter(reference__iexact=value.strip())
            return queryset.filter(
                Q(subject__in=stories.values("pk")) | Q(subject__in=named(value))
            )


class AuditReport(SafeCells, ReportView):  # type: ignore[misc]
    """Read only, with a spreadsheet. A story that is gone is known by its random id only."""

    model = AuditEvent
    page_title = _("Audit trail")
    header_icon = "history"
    index_url_name = "desk_audit"
    index_results_url_name = "desk_audit_results"
    filterset_class = AuditFilters
    any_permission_required = ["view"]
    export_filename = "audit-trail"
    list_export = ["at_said", "who_did", "verb", "story", "subject", "reason"]
    export_headings = {
        "at_said": _("When"),
        "who_did": _("Who"),
        "verb": _("What"),
        "story": _("Story, listing or account"),
        "subject": _("Random id"),
        "reason": _("Why"),
    }
    columns = [
        Column("at", label=_("When"), accessor=when),
        Column("who_did", label=_("Who"), accessor=who),
        Column("verb", label=_("What"), accessor="get_verb_display"),
        Column("story", label=_("Story, listing or account")),
        Column("reason", label=_("Why"), accessor=reason_of),
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For whoever may see the trail."""
        if not request.user.has_perm(SEE_AUDIT):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_base_queryset(self) -> QuerySet[AuditEvent]:
        """Newest first, and what has its day alone at the start of it."""
        return by_day(AuditEvent.objects.select_related("actor"))

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Add the story's reference, the listing's name, or whose roles changed.

        A query each at most, however many lines.
        """
        rows = list(object_list)
        accounts = {row.subject for row in rows if row.verb == Verb.ROLES_CHANGED}
        of_apps = subject_names((row.verb, row.subject) for row in rows)
        stories = {row.subject for row in rows} - accounts - of_apps.keys()
        known = self.references(stories) | names_of(accounts) | of_apps
        for row in rows:
            row.story = known.get(row.subject, "")
            row.who_did = who(row)
            row.at_said = when(row)
        return rows

    def references(self, subjects: set[UUID]) -> dict[UUID, str]:
        """References by id."""
        found = Submission.objects.filter(Q(pk__in=subjects)) if subjects else None
        return dict(found.values_list("pk", "reference")) if found is not None else {}

    @cached_property
    def verbose_name_plural(self) -> Any:
        """For the sentence when nothing is found."""
        return _("entries")
