"""Only registers: the published figures, and how many of them wait to be checked."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from home.evidence.panels import Evidence
from home.evidence.waiting import SEE_FIGURES, FiguresPanel


@hooks.register("register_admin_viewset")
def evidence() -> Evidence:
    """Series and figures, to look at."""
    return Evidence()


@hooks.register("construct_homepage_panels")
def figures_panel(request: HttpRequest, panels: list[Any]) -> None:
    """For whoever may look at the figures."""
    if request.user.has_perm(SEE_FIGURES):
        panels.append(FiguresPanel(request))
