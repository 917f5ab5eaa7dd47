"""What a report is to its rooms, and how many wait for somebody."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from community.models import AuditEvent, Verb
from stories.actions.deciders import DECIDING
from stories.actions.refusals import MayNotRead, NotNow, SamePerson
from stories.actions.reports.settle import decided_before, open_report, stepped_back_from
from stories.choices import ReportReason
from stories.desk.matters.base import Room
from stories.desk.matters.listing import sign_of
from stories.vault.models import Report


class ReportRoom(Room):
    """One report."""

    model = Report
    rooms = "desk_reports"

    def sign(self) -> str:
        """Report A3F9."""
        return _("Report %(sign)s") % {"sign": sign_of(self.matter)}

    def why_not(self) -> str:
        """In the order in which it matters to whoever asks."""
        if self.matter.outcome:
            return self.refusal_text(NotNow())
        if stepped_back_from(self.matter, self.request.user):
            return self.refusal_text(MayNotRead())
        if decided_before(self.matter, self.request.user):
            return self.refusal_text(SamePerson())
        return ""

    def open_it(self) -> None:
        """Written down for the report and for its story."""
        open_report(report_id=self.matter.pk, moderator=self.request.user)


def waiting_for(moderator: Any) -> QuerySet[Report]:
    """Open reports that this person may settle."""
    mine = AuditEvent.objects.filter(actor=moderator)
    left = mine.filter(verb=Verb.RECUSED).values("subject")
    decided = mine.filter(verb__in=DECIDING).values("subject")
    # A report about a listing has no story: `NOT IN` would lose it there.
    of_left = Report.objects.filter(submission__in=left).values("pk")
    of_mine = Report.objects.filter(reason=ReportReason.INSTITUTION, submission__in=decided)
    waiting = Report.objects.open().exclude(pk__in=left).exclude(pk__in=of_left)
    return waiting.exclude(pk__in=of_mine.values("pk"))


def reports_number(request: HttpRequest) -> dict[str, Any]:
    """For the first page of the admin, with the list behind it."""
    return {
        "label": _("reports waiting"),
        "number": waiting_for(request.user).count(),
        "url": reverse("desk_reports:index"),
    }
