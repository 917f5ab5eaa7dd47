"""The form that settles a report: what becomes of it, and what goes with that."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stories.actions.reports.settle import FOR_LISTINGS, FOR_STORIES, suspend_reasons
from stories.choices import ReportOutcome, ReportReason
from stories.desk.words_form import SometimesChoice, WordsForm
from stories.vault.models import Report, State


class SettleForm(WordsForm):
    """One outcome; with words for asking the author, with a rule for taking it out of sight."""

    field_order = ("outcome", "message", "why")

    outcome = forms.ChoiceField(
        label=gettext_lazy("What becomes of it"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Please choose one. Nothing was decided."),
            "invalid_choice": gettext_lazy("Please choose one of these. Nothing was decided."),
        },
    )
    why = SometimesChoice(
        label=gettext_lazy("By which rule it goes out of sight"), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, language=language_for(report), **kwargs)
        possible = outcomes(report)
        self.fields["outcome"].choices = [  # type: ignore[attr-defined]
            (one.value, f"{one.label}\n{_what_follows(one, report)}") for one in possible
        ]
        self.fields["why"].choices = [  # type: ignore[attr-defined]
            (one.value, one.label) for one in suspend_reasons(report)
        ]
        self.fields["message"].label = _("What the author will read, if you ask them")
        if ReportOutcome.ASKED not in possible:
            del self.fields["message"]
        if ReportOutcome.SUSPENDED not in possible:
            del self.fields["why"]

    def clean(self) -> dict[str, Any]:
        """Words for asking, a rule for suspending."""
        values = super().clean() or {}
        if values.get("outcome") == ReportOutcome.ASKED:
            self.refuse_unfinished(values)
        if values.get("outcome") == ReportOutcome.SUSPENDED and not values.get("why"):
            self.add_error("why", _("Please say by which rule. Its author reads it."))
        return values


def language_for(report: Report) -> str:
    """The author's, or of the page that was reported."""
    return report.submission.language if report.submission else report.language


def outcomes(report: Report) -> list[ReportOutcome]:
    """What can become of it where its page stands now."""
    if report.submission is None:
        return list(FOR_LISTINGS)
    public = report.submission.state == State.PUBLISHED
    return [one for one in FOR_STORIES if public or one != ReportOutcome.SUSPENDED]


def _what_follows(outcome: ReportOutcome, report: Report) -> str:
    if outcome == ReportOutcome.NOTHING and report.reason == ReportReason.INSTITUTION:
        return _(
            "The page stays as it is. The first time that an institution complains in vain, the "
            "author is told that it came, in neutral words."
        )
    return {
        ReportOutcome.NOTHING: _("The page stays as it is. Its author hears nothing of this."),
        ReportOutcome.ASKED: _(
            "The page stays. Its author reads the words below, and decides by themselves."
        ),
        ReportOutcome.SUSPENDED: _(
            "At once. Its author is told by which rule. Another person looks at it soon, and you "
            "cannot be that person."
        ),
        ReportOutcome.PASSED_ON: _("You tell whoever looks after this listing."),
    }[outcome]
