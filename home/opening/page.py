"""“Before opening”, a page of the admin: what is there, what is missing, and where to mend it."""

from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import path, reverse
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from community.closing import closing_now
from community.models import House
from community.opening import ask_all, is_gated

HEADING: Final = gettext_lazy("Before opening")
LOOK_AFTER: Final = "community.change_house"


def ways() -> dict[str, str]:
    """The rooms of the admin in which something is mended, by their short names."""
    settings = reverse("wagtailsettings:edit", args=["community", "house", House.load().pk])
    return {
        "house": settings,
        "pages": reverse("wagtailadmin_explore_root"),
        "helplines": reverse("helplines:index"),
        "accounts": reverse("wagtailusers_users:index"),
    }


class OpeningPage(WagtailAdminTemplateMixin, TemplateView):  # type: ignore[misc]
    """For whoever looks after the house. It changes nothing."""

    header_icon = "home"
    page_title = HEADING
    template_name = "home/opening/page.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse everybody else."""
        if not request.user.has_perm(LOOK_AFTER):
            raise PermissionDenied
        answered: HttpResponse = super().dispatch(request, *args, **kwargs)
        return answered

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, this."""
        return [*self.breadcrumbs_items, {"url": "", "label": HEADING}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Every requirement as it is now, not as it was remembered."""
        asked, rooms = ask_all(), ways()
        rows = [{"asked": one, "url": rooms.get(one.requirement.mend, "")} for one in asked]
        return super().get_context_data(**kwargs) | {
            "rows": rows,
            "missing": sum(not one.answer.met for one in asked),
            "gated": is_gated(),
            "closing": closing_now(),
        }


class OpeningMenuItem(MenuItem):  # type: ignore[misc]
    """Only for whoever looks after the house."""

    def is_shown(self, request: HttpRequest) -> bool:
        """By what they may do."""
        return bool(request.user.has_perm(LOOK_AFTER))


class OpeningViewSet(ViewSet):  # type: ignore[misc]
    """One page."""

    name = "opening"
    icon = "home"
    menu_label = HEADING
    menu_order = 95
    add_to_admin_menu = True
    menu_item_class = OpeningMenuItem

    def get_urlpatterns(self) -> list[Any]:
        """Its address."""
        return [path("", OpeningPage.as_view(), name="index")]
