"""The desk's rooms and their addresses, as one viewset in Wagtail's admin."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import register_permission_policy

from stories.desk import converters, steps
from stories.desk.care.pages import CareView, NextForMe, PauseView, PutWelcomeAway
from stories.desk.case import CaseView
from stories.desk.conversation import ConversationView
from stories.desk.decide import DecideView
from stories.desk.done import DoneView
from stories.desk.menu import StoriesMenuItem
from stories.desk.permissions import CarePolicy
from stories.desk.practice.pages import PracticeList, PracticeView
from stories.desk.published import PublishedView
from stories.desk.queue import QueueView
from stories.desk.read import ReadView
from stories.desk.redact import RedactView
from stories.desk.second_yes import SecondYes
from stories.desk.unpublish import UnpublishView
from stories.vault.models import Submission

register_permission_policy(Submission, CarePolicy(Submission))

PAGES = {
    "read": ReadView,
    "redact": RedactView,
    "decide": DecideView,
    "messages": ConversationView,
}
STEPS = {
    "take": steps.Take,
    "step-back": steps.StepBack,
    "release": steps.Release,
    "hand-over": steps.HandOver,
    "flag": steps.FlagForLead,
    "unflag": steps.TakeFlagOff,
    "second": steps.AskSecond,
    "suspend": steps.Suspend,
    "restore": steps.Restore,
    "stays-hidden": steps.StaysHidden,
    "may-come-back": steps.MayComeBack,
    "unpublish": UnpublishView,
    "second-yes": SecondYes,
}
STORY = f"<{converters.NAME}:reference>/"


class DeskViewSet(ModelViewSet):  # type: ignore[misc]
    """A list to look at and rooms of our own: none of Wagtail's forms, logs or choosers.

    Those would keep a label of each story for ever, or show the row itself.
    """

    model = Submission
    name = "desk"
    icon = "doc-full"
    menu_label = _("Stories")
    menu_order = 100
    menu_item_class = StoriesMenuItem
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = QueueView
    search_fields = ["reference"]
    search_backend_name = None
    index_template_name = QueueView.template_name
    index_results_template_name = QueueView.results_template_name

    @property
    def published_view(self) -> Any:
        """What is public now."""
        return self.construct_view(PublishedView, **self.published_kwargs())

    def published_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Its own addresses, so that search stays on it."""
        return {
            "search_fields": self.search_fields,
            "search_backend_name": None,
            "index_url_name": self.get_url_name("published"),
            "index_results_url_name": self.get_url_name("published_results"),
            "header_icon": PublishedView.header_icon,
            **kwargs,
        }

    @property
    def published_results_view(self) -> Any:
        """The same, only the rows."""
        return self.construct_view(PublishedView, **self.published_kwargs(results_only=True))

    def get_urlpatterns(self) -> list[Any]:
        """Only what a moderator needs: nothing to add, copy, delete or inspect a row."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("published/", self.published_view, name="published"),
            path("published/results/", self.published_results_view, name="published_results"),
            path("care/", CareView.as_view(), name="care"),
            path("pause/", PauseView.as_view(), name="pause"),
            path("welcomed/", PutWelcomeAway.as_view(), name="welcomed"),
            path("done/<slug:what>/", DoneView.as_view(), name="done"),
            path("next/", NextForMe.as_view(), name="next"),
            path("practice/", PracticeList.as_view(), name="practice"),
            path("practice/<slug:slug>/", PracticeView.as_view(), name="practise"),
            path(STORY, CaseView.as_view(), name="case"),
            *(path(f"{STORY}{name}/", view.as_view(), name=name) for name, view in PAGES.items()),
            *(path(f"{STORY}{name}/", view.as_view(), name=name) for name, view in STEPS.items()),
        ]

    def on_register(self) -> None:
        """A menu item, and nothing that looks into rows."""
        self.register_menu_item()
