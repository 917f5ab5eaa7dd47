"""A page of the guide: what something is, what there is instead, and what a reader can do."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from community.page_cache import share
from home.answering import crumbs_of
from home.guide.blocks import GuideBlock
from home.models.found_by_words import FoundByWords
from home.models.translated import words

GUIDE_DEPTH = 3  # of the tree: the guide's own first page


class GuidePage(FoundByWords, Page):
    """Words by editors, with what the site fills in between them."""

    lead = models.TextField(_("first paragraph"), blank=True)
    body = StreamField(GuideBlock(), verbose_name=_("text"), blank=True)
    awaits_review = models.BooleanField(
        _("not read yet by somebody who speaks this language well"), default=False
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("awaits_review"),
    ]
    translatable_fields = words("lead", "body")
    search_fields = [*Page.search_fields, *FoundByWords.FOUND_BY]
    template = "home/guide/guide_page.html"
    parent_page_types = ["home.HomePage", "home.GuidePage"]
    subpage_types = ["home.GuidePage"]

    class Meta:
        verbose_name = _("guide page")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; openings of stories may stand on it, so that no proxy keeps it."""
        response: HttpResponse = super().serve(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        return response if request.GET else share(response)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Where this page stands, what stands below it, and the ways on through the guide."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["crumbs"] = crumbs_of(self, request)
        context["below"] = [page.specific for page in self.get_children().live()]
        context["shows_below"] = any(block.block_type == "children" for block in self.body)
        if self.depth > GUIDE_DEPTH:
            context["before"] = self.get_prev_siblings().live().first()
            context["next"] = self.get_next_siblings().live().first()
        return context
