"""Decide: offer it to its author, ask them, decline it with kind words, or keep it unpublished."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from community.words import Saying, sayings_of
from stories.actions.decide import agreed_when_sending, ask, decline, keep_unpublished, offer
from stories.actions.deciders import put_right, was_changed_on_appeal
from stories.actions.refusals import DecidedBefore, HoldsCode, Overtaken, Refusal
from stories.choices import (
    FOR_PUBLICATION,
    AskReason,
    Choice,
    DeclineReason,
    PublishReason,
    RedactionReason,
)
from stories.desk import labels
from stories.desk.base import StrictPage, refusal_text
from stories.desk.changes import changes_of
from stories.desk.checklist import checklist_of
from stories.desk.decide_form import ASK, DECLINE, OFFER, DecideForm
from stories.desk.done import it_is_done, what_was_done
from stories.desk.found import still_found
from stories.desk.gate import close_gate
from stories.desk.sections import Both, both_of, picked_in_words
from stories.desk.trail import last_of_others
from stories.desk.words_form import no_words_in
from stories.desk.yeses import Answer, answers_to
from stories.document import Shown, write_document
from stories.reading import read
from stories.vault.models import State, Submission
from stories.vault.models.submission import ON_THE_DESK

# In the address of this page, right after a version was kept.
KEPT = "kept"


class DecideView(StrictPage):
    """The page as it would be, what was changed, the ways on; then the words to the author."""

    template_name = "stories/desk/decide.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, and that a version was kept, if somebody comes from there."""
        if KEPT in request.GET:
            messages.success(request, _("Your version is kept."))
        return super().get(request, *args, **kwargs)

    def act(self, request: HttpRequest) -> HttpResponseBase:
        """Show the words to the author; once they were in view, carry out what was pressed."""
        form = self.form(request.POST)
        if form.is_valid():
            try:
                if self.needs_words(form) and not form.sends:
                    return self.show_words(form)
                return self.decide(request, form)
            except Overtaken:
                form = self.begin_again(request)
            except HoldsCode:
                form.add_error("message", _("This holds a code. A code never goes into a message."))
            except Refusal as refusal:
                form.add_error(None, refusal_text(refusal))
        return self.render_to_response(self.get_context_data(form=form))

    def begin_again(self, request: HttpRequest) -> DecideForm:
        """Over the story as it is now, with every word that was typed."""
        for known in ("submission", "versions", "both", "answers"):
            self.__dict__.pop(known, None)
        typed = request.POST.copy()
        typed["edition"] = str(self.submission.edition)
        form = self.form(typed)
        form.add_error(None, self.what_happened())
        return form

    def what_happened(self) -> str:
        """Who was faster and with what, and that nothing went out."""
        last = last_of_others(self.submission.id, self.request.user)
        if last is None or not last.by_staff:
            return _(
                "Somebody changed this story meanwhile. It stands below as it is now. Nothing of "
                "yours was sent."
            )
        return _("%(who)s was here: %(verb)s. Nothing of yours was sent.") % {
            "who": last.who,
            "verb": last.verb,
        }

    def show_words(self, form: DecideForm) -> HttpResponse:
        """The same page with the words of the house in a box, to change and to send."""
        if form.cleaned_data["edition"] != self.submission.edition:
            raise Overtaken
        again = self.form(form.data_with(form.template().body))
        again.not_yet_sent()
        return self.render_to_response(self.get_context_data(form=again))

    def needs_words(self, form: DecideForm) -> bool:
        """Whether the author hears of it: not of the first of two, nor of one that is kept."""
        decision = form.cleaned_data["decision"]
        return decision == ASK or (decision in (OFFER, DECLINE) and not self.is_first(decision))

    def is_first(self, decision: str) -> bool:
        """Whether this would be the first of two."""
        given = {OFFER: self.yeses, DECLINE: self.noes}[decision]
        return self.submission.needs_two and not given

    @cached_property
    def both(self) -> Both:
        """What the author gave, and the newest version."""
        return both_of(self.submission, self.safe, self.versions)

    @cached_property
    def words(self) -> dict[str, dict[str, Saying]]:
        """Of the house, in the author's language: for each button, and for what was changed."""
        return sayings_of(("publish", "ask", "decline", "redact"), self.submission.language)

    def rows(self) -> QuerySet[Submission]:
        """With `was_put_right`: whether an appeal ever changed what was decided."""
        return super().rows().annotate(was_put_right=put_right())

    @property
    def yeses(self) -> list[Answer]:
        """Who has said yes to the newest version."""
        return [answer for answer in self.answers if answer.yes]

    @property
    def noes(self) -> list[Answer]:
        """Who has said no to it, where two decide."""
        return [answer for answer in self.answers if not answer.yes]

    @cached_property
    def answers(self) -> list[Answer]:
        """What was said to the newest version."""
        return answers_to(self.both.version) if self.both.version else []

    def form(self, data: Any = None) -> DecideForm:
        """The form over the story as it stands."""
        submission = self.submission
        return DecideForm(
            data,
            initial={"edition": submission.edition},
            language=submission.language,
            changed=bool(self.both.changed() or self.both.left_out()),
            noted=bool(self.both.current.notes),
            exact=agreed_when_sending(submission, self.safe),
            words=self.words,
        )

    def decide(self, request: HttpRequest, form: DecideForm) -> HttpResponse:
        """Offer, ask, decline or keep. Raises Refusal."""
        values, slug = form.cleaned_data, form.chosen
        given: dict[str, Any] = {
            "submission_id": self.submission.id,
            "moderator": request.user,
            "edition": values["edition"],
            "today": timezone.now().date(),
        }
        words = {"message": values["message"]}
        if values["decision"] == OFFER:
            done = offer(**given, **words, reason=PublishReason(slug))
        elif values["decision"] == ASK:
            done = ask(**given, **words, reason=AskReason(slug))
        elif values["decision"] == DECLINE:
            done = decline(**given, **words, reason=DeclineReason(slug))
        else:
            done = keep_unpublished(**given)
        close_gate(request, self.submission)
        return it_is_done(what_was_done(done, no=values["decision"] == DECLINE))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is decided about, and by whom so far."""
        submission, both = self.submission, self.both
        form = kwargs.pop("form", None) or self.form()
        choice = self.safe.get(submission, "choice")
        user = self.request.user
        return super().get_context_data(**kwargs) | {
            "form": form,
            "told_before": labels.notes_in_words(self.both.current.notes),
            "wrote": submission.author_wrote,
            "typed": form.data.get("message", "") if form.sends else "",
            "left_to_others": self.left_to_others(),
            "step": decision_in_words(form),
            "no_words": no_words_in(submission.language),
            "checklist": checklist_of(both.original),
            "choice": Choice(choice).label if choice in Choice.values else "",
            "for_publication": choice in FOR_PUBLICATION,
            "exact": form.exact,
            "changed": form.changed,
            "changes": changes_of(both, self.words["redact"]),
            "codes": codes_of(both),
            "left_out": self.left_out(both),
            "still_found": still_found(both, submission.language),
            "reading": read(write_document(submission.reference, both.current, Shown())),
            "on_the_desk": submission.state in ON_THE_DESK,
            "may_end": submission.state in (*ON_THE_DESK, State.ASKED),
            "needs_two": submission.needs_two,
            "yeses": self.yeses,
            "noes": self.noes,
            "mine": any(yes.moderator_id == user.pk for yes in self.yeses),
            "my_no": any(no.moderator_id == user.pk for no in self.noes),
        }

    def left_to_others(self) -> str:
        """Why somebody else decides, in words; "" for somebody who may."""
        put_right = self.submission.was_put_right  # type: ignore[attr-defined]
        barred = put_right and was_changed_on_appeal(self.submission.id, self.request.user)
        return refusal_text(DecidedBefore()) if barred else ""

    def left_out(self, both: Both) -> list[str]:
        """The author's own details that the newest version leaves out, in words."""
        gone = both.left_out()
        return [words for name, words in picked_in_words(both.original) if name in gone]


def codes_of(both: Both) -> list[str]:
    """The reasons of the rules for what was changed, each once."""
    slugs = {slug for given in both.reasons.values() for slug in given}
    return [str(reason.label) for reason in RedactionReason if reason.value in slugs]


def decision_in_words(form: DecideForm) -> dict[str, str] | None:
    """What was pressed and why, while its words are in the box; nothing before."""
    values = getattr(form, "cleaned_data", {})
    decision = values.get("decision", "")
    if not form.sends or decision not in (OFFER, ASK, DECLINE):
        return None
    name = form.reason_field(decision)
    labels = {
        OFFER: _("Publish it with changes") if form.changed else _("Publish it as it is"),
        ASK: _("Ask the author"),
        DECLINE: _("Decline it"),
    }
    buttons = {
        OFFER: _("Offer it to the author"),
        ASK: _("Ask, and wait for the answer"),
        DECLINE: _("Decline with these words"),
    }
    return {
        "decision": decision,
        "label": labels[decision],
        "button": buttons[decision],
        "kind": "danger" if decision == DECLINE else "",
        "field": name,
        "value": str(values.get(name, "")) if name else "",
    }
