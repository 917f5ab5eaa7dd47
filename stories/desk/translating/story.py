"""One story's translations, without a word of them: where each stands, and one tap to open."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from stories.actions.refusals import MayNotRead, NotNow
from stories.actions.translating.leave import take_down_translation
from stories.actions.translating.wording import public_original
from stories.choices import OpeningReason
from stories.desk import labels
from stories.desk.base import OneStory
from stories.desk.opening import open_with_reason
from stories.desk.steps import Step
from stories.desk.translating.queue import translations_url
from stories.reading import language_name
from stories.vault.models import Stage, Translation
from stories.vault.models.translation import MAY_BE_WRITTEN, SAID_YES


class StoryTranslationsView(OneStory, WagtailAdminTemplateMixin):  # type: ignore[misc]
    """Every language: begun, or to begin."""

    template_name = "stories/desk/translating/story.html"
    header_icon = "globe"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Write down that it is opened to be translated."""
        try:
            open_with_reason(request, self.kwargs["reference"], OpeningReason.TRANSLATION)
        except MayNotRead:
            messages.error(request, _("You stepped back from this story."))
        return redirect(translations_url(self.submission))

    def get_page_title(self) -> str:
        """The random reference and nothing else."""
        return _("Translations of %(reference)s") % {"reference": self.submission.reference}

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, list, here."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("desk_translations:index"), "label": _("Translations")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is known without opening."""
        submission = self.submission
        begun = {one.language: one for one in submission.translations.all()}
        return super().get_context_data(**kwargs) | {
            "allowed": self.is_allowed(),
            "gate_open": self.gate_is_open,
            "rows": [self.row(one) for one in begun.values()],
            "to_begin": [
                {"name": str(name), "url": self.room("write", code)}
                for code, name in settings.STORY_LANGUAGES
                if code != submission.language and code not in begun
            ],
            "labels": labels.labels_of(submission),
            "written_in": labels.language_of(submission),
        }

    def is_allowed(self) -> bool:
        """Whether it is public, and its author lets us."""
        try:
            public_original(self.submission)
        except NotNow:
            return False
        return True

    def room(self, name: str, language: str) -> str:
        """One of the pages of one translation."""
        return reverse(f"desk_translations:{name}", args=[self.submission.reference, language])

    def row(self, translation: Translation) -> dict[str, Any]:
        """One translation, with what this person can do."""
        wrote = translation.writers.filter(moderator=self.request.user).exists()
        to_check = translation.stage == Stage.TO_CHECK
        rooms = {
            "write_url": translation.stage in MAY_BE_WRITTEN,
            "check_url": to_check and not wrote,
            "down_url": translation.stage in SAID_YES,
        }
        return {
            "name": language_name(translation.language),
            "stage": translation.get_stage_display(),
            "wrote": wrote and to_check,
        } | {
            name: self.room(name.partition("_")[0], translation.language) if may else ""
            for name, may in rooms.items()
        }


class TakeTranslationDown(Step):
    """One translation off the page at once; the story stays."""

    def do(self, request: HttpRequest, today: date) -> str:
        take_down_translation(
            submission_id=self.submission.id,
            translated=self.kwargs["language"],
            moderator=request.user,
            today=today,
        )
        return _("It is off the page. Its author is told, and is asked again before it comes back.")

    def after(self) -> str:
        """To the other languages."""
        return translations_url(self.submission)
