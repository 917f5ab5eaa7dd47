"""The first page: what this place is, three doors, the newest stories, how they are cared for."""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from community.closing import closing
from community.models import House
from community.opening import is_open
from community.page_cache import share
from community.redirects import has_moved
from community.words import say
from home.models.blocks import SMALL_FEATURES, StepBlock
from home.models.figures_form import FiguresForm
from home.models.translated import words
from home.models.untranslated import answer, in_other_languages
from stories.choices import Note
from stories.library.cards import cards
from stories.library.counts import Count
from stories.library.hidden import hidden_kinds, pick
from stories.models import Story

NEWEST = 4  # stories
LOOKED_AT = 24  # of the newest, for those that the visitor can read


def newest(language: str, kinds: tuple[Note, ...] = ()) -> tuple[list[Story], Count]:
    """A few of the newest stories, those in this language before the others; and how many stood
    among them that mention what the reader chose not to see.

    Search engines know the first page best, so it shows only what they may find.
    """
    public = Story.objects.public(timezone.now().date()).filter(allows_search_engines=True)
    rows = public.newest_first().values_list("pk", "language", "notes")[:LOOKED_AT]
    in_order = sorted(rows, key=lambda row: row[1] != language)
    chosen, hidden = pick(((pk, notes) for pk, _language, notes in in_order), kinds, NEWEST)
    found = sorted(public.filter(pk__in=chosen), key=lambda story: chosen.index(story.pk))
    return found, hidden


def _any_story() -> bool:
    return Story.objects.public(timezone.now().date()).exists()


class HomePage(Page):
    """One a language. Who runs the place comes from the settings, so that it is said once."""

    heading = models.CharField(_("heading"), max_length=120)
    lead = models.TextField(_("first paragraph"))
    about_heading = models.CharField(_("heading of what this place is"), max_length=120, blank=True)
    about = RichTextField(_("what this place is"), features=SMALL_FEATURES, blank=True)
    care_heading = models.CharField(
        _("heading of how stories are cared for"), max_length=120, blank=True
    )
    care = StreamField(
        [("step", StepBlock())], verbose_name=_("how stories are cared for"), blank=True
    )
    closing = models.TextField(_("last words"), blank=True)

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("heading"), FieldPanel("lead")], heading=_("The first look")),
        MultiFieldPanel(
            [FieldPanel("about_heading"), FieldPanel("about")], heading=_("What this place is")
        ),
        MultiFieldPanel(
            [FieldPanel("care_heading"), FieldPanel("care")], heading=_("How stories are cared for")
        ),
        FieldPanel("closing"),
    ]
    base_form_class = FiguresForm
    # Home pages stand side by side: each keeps an address of its own.
    translatable_fields = words(
        *("heading", "lead", "about_heading", "about", "care_heading", "care", "closing"), same=()
    )
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("about")]
    template = "home/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["home.TextPage", "home.GuidePage"]

    class Meta:
        verbose_name = _("home page")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Never a 404 for a page that stands in another language: the switch leads here. One that
        stood here and was moved is found where it stands now (`community.redirects`)."""
        try:
            found: RouteResult = super().route(request, path_components)
        except Http404:
            pages = in_other_languages(self, request, path_components)
            if not pages or has_moved(request):
                raise
            return answer(self, pages)
        return found

    def serve(
        self,
        request: HttpRequest,
        *args: Any,
        untranslated: list[Page] | None = None,
        **kwargs: Any,
    ) -> HttpResponse:
        """The page; openings of stories on it lie in no cache."""
        if untranslated is not None:
            context = {"page": self, "originals": untranslated}
            return render(request, "home/untranslated.html", context)
        response: HttpResponse = super().serve(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        return response if request.GET else share(response)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Beside the page's own words: the newest stories, and who runs the place."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        stories, context["hidden"] = newest(get_language() or "", hidden_kinds(request))
        context["cards"] = cards(stories)
        house = context["house"] = House.load(request_or_site=request)
        context["takes_no_story"] = house.sharing_paused or bool(closing()) or not is_open()
        context["no_stories"] = None if context["cards"] or _any_story() else say("empty_library")
        return context
