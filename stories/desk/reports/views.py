"""The list of reports, one of them without its words, and the page where it is settled."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column

from community.lib.paragraphs import paragraphs
from community.models import AuditEvent, Verb
from community.words import say
from stories.actions.refusals import HoldsCode, Refusal
from stories.actions.reports.end import last_day
from stories.actions.reports.end_unsettled import settle_by
from stories.actions.reports.settle import settle_report, told_in
from stories.actions.reports.tell import reported_before
from stories.choices import ReportOutcome, ReportReason, SuspendReason
from stories.desk.claims.beside import page_of
from stories.desk.matters.base import StepBackRoom, StrictRoom
from stories.desk.matters.listing import MattersView
from stories.desk.matters.one import OneView
from stories.desk.reports.form import SettleForm, language_for
from stories.desk.reports.room import ReportRoom
from stories.desk.trail import Line, lines_of
from stories.vault.models import Report
from stories.vault.safe import Safe


class ReportsView(MattersView):
    """Kind, age, reference, reason: nothing of what was told."""

    model = Report
    rooms = "desk_reports"
    age = default_ordering = "told_on"
    page_title = gettext_lazy("Reported pages")
    header_icon = "warning"
    one = gettext_lazy("Report")
    nothing = gettext_lazy("No report waits.")
    nothing_help = gettext_lazy("What visitors tell with “Report this” stands in this list.")

    def own_columns(self) -> list[Column]:
        """What it is about and why."""
        return [
            Column("kind", label=_("Kind"), accessor=kind_of),
            Column("reason", label=_("Reason"), accessor="get_reason_display"),
            Column("until", label=_("Settle before"), accessor=settle_before),
        ]

    def own_names(self) -> list[str]:
        """Clear columns."""
        return ["kind", "reference", "reason"]


class ReportView(ReportRoom, OneView):
    """Clear columns and one tap."""

    header_icon = "warning"
    list_label = gettext_lazy("Reported pages")

    def facts(self) -> list[tuple[str, str]]:
        """What is known without opening."""
        report = self.matter
        return [
            (_("Kind"), kind_of(report)),
            (_("Reason"), str(report.get_reason_display())),
            (_("Listing"), "" if report.submission else report.reference),
            (_("Told on"), date_format(report.told_on, "DATE_FORMAT")),
            (_("Settle before"), settle_before(report)),
            (_("Other reports about this story so far"), str(reported_before(report))),
        ]

    def lines(self) -> list[Line]:
        """Who opened it and what became of it."""
        return lines_of(self.matter.id)

    def outcome(self) -> str:
        """What became of it, by whom, and until when it is kept."""
        report = self.matter
        if not report.outcome:
            return ""
        return _("%(outcome)s. %(who)s, %(day)s. It is destroyed on %(last)s.") % {
            "outcome": report.get_outcome_display(),
            "who": report.settled_by or _("somebody who is not here any more"),
            "day": date_format(report.settled_on, "DATE_FORMAT"),
            "last": date_format(last_day(report), "DATE_FORMAT"),
        }

    def what_to_do(self) -> str:
        """A complaint has a rule of its own."""
        if self.matter.reason == ReportReason.INSTITUTION:
            return _(
                "An institution complains. It has no say over what people tell. Somebody looks at "
                "it who has not decided about the story."
            )
        return _("A visitor tells us about a page. How many do so decides nothing.")


class ReportReadView(ReportRoom, StrictRoom):
    """What was told beside the page, and the form that settles it."""

    template_name = "stories/desk/reports/read.html"

    def form(self, data: Any = None) -> SettleForm:
        """Prefilled with the words of the house."""
        report = self.matter
        words = say(words_for(report), language_for(report)).body
        return SettleForm(data, report=report, initial={"message": words})

    def act(self, request: HttpRequest, today: date) -> HttpResponseBase:
        """Settle it, or show what is missing with every word still there."""
        form = self.form(request.POST)
        if form.is_valid():
            try:
                self.settle(form.cleaned_data, today)
            except HoldsCode:
                form.add_error("message", _("This holds a code. A code never goes into a message."))
            except Refusal as refusal:
                form.add_error(None, self.refusal_text(refusal))
            else:
                return self.settled(request, _("It is settled."))
        return self.render_to_response(self.get_context_data(form=form))

    def settle(self, given: dict[str, Any], today: date) -> None:
        """Only the words and the rule that go with the outcome. Raises Refusal."""
        outcome = ReportOutcome(given["outcome"])
        asks, hides = outcome == ReportOutcome.ASKED, outcome == ReportOutcome.SUSPENDED
        settle_report(
            report_id=self.matter.pk,
            moderator=self.request.user,
            outcome=outcome,
            message=given["message"] if asks else "",
            why=SuspendReason(given["why"]) if hides else None,
            today=today,
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What was told, the page that is meant, the form."""
        report, told = self.matter, told_in(self.matter)
        form = kwargs.pop("form", None) or self.form()
        return super().get_context_data(**kwargs) | {
            "form": form,
            "words": paragraphs(told.get("words", "")),
            "institution": told.get("institution", ""),
            "contact": Safe.of(report.id).get(report, "contact"),
            "complaint": report.reason == ReportReason.INSTITUTION,
            "before": reported_before(report),
            "reading": page_of(report.submission) if report.submission else None,
        }


class ReportStepBack(ReportRoom, StepBackRoom):
    """From this report alone; from the story one steps back on its own page."""

    def step_back(self, today: date) -> None:
        """Write it down."""
        AuditEvent.record(verb=Verb.RECUSED, subject=self.matter.id, actor=self.request.user)


def kind_of(report: Report) -> str:
    """A story, or the kind of listing as it is registered."""
    return _("story") if report.submission_id else report.kind


def settle_before(report: Report) -> str:
    """The day on which it ends by itself; nothing once it is settled."""
    return "" if report.outcome else date_format(settle_by(report), "DATE_FORMAT")


def words_for(report: Report) -> str:
    """Which words of the house ask its author."""
    complaint = report.reason == ReportReason.INSTITUTION
    return "complaint_author.asked-author" if complaint else "report_author"
