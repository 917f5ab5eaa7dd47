"""What was told, beside the story: read it, find the story if it has none, and answer alone."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from stories.actions.claims.decide import decide_claim
from stories.actions.claims.open import came_from_a_page, claims_before, match_claim
from stories.actions.claims.weigh import told_in, weigh_claim
from stories.actions.refusals import MayNotRead, NotNow, Overtaken, Refusal
from stories.choices import ClaimAnswer, ClaimKind, InStory, SuspendReason
from stories.desk.claims.beside import marked, page_of, sealed_story, told_by_question
from stories.desk.claims.form import ANSWER, MATCH, AnswerForm, MatchForm
from stories.desk.claims.room import ClaimRoom
from stories.desk.matters.base import StrictRoom
from stories.overlap import Sentence, carries
from stories.vault.models import ClaimState, State, Submission


class WeighView(ClaimRoom, StrictRoom):
    """The words of a claim. Never the contact, never what a colleague thinks."""

    template_name = "stories/desk/claims/weigh.html"

    def act(self, request: HttpRequest, today: date) -> HttpResponseBase:
        """Name the story, or answer."""
        asks_match = request.POST.get("do") == MATCH and self.may_match
        return self.match(request, today) if asks_match else self.answer(request, today)

    def match(self, request: HttpRequest, today: date) -> HttpResponseBase:
        """Say which story it is about; reading that one is written down too."""
        form = MatchForm(request.POST)
        if form.is_valid():
            try:
                match_claim(
                    claim_id=self.claim.id,
                    moderator=request.user,
                    reference=form.cleaned_data["reference"],
                    today=today,
                )
            except Submission.DoesNotExist:
                form.add_error("reference", _("There is no story with this reference."))
            except MayNotRead:
                form.add_error("reference", _("You stepped back from that story."))
            except NotNow:
                messages.info(request, _("Somebody has answered already, so the story stays."))
                return redirect("desk_claims:read", self.claim.pk)
            else:
                self.open_door()
                return redirect("desk_claims:read", self.claim.pk)
        return self.render_to_response(self.get_context_data(match_form=form))

    def answer(self, request: HttpRequest, today: date) -> HttpResponseBase:
        """Give the answer, or show what is missing with every tick still there."""
        form = self.form(request.POST)
        if form.is_about_another:
            return self.overtaken(request)
        if form.is_valid():
            try:
                decided = decide_claim(
                    claim_id=self.claim.id,
                    moderator=request.user,
                    answer=ClaimAnswer(form.cleaned_data["answer"]),
                    about=form.cleaned_data["about"],
                    found=form.cleaned_data["found"],
                    today=today,
                )
            except Overtaken:
                return self.overtaken(request)
            except Refusal as refusal:
                form.add_error(None, self.refusal_text(refusal))
            else:
                return self.settled(request, _said(ClaimState(decided.state)))
        return self.render_to_response(self.get_context_data(form=form))

    def overtaken(self, request: HttpRequest) -> HttpResponseBase:
        """The claim is about another story by now: opened anew, with every tick still there."""
        for name in ("matter", "sentences", "may_match"):
            self.__dict__.pop(name, None)
        if shut := self.shut():
            return shut
        given = request.POST.copy()
        given["about"] = self.claim.submission.reference if self.claim.submission else ""
        form = self.form(given)
        form.add_error(
            None, _("Somebody named another story meanwhile. Please look again before you answer.")
        )
        return self.render_to_response(self.get_context_data(form=form))

    @cached_property
    def may_match(self) -> bool:
        """Whether the desk may still say which story it is."""
        lost_code = self.claim.kind == ClaimKind.LOST_CODE
        free = lost_code and not came_from_a_page(self.claim)
        return free and not self.claim.decisions.exists()

    @cached_property
    def told(self) -> dict[str, str]:
        """What was told, by field. Raises KeyGone."""
        return told_in(self.claim)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """What a lost code tells, sentence by sentence. Raises KeyGone."""
        return weigh_claim(self.claim) if self.claim.kind == ClaimKind.LOST_CODE else []

    def form(self, data: Any = None) -> AnswerForm:
        """The answers that this claim can carry."""
        return AnswerForm(data, claim=self.claim, sentences=self.sentences)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What was told, what stands beside it, and the forms."""
        form = kwargs.pop("form", None) or self.form()
        match_form = kwargs.pop("match_form", None)
        lost_code = self.claim.kind == ClaimKind.LOST_CODE
        ticked = form.data.getlist("found") if form.is_bound else []
        return super().get_context_data(**kwargs) | {
            "form": form,
            "do": {"answer": ANSWER, "match": MATCH},
            "lost_code": lost_code,
            "before": claims_before(self.claim),
            "told": told_by_question(self.told),
            "sentences": marked(self.sentences, set(ticked)),
            "tells_nothing": lost_code and all(one.is_public for one in self.sentences),
            "carries": carries(self.sentences),
            "match_form": (match_form or MatchForm()) if self.may_match else None,
            **(self.story_side() if lost_code else self.page_side()),
        }

    def story_side(self) -> dict[str, Any]:
        """For a lost code: the sealed story, once it is known which one."""
        story = self.claim.submission
        return {"sealed": sealed_story(story) if story else None}

    def page_side(self) -> dict[str, Any]:
        """For somebody in the story: the page that they mean, and what they say about it."""
        story, who = self.claim.submission, self.told.get("who", "")
        return {
            "who": InStory(who).label if who in InStory.values else "",
            "reading": page_of(story) if story else None,
            "published": story is not None and story.state == State.PUBLISHED,
            "suspend_reasons": SuspendReason,
        }


def _said(state: ClaimState) -> str:
    """For whoever pressed the button; the result itself stands on the next page."""
    if state == ClaimState.OPEN:
        return _("Thank you. Your answer is written down, and somebody else answers next.")
    return _("Thank you. Your answer is written down, and the claim is decided.")
