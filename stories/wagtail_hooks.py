"""Only registers: the desk, its audit report, and its panel on the first page."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.views.reports import ReportView

from stories.desk.appeals.viewset import AppealsViewSet
from stories.desk.audit import AuditReport
from stories.desk.care.day import is_new
from stories.desk.claims.viewset import ClaimsViewSet
from stories.desk.menu import AuditMenuItem, ReportMenuItem
from stories.desk.own_words import OwnWordsViewSet
from stories.desk.panel import DeskPanel, WelcomePanel
from stories.desk.permissions import CARE, SEE_AUDIT
from stories.desk.reports.viewset import ReportsViewSet
from stories.desk.roles_panel import RolesPanel, roles_changed
from stories.desk.safeguarding import SafeguardingView
from stories.desk.tallies import Decisions, Workload
from stories.desk.translating.viewset import TranslationsViewSet
from stories.desk.viewset import DeskViewSet


@hooks.register("register_admin_viewset")
def desk() -> DeskViewSet:
    """The queue and everything behind it."""
    return DeskViewSet()


@hooks.register("register_admin_viewset")
def claims() -> ClaimsViewSet:
    """Claims by people without a code."""
    return ClaimsViewSet()


@hooks.register("register_admin_viewset")
def translations() -> TranslationsViewSet:
    """Stories in other languages."""
    return TranslationsViewSet()


@hooks.register("register_admin_viewset")
def appeals() -> AppealsViewSet:
    """Decisions that an author asks to have looked at again."""
    return AppealsViewSet()


@hooks.register("register_admin_viewset")
def reports() -> ReportsViewSet:
    """What visitors tell with “Report this”."""
    return ReportsViewSet()


@hooks.register("register_admin_urls")
def safeguarding_url() -> list[Any]:
    """The written protocol behind the flag for the safeguarding lead."""
    return [path("safeguarding/", SafeguardingView.as_view(), name="desk_safeguarding")]


@hooks.register("register_admin_viewset")
def own_words() -> OwnWordsViewSet:
    """Words that moderators add to what is looked for."""
    return OwnWordsViewSet()


@hooks.register("register_admin_urls")
def audit_urls() -> list[Any]:
    """The desk's reports, among Wagtail's."""
    return [
        *_report("audit", AuditReport),
        *_report("workload", Workload),
        *_report("decisions", Decisions),
    ]


def _report(name: str, view: type[ReportView]) -> list[Any]:
    """A report, and its rows alone for the filters."""
    rows = view.as_view(results_only=True)
    return [
        path(f"reports/{name}/", view.as_view(), name=f"desk_{name}"),
        path(f"reports/{name}/results/", rows, name=f"desk_{name}_results"),
    ]


@hooks.register("register_reports_menu_item")
def audit_item() -> AuditMenuItem:
    """Its place in the menu."""
    return AuditMenuItem(_("Audit trail"), reverse("desk_audit"), icon_name="history", order=900)


@hooks.register("register_reports_menu_item")
def workload_item() -> ReportMenuItem:
    """What waits."""
    label = _("What waits, by language")
    return ReportMenuItem(label, reverse("desk_workload"), icon_name="table", order=910)


@hooks.register("register_reports_menu_item")
def decisions_item() -> ReportMenuItem:
    """What was decided."""
    label = _("Decisions by quarter")
    return ReportMenuItem(label, reverse("desk_decisions"), icon_name="table", order=920)


@hooks.register("construct_homepage_panels")
def desk_panel(request: HttpRequest, panels: list[Any]) -> None:
    """What waits, for whoever may care for stories; a welcome before it, for whoever is new."""
    if request.user.has_perm(CARE):
        if is_new(request.user):
            panels.append(WelcomePanel(request))
        panels.append(DeskPanel(request))


@hooks.register("construct_homepage_panels")
def roles_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Whose roles changed, for whoever may read the trail: nobody gives themselves power unseen."""
    if request.user.has_perm(SEE_AUDIT) and (changes := roles_changed()):
        panels.append(RolesPanel(changes))
