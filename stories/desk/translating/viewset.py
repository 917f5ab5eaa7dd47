"""The rooms of translations and their addresses, as one viewset in Wagtail's admin."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from stories.desk import converters
from stories.desk.translating.check import CheckView
from stories.desk.translating.queue import TranslationsMenuItem, TranslationsView
from stories.desk.translating.story import StoryTranslationsView, TakeTranslationDown
from stories.desk.translating.write import WriteView
from stories.vault.models import Submission

STORY = f"<{converters.NAME}:reference>/"
ONE = f"{STORY}<slug:language>/"


class TranslationsViewSet(ModelViewSet):  # type: ignore[misc]
    """A list to look at and rooms of our own: none of Wagtail's forms, logs or choosers."""

    model = Submission
    name = "desk_translations"
    url_prefix = "translations"
    icon = "globe"
    menu_label = _("Translations")
    menu_order = 120
    menu_item_class = TranslationsMenuItem
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = TranslationsView
    search_fields = ["reference"]
    search_backend_name = None
    index_template_name = TranslationsView.template_name
    index_results_template_name = TranslationsView.results_template_name

    def get_urlpatterns(self) -> list[Any]:
        """Only what a moderator needs: nothing to add, copy, delete or inspect a row."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path(STORY, StoryTranslationsView.as_view(), name="story"),
            path(f"{ONE}write/", WriteView.as_view(), name="write"),
            path(f"{ONE}check/", CheckView.as_view(), name="check"),
            path(f"{ONE}down/", TakeTranslationDown.as_view(), name="down"),
        ]

    def on_register(self) -> None:
        """A menu item, and nothing that looks into rows."""
        self.register_menu_item()
