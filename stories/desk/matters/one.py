"""One matter without its words: what is known, one tap to open, later what became of it."""

from abc import abstractmethod
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from stories.actions.refusals import Refusal
from stories.desk.labels import language_of
from stories.desk.matters.base import Room
from stories.desk.trail import Line


class OneView(Room, WagtailAdminTemplateMixin):  # type: ignore[misc]
    """Clear columns, the trail, and one tap to open."""

    template_name = "stories/desk/matters/one.html"
    list_label: Any = ""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Write down who opens it, then show the words."""
        if why := self.why_not():
            messages.info(request, why)
            return redirect(self.matter_url)
        try:
            self.open_door()
        except Refusal as refusal:
            messages.error(request, self.refusal_text(refusal))
            return redirect(self.matter_url)
        return redirect(f"{self.rooms}:read", self.matter.pk)

    def get_page_title(self) -> str:
        """A few signs of the random id and nothing else."""
        return self.sign()

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, list, here."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(f"{self.rooms}:index"), "label": self.list_label},
            {"url": "", "label": self.get_page_title()},
        ]

    @abstractmethod
    def facts(self) -> list[tuple[str, str]]:
        """The clear columns in words; what is empty is left out."""

    @abstractmethod
    def lines(self) -> list[Line]:
        """What was done."""

    @abstractmethod
    def outcome(self) -> Any:
        """What became of it; nothing while it waits."""

    @abstractmethod
    def what_to_do(self) -> str:
        """A sentence above the button."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is known without opening."""
        facts = [*self.facts(), *self.story_facts()]
        return super().get_context_data(**kwargs) | {
            "facts": [{"term": term, "value": value} for term, value in facts if value],
            "lines": self.lines(),
            "outcome": self.outcome(),
            "gate_open": not self.why_not() and self.is_open(),
            "what_to_do": self.what_to_do(),
        }

    def story_facts(self) -> list[tuple[str, str]]:
        """Which story it is about and where that stands."""
        story = self.matter.submission
        if story is None:
            return []
        return [
            (_("Story"), story.reference),
            (_("The story’s state"), str(story.get_state_display())),
            (_("The story’s language"), language_of(story)),
        ]
