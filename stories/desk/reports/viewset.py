"""The rooms of reports and their addresses."""

from django.utils.translation import gettext_lazy as _
from wagtail.permissions import register_permission_policy

from stories.desk.matters.viewset import MattersMenuItem, MattersViewSet
from stories.desk.permissions import CarePolicy
from stories.desk.reports import views
from stories.vault.models import Report

register_permission_policy(Report, CarePolicy(Report))


class ReportsMenuItem(MattersMenuItem):
    """“Reports (2)”."""

    counted = "reports"


class ReportsViewSet(MattersViewSet):
    """What visitors tell with “Report this”."""

    model = Report
    name = "desk_reports"
    # Not `reports`: there Wagtail has its own.
    url_prefix = "page-reports"
    icon = "warning"
    menu_label = _("Reported pages")
    menu_order = 120
    menu_item_class = ReportsMenuItem
    index_view_class = views.ReportsView
    one = views.ReportView
    rooms = {"read": views.ReportReadView, "step-back": views.ReportStepBack}
