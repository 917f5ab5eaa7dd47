"""One thing a screen: show it, seal what was answered, go on. No text is ever lost on the way."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from community.errors import too_many
from community.language import page_language
from stories.actions.refusals import NotNow
from stories.choices import Perspective
from stories.share import edition, rejoining, steps
from stories.share.draft import Draft
from stories.share.forms import StepForm
from stories.share.session import (
    WINDOW,
    SharingPaused,
    TooManyBegun,
    draft_of,
    has_started,
    keep_answers,
    lapsed,
    remember_lapse,
)
from stories.share.views.closed import already_sent, closed, paused, resumed, texts_in

# What a screen sends by itself.
BESIDE = (
    "csrfmiddlewaretoken",
    "told_by",
    "then",
    "language_of_story",
    rejoining.FIELD,
    edition.FIELD,
)
AGAIN = "again"


def told_by_of(posted: Any) -> dict[str, str]:
    """Whose story it is, as the screen itself said: for a session that ended meanwhile."""
    told = (posted or {}).get("told_by", "")
    return {"perspective": told} if told in Perspective.values else {}


def goes_back(request: HttpRequest) -> bool:
    """Whether “Back” was pressed: a mistake in the form does not hold anybody there."""
    return request.POST.get("then") == steps.BACK


def goes_away(request: HttpRequest) -> bool:
    """Whether “Back” or “Stop for now” was pressed."""
    return request.POST.get("then") in (steps.BACK, steps.PAUSE)


def nothing_given(request: HttpRequest) -> bool:
    """Whether a button was pressed on an empty screen."""
    return not any(value for name, value in request.POST.items() if name not in BESIDE)


class StepView(View):
    """A screen of the journey. Subclasses say which form, template and further words."""

    step: ClassVar[str]
    form_class: ClassVar[type[StepForm]]
    template: ClassVar[str] = "stories/share/step.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The question, with the answer given before."""
        draft = draft_of(request)
        if draft is None and not self.may_begin(request):
            return closed(request)
        if draft is not None and draft.sent:
            return redirect("share:receipt")
        form = self.form(draft)
        stored = form.initial.get(form.voice) or ""
        emptied = AGAIN in request.GET and bool(stored)
        mends = draft is not None and bool(stored) and self.step in draft.missing
        if mends or (AGAIN in request.GET and not stored):
            data = QueryDict(mutable=True)
            data.update({"language_of_story": form.story_language, form.voice: stored})
            form = self.form(draft, data)
        return self.page(request, form, draft, emptied=emptied)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Seal the answer, also when the session ended while it was being written."""
        draft = draft_of(request) or rejoining.rejoin(request)
        if draft is not None and draft.sent:
            return already_sent(request)
        form = self.form(draft, request.POST)
        if not form.is_valid() and not goes_back(request):
            return self.mend(request, form, draft)
        answers = form.answers() if form.is_valid() else form.salvage()
        if goes_back(request) and not (answers and (draft or texts_in(request))):
            return redirect(self.onward(request, draft))
        newer = edition.newer_text(request, draft, form.voice, answers)
        if newer and not (
            goes_away(request) and edition.typed_nothing(request, form.voice, answers)
        ):
            return self.changed(request, form, draft, newer)
        if newer:
            del answers[form.voice]
        return self.keep(request, draft, answers, form.language())

    def mend(self, request: HttpRequest, form: StepForm, draft: Draft | None) -> HttpResponse:
        """The same screen with what is wrong; nobody has to mend an empty one to stop."""
        if draft is not None and goes_away(request) and not texts_in(request):
            return redirect("share:pause")
        if nothing_given(request) and (draft is not None or has_started(request)):
            # Not an answer to a POST: browsers show a bare error when one goes back to such.
            return redirect(f"{request.path}?{AGAIN}=1")
        return self.page(request, form, draft)

    def changed(
        self, request: HttpRequest, form: StepForm, draft: Draft | None, newer: str
    ) -> HttpResponse:
        """Both texts, the kept one and the typed one. The next press keeps the typed one."""
        message = _(
            "This changed in another window. Above is what is kept now, below is what you typed "
            "here. Choose below which of the two to keep."
        )
        form.add_error(form.voice, message)
        return self.page(request, form, draft, newer=newer)

    def keep(
        self,
        request: HttpRequest,
        draft: Draft | None,
        answers: dict[str, Any],
        language: str | None,
    ) -> HttpResponse:
        """Seal and go on; or say kindly why not, with every word."""
        started = has_started(request)
        if draft is None:
            answers = told_by_of(request.POST) | answers
        try:
            kept = keep_answers(request, answers, story_language=language)
        except NotNow:
            return already_sent(request)
        except SharingPaused:
            return paused(request)
        except TooManyBegun:
            return too_many(request, seconds=WINDOW)
        draft = draft_of(request)
        if kept.begun and not (started and self.step == steps.WHOSE):
            if self.step not in (steps.WHOSE, steps.ABOUT):
                remember_lapse(request)
            return resumed(request, draft)
        return redirect(self.onward(request, draft))

    def onward(self, request: HttpRequest, draft: Draft | None) -> str:
        """Where to go on; or back; or the place to stop at, for those who pressed that."""
        perspective = draft.perspective if draft else ""
        if goes_back(request):
            return reverse(f"share:{steps.before(self.step, perspective)}")
        if request.POST.get("then") == steps.PAUSE:
            return reverse("share:pause")
        return reverse(f"share:{steps.after(self.step, perspective)}")

    def may_begin(self, request: HttpRequest) -> bool:
        """Only the first question stands before a draft."""
        return self.step == steps.WHOSE and has_started(request)

    def form(self, draft: Draft | None, data: Any = None) -> StepForm:
        """The form, fitted to the answers given before."""
        return self.form_class(
            data,
            answers=draft.answers if draft else told_by_of(data),
            language=draft.language if draft else page_language(),
        )

    def page(
        self,
        request: HttpRequest,
        form: StepForm,
        draft: Draft | None,
        *,
        emptied: bool = False,
        newer: str = "",
    ) -> HttpResponse:
        """The screen. `emptied`: its text was sent empty. `newer`: what another window kept."""
        perspective = form.told_by
        stored = newer or str(form.initial.get(form.voice) or "")
        shown = "" if newer else edition.edition_shown(request)
        context = {
            "form": form,
            "question": form[next(iter(form.fields))] if form.fields else None,
            "progress": steps.progress(self.step),
            "perspective": perspective,
            "has_draft": draft is not None,
            "draft_token": rejoining.ticket(request, draft),
            "edition": (shown or edition.edition(stored)) if draft and form.voice else "",
            "emptied": emptied,
            "lapsed": self.step == steps.WORDS and not stored and lapsed(request),
            "no_texts": request.method != "POST" and not stored,
            "newer": newer,
            "not_sent_yet": draft is not None and bool(draft.submission.code_lookup or stored),
            "story_language": form.story_language,
        }
        return render(request, self.template, context | self.further(perspective))

    def further(self, perspective: str) -> dict[str, Any]:
        """More words for the screen."""
        return {}
