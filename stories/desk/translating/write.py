"""Write a translation beside the public page. Two moderators never overwrite each other."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from community.lib.canonical import tidy
from community.lib.paragraphs import paragraphs
from stories.actions.refusals import HoldsCode, Incomplete, NotNow, Overtaken, Refusal
from stories.actions.translating.draft import draft_translation
from stories.desk.base import refusal_text
from stories.desk.redact import beside
from stories.desk.translating.base import TranslationPage
from stories.desk.translating.form import WriteForm


class WriteView(TranslationPage):
    """The author's words on one side, the translation on the other."""

    template_name = "stories/desk/translating/write.html"

    def shut(self) -> HttpResponse | None:
        """Also where nothing may be translated now."""
        closed = super().shut()
        if closed is None:
            try:
                self.original  # noqa: B018 - asks whether there is one
            except NotNow as refusal:
                messages.error(self.request, refusal_text(refusal))
                return self.back()
        return closed

    def act(self, request: HttpRequest) -> HttpResponseBase:
        """Keep it, or give everything back with what is wrong."""
        form = self.form(request.POST)
        if form.is_valid():
            try:
                self.keep(form, done="done" in request.POST)
            except Overtaken:
                return self.somebody_was_faster()
            except (HoldsCode, Incomplete) as refusal:
                form.say_why_not(refusal)
            except Refusal as refusal:
                form.add_error(None, refusal_text(refusal))
            else:
                messages.success(request, _("It is kept."))
                return self.back()
        return self.render_to_response(self.get_context_data(form=form))

    def form(self, data: Any = None) -> WriteForm:
        """Over what is kept now."""
        edition = self.translation.edition if self.translation else 0
        initial = self.kept("texts", {}) | {"edition": edition}
        headings = {name: self.heading(name) for name in self.original}
        return WriteForm(data, initial=initial, original=self.original, headings=headings)

    def keep(self, form: WriteForm, *, done: bool) -> None:
        """Seal it."""
        draft_translation(
            submission_id=self.submission.id,
            moderator=self.request.user,
            translated=self.language,
            texts=form.texts(),
            edition=form.cleaned_data["edition"],
            done=done,
            today=timezone.now().date(),
        )

    def somebody_was_faster(self) -> HttpResponse:
        """What they kept stands in the boxes; what was typed stands beside it, to copy from."""
        for cached in ("translation", "submission"):
            self.__dict__.pop(cached, None)
        return self.render_to_response(self.get_context_data(form=self.form(), overtaken=True))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Both sides by section."""
        form = kwargs.pop("form", None) or self.form()
        overtaken = kwargs.get("overtaken", False)
        source = self.kept("source", {})
        return super().get_context_data(**kwargs) | {
            "form": form,
            "outdated": bool(source) and source != self.original,
            "rows": [self.row(form, name, overtaken) for name in self.original],
        }

    def row(self, form: WriteForm, name: str, overtaken: bool) -> dict[str, Any]:
        """One section: the author's words, the box, and what was typed when somebody was faster."""
        now = self.kept("texts", {}).get(name, "")
        earlier = [tidy(text) for text in self.request.POST.getlist(f"{name}_mine")]
        newest = [tidy(self.request.POST.get(name, ""))] if overtaken else []
        typed = [text for text in dict.fromkeys(newest + earlier) if text.strip() not in ("", now)]
        return {
            "name": name,
            "heading": self.heading(name),
            "paragraphs": paragraphs(self.original[name]),
            "field": form[name],
            "typed": [beside(text, now) for text in typed],
        }
