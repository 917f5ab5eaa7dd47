"""Check a translation: a second person reads both, and says that it is right, or what is not."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from community.lib.paragraphs import paragraphs
from stories.actions.refusals import HoldsCode, NotNow, Refusal
from stories.actions.translating.check import confirm_translation, send_translation_back
from stories.desk.base import refusal_text
from stories.desk.numbers import whole_number
from stories.desk.translating.base import TranslationPage
from stories.desk.translating.form import HOLDS_CODE, RemarkForm
from stories.vault.models import Stage


class CheckView(TranslationPage):
    """Both texts, section beside section."""

    template_name = "stories/desk/translating/check.html"

    def shut(self) -> HttpResponse | None:
        """Also where nothing waits to be checked."""
        closed = super().shut()
        if closed is None and not self.may_be_checked():
            messages.error(self.request, refusal_text(NotNow()))
            return self.back()
        return closed

    def may_be_checked(self) -> bool:
        """Whether it waits, beside a public page."""
        try:
            self.original  # noqa: B018 - asks whether there is one
        except NotNow:
            return False
        return self.translation is not None and self.translation.stage == Stage.TO_CHECK

    def act(self, request: HttpRequest) -> HttpResponseBase:
        """It is right; or back to its writer with a remark."""
        about: dict[str, Any] = {
            "submission_id": self.submission.id,
            "moderator": request.user,
            "translated": self.language,
            "edition": whole_number(request.POST.get("edition", "")),
            "today": timezone.now().date(),
        }
        form = RemarkForm(request.POST)
        try:
            if "right" in request.POST:
                confirm_translation(**about)
                messages.success(request, _("Thank you. Its author decides now."))
                return self.back()
            if form.is_valid():
                send_translation_back(**about, remark=form.cleaned_data["remark"])
                messages.success(request, _("It is back with whoever writes it."))
                return self.back()
        except HoldsCode:
            form.add_error("remark", HOLDS_CODE)
        except Refusal as refusal:
            messages.error(request, refusal_text(refusal))
            return self.back()
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Both sides by section."""
        texts = self.kept("texts", {})
        rows = [
            {
                "name": name,
                "heading": self.heading(name),
                "paragraphs": paragraphs(text),
                "translated": paragraphs(texts.get(name, "")),
            }
            for name, text in self.original.items()
        ]
        form = kwargs.pop("form", None) or RemarkForm()
        source = self.kept("source", {})
        return super().get_context_data(**kwargs) | {
            "form": form,
            "rows": rows,
            "outdated": source != self.original,
            "wrote": self.translation is not None
            and self.translation.writers.filter(moderator=self.request.user).exists(),
        }
