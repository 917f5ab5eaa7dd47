"""What the pages with the words of a translation share: the strict policy, and both texts."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import cached_property

from stories.actions.translating.wording import public_original
from stories.desk.base import StrictPage
from stories.desk.sections import heading
from stories.desk.translating.queue import translations_url
from stories.document import read_document
from stories.models import Story
from stories.reading import language_name
from stories.translated import texts_of
from stories.vault.models import Translation


class TranslationPage(StrictPage):
    """Beside the public page alone: nothing of what was redacted is shown here."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """A language that is not on the list is no address."""
        if kwargs["language"] not in dict(settings.STORY_LANGUAGES):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @property
    def case_url(self) -> str:
        """The page of the translations, where the reason is asked."""
        return translations_url(self.submission)

    @property
    def language(self) -> str:
        """The language to translate into."""
        return str(self.kwargs["language"])

    @cached_property
    def story(self) -> Story:
        """The public page. Raises NotNow."""
        return public_original(self.submission)

    @cached_property
    def original(self) -> dict[str, str]:
        """Its words by section."""
        return texts_of(self.story.document)

    @cached_property
    def translation(self) -> Translation | None:
        """What is there, if it was begun."""
        return self.submission.translations.filter(language=self.language).first()

    def kept(self, field: str, default: Any = "") -> Any:
        """What is sealed of it."""
        return self.safe.get(self.translation, field, default) if self.translation else default

    def heading(self, section: str) -> str:
        """What stands above a section."""
        return heading(section, str(read_document(self.story.document)["perspective"]))

    def back(self) -> HttpResponse:
        """To the list of languages."""
        return redirect(self.case_url)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the names of both languages."""
        return super().get_context_data(**kwargs) | {
            "language": self.language,
            "language_name": language_name(self.language),
            "original_language": self.story.language,
            "original_name": language_name(self.story.language),
            "edition": self.translation.edition if self.translation else 0,
            "remark": self.kept("remark"),
            "notes": self.story.note_labels,
        }
