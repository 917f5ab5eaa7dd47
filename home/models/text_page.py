"""A page of words: who we are, the rules, privacy, Easy Read, and sections still being built."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from home.answering import crumbs_of
from home.models.blocks import BodyBlock
from home.models.figures_form import FiguresForm
from home.models.found_by_words import FoundByWords
from home.models.translated import words


class TextPage(FoundByWords, Page):
    """Words such as `{draft_days}` are filled from the settings each time the page is read."""

    lead = models.TextField(_("first paragraph"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    easy = models.BooleanField(
        _("in Easy Read"), default=False, help_text=_("Shown large, with room around each line.")
    )
    easy_version = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("the same in Easy Read"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    content_panels = [
        *Page.content_panels,
        HelpPanel(template="home/filled_words.html", heading=_("Words in braces")),
        FieldPanel("lead"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("easy"), PageChooserPanel("easy_version")], heading=_("Easy Read")
        ),
    ]
    base_form_class = FiguresForm
    translatable_fields = words("lead", "body", same=("slug", "easy"))
    search_fields = [*Page.search_fields, *FoundByWords.FOUND_BY]
    template = "home/text_page.html"
    parent_page_types = ["home.HomePage", "home.TextPage"]
    subpage_types = ["home.TextPage"]

    class Meta:
        verbose_name = _("text page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Where this page stands, and what stands below it."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["crumbs"] = crumbs_of(self, request)
        context["below"] = [page.specific for page in self.get_children().live()]
        return context | self._easy_ways()

    def _easy_ways(self) -> dict[str, Any]:
        """From one page in Easy Read on to the next, and back to the list of them."""
        above = self.get_parent().specific
        if not (self.easy and getattr(above, "easy", False)):
            return {}
        return {"easy_list": above, "easy_next": self.get_next_siblings().live().first()}
