"""Only registers: rooms of editors, what needs them, advice after saving."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from community.rooms import may_enter_room
from home.evidence.desk.panels import Evidence
from home.evidence.desk.waiting import SEE_FIGURES, FiguresPanel
from home.guide.advice import advice
from home.models import GuidePage
from home.needs.gather import sources_of
from home.needs.page import NeedsViewSet
from home.needs.panel import NeedsPanel
from home.opening.page import OpeningViewSet
from home.opening.panel import OpeningPanel, shows
from home.plan.laws import PlanLawViewSet
from home.promises.desk import PromiseViewSet
from home.topics.desk import TermViewSet
from home.topics.merge_desk import MergeTopicsViewSet
from home.watch.panel import TroublesPanel
from home.watch.reports import SEE, HouseMenuItem, HouseReport, Letters, Work
from home.watch.troubles import troubles

TRANSLATIONS = "wagtail_localize:translations_report"


@hooks.register("register_admin_viewset")
def evidence() -> Evidence:
    """Series and figures, files of them, what organisations tell, and notes about countries."""
    return Evidence()


@hooks.register("register_admin_viewset")
def plan_laws() -> PlanLawViewSet:
    """Whether a plan binds, by country."""
    return PlanLawViewSet("plan-laws")


@hooks.register("register_admin_viewset")
def glossary() -> TermViewSet:
    """Words of the guide, and what they mean."""
    return TermViewSet("glossary")


@hooks.register("register_admin_viewset")
def merge_topics() -> MergeTopicsViewSet:
    """Two topics become one, and what named the one follows."""
    return MergeTopicsViewSet("topics-merge")


@hooks.register("register_admin_viewset")
def promises() -> PromiseViewSet:
    """What leaders promised, and what came of it."""
    return PromiseViewSet()


@hooks.register("register_admin_viewset")
def before_opening() -> OpeningViewSet:
    """What must be there before the first story, and how far a closing has come."""
    return OpeningViewSet()


@hooks.register("register_admin_viewset")
def needs_you() -> NeedsViewSet:
    """What waits for editors, and what they put off."""
    return NeedsViewSet()


@hooks.register("construct_homepage_panels")
def opening_panel(request: HttpRequest, panels: list[Any]) -> None:
    """For whoever looks after the house or cares for stories, while there is something to say."""
    if shows(request.user):
        panels.append(OpeningPanel(request))


@hooks.register("construct_homepage_panels")
def needs_panel(request: HttpRequest, panels: list[Any]) -> None:
    """For whoever can mend something on the list."""
    if sources_of(request.user):
        panels.append(NeedsPanel(request))


@hooks.register("construct_homepage_panels")
def figures_panel(request: HttpRequest, panels: list[Any]) -> None:
    """For whoever may look at the figures."""
    if request.user.has_perm(SEE_FIGURES):
        panels.append(FiguresPanel(request))


@hooks.register("register_admin_urls")
def house_reports() -> list[Any]:
    """Among Wagtail's reports."""
    return [*_report("work", Work), *_report("letters", Letters)]


def _report(name: str, view: type[HouseReport]) -> list[Any]:
    """A report, and its rows alone."""
    rows = view.as_view(results_only=True)
    return [
        path(f"reports/house/{name}/", view.as_view(), name=f"house_{name}"),
        path(f"reports/house/{name}/results/", rows, name=f"house_{name}_results"),
    ]


@hooks.register("register_reports_menu_item")
def work_item() -> HouseMenuItem:
    """Its place in the menu."""
    label = _("What the house does by itself")
    return HouseMenuItem(label, reverse("house_work"), icon_name="tasks", order=930)


@hooks.register("register_reports_menu_item")
def letters_item() -> HouseMenuItem:
    """Its place in the menu."""
    label = _("Letters that no mail server took")
    return HouseMenuItem(label, reverse("house_letters"), icon_name="mail", order=940)


@hooks.register("construct_homepage_panels")
def troubles_panel(request: HttpRequest, panels: list[Any]) -> None:
    """When something is wrong, for whoever looks after the house."""
    if request.user.has_perm(SEE) and (found := troubles(timezone.now())):
        panels.append(TroublesPanel(found))


@hooks.register("construct_reports_menu")
def translations_are_for_whoever_writes_pages(request: HttpRequest, items: list[Any]) -> None:
    """Others would find a report there that they may not open."""
    if not may_enter_room(request.user, TRANSLATIONS):
        address = reverse(TRANSLATIONS)
        items[:] = [item for item in items if item.url != address]


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def advise(request: HttpRequest, page: Page) -> None:
    """What could be kinder, easier or better sourced: told after saving, never in the way."""
    if isinstance(page, GuidePage):
        for one in advice(page.lead, page.body, page.locale.language_code):
            messages.info(request, one.text)
