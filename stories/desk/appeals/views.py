"""The list of appeals, one of them without its words, and the page where it is settled."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column

from community.lib.paragraphs import paragraphs
from community.models import AuditEvent
from community.words import sayings
from stories.actions.appeals.settle import settle_appeal
from stories.actions.hold import step_back
from stories.actions.refusals import HoldsCode, Refusal
from stories.choices import AppealOutcome, Decided
from stories.desk.appeals.form import OutcomeForm
from stories.desk.appeals.room import AppealRoom
from stories.desk.changes import changes_of
from stories.desk.matters.base import StepBackRoom, StrictRoom
from stories.desk.matters.listing import MattersView
from stories.desk.matters.one import OneView
from stories.desk.sections import both_of
from stories.desk.trail import Line, line_of, lines_of
from stories.desk.words_form import no_words_in
from stories.document import Shown, write_document
from stories.reading import read
from stories.vault.models import Appeal
from stories.vault.safe import Safe


class AppealsView(MattersView):
    """Age, reference, what was decided: nothing of what the author wrote."""

    model = Appeal
    rooms = "desk_appeals"
    age = default_ordering = "asked_on"
    page_title = gettext_lazy("Appeals")
    header_icon = "view"
    one = gettext_lazy("Appeal")
    nothing = gettext_lazy("No appeal waits.")
    nothing_help = gettext_lazy(
        "When an author asks that somebody else looks at a decision, it stands in this list."
    )

    def own_columns(self) -> list[Column]:
        """What was decided."""
        return [Column("about", label=_("Decision"), accessor="get_about_display")]

    def own_names(self) -> list[str]:
        """Clear columns."""
        return ["about"]


class AppealView(AppealRoom, OneView):
    """Clear columns and one tap."""

    header_icon = "view"
    list_label = gettext_lazy("Appeals")

    def facts(self) -> list[tuple[str, str]]:
        """What is known without opening."""
        asked_on = date_format(self.matter.asked_on, "DATE_FORMAT")
        return [
            (_("Decision"), str(self.matter.get_about_display())),
            (_("Asked on"), asked_on),
        ]

    def lines(self) -> list[Line]:
        """The whole trail of its story: who decided what."""
        return lines_of(self.matter.submission_id)

    def outcome(self) -> str:
        """What became of it and by whom."""
        appeal = self.matter
        if not appeal.outcome:
            return ""
        return _("%(outcome)s. %(who)s, %(day)s.") % {
            "outcome": appeal.get_outcome_display(),
            "who": appeal.settled_by or _("somebody who is not here any more"),
            "day": date_format(appeal.settled_on, "DATE_FORMAT"),
        }

    def what_to_do(self) -> str:
        """Who, and with what in mind."""
        return _(
            "Its author asks that somebody else looks at it. Read it as if nobody had decided yet, "
            "and hold it against the published rules."
        )


class AppealReadView(AppealRoom, StrictRoom):
    """The author's words, the story, what was decided and why; two ways on."""

    template_name = "stories/desk/appeals/read.html"

    @cached_property
    def safe(self) -> Safe:
        """The key to the story's words. Raises KeyGone."""
        return Safe.of(self.matter.submission_id)

    def form(self, data: Any = None) -> OutcomeForm:
        """Over the story's language."""
        return OutcomeForm(data, language=self.matter.submission.language)

    def act(self, request: HttpRequest, today: date) -> HttpResponseBase:
        """Put the words into the box; once they were in view, settle it."""
        form = self.form(request.POST)
        if form.is_valid() and not form.sends:
            form = self.form(form.data_with(form.template(self.matter.about).body))
            form.not_yet_sent()
        elif form.is_valid():
            try:
                self.settle(form.cleaned_data, today)
            except HoldsCode:
                form.add_error("message", _("This holds a code. A code never goes into a message."))
            except Refusal as refusal:
                form.add_error(None, self.refusal_text(refusal))
            else:
                return self.settled(request, _("It is settled. Its author reads your words."))
        return self.render_to_response(self.get_context_data(form=form))

    def settle(self, given: dict[str, Any], today: date) -> None:
        """Raises Refusal."""
        settle_appeal(
            appeal_id=self.matter.pk,
            moderator=self.request.user,
            outcome=AppealOutcome(given["outcome"]),
            message=given["message"],
            today=today,
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything that another look needs, on one page."""
        appeal, story = self.matter, self.matter.submission
        form = kwargs.pop("form", None) or self.form()
        both = both_of(story, self.safe)
        chosen = getattr(form, "cleaned_data", {}).get("outcome", "")
        return super().get_context_data(**kwargs) | {
            "form": form,
            "chosen": AppealOutcome(chosen) if chosen and form.sends else None,
            "outcomes": ways_on(appeal.about),
            "no_words": no_words_in(story.language),
            "words": paragraphs(self.safe.get(appeal, "words")),
            **self.decision(),
            "reading": read(write_document(story.reference, both.current, Shown())),
            "changes": changes_of(both, sayings("redact", story.language)),
        }

    def decision(self) -> dict[str, Any]:
        """Who decided it, when, why; and what the rule says to an author who is declined."""
        events = AuditEvent.objects.filter(pk=self.matter.decision).select_related("actor")
        event = events.first()
        if event is None:
            return {"decided": None, "rule": []}
        saying = sayings("decline").get(event.reason)
        declined = saying is not None and self.matter.about == Decided.DECLINED
        return {
            "decided": line_of(event),
            "rule": saying.paragraphs if saying and declined else [],
        }


class AppealStepBack(AppealRoom, StepBackRoom):
    """From the story: whoever may know its author decides nothing about it."""

    def step_back(self, today: date) -> None:
        """Written down for the story."""
        story = self.matter.submission_id
        step_back(submission_id=story, moderator=self.request.user, today=today)


def ways_on(about: str) -> list[dict[str, str]]:
    """Each outcome with what it leads to."""
    upheld = _("Its author reads why. What was declined stays here for its whole time again.")
    changed = {
        Decided.DECLINED: _("It goes back to the desk, and is decided anew."),
        Decided.SUSPENDED: _("It is on its page again at once."),
        Decided.UNPUBLISHED: _("Its author may bring it back, with a new yes."),
    }[Decided(about)]
    rows = (
        (AppealOutcome.CHANGED, _("I see it in another way"), changed),
        (AppealOutcome.UPHELD, _("The decision stays"), upheld),
    )
    return [{"value": one.value, "label": label, "hint": hint} for one, label, hint in rows]
