"""“Needs you this week”, a page of the admin: what, why, since when, and “not now”."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from home.needs.gather import Needs, Part, gather, sources_of
from home.needs.snoozing import LONGEST, NotNowForm, bring_back, put_off

HEADING = gettext_lazy("Needs you this week")
SHOWN = 3  # of each kind, on the page of all kinds
OF_ONE_KIND = 20  # on one page, where somebody looks at one kind alone


class NeedsPage(WagtailAdminTemplateMixin, TemplateView):  # type: ignore[misc]
    """For whoever can mend anything on it."""

    header_icon = "tasks"
    page_title = HEADING
    template_name = "home/needs/page.html"
    form: NotNowForm | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse everybody else."""
        if not sources_of(request.user):
            raise PermissionDenied
        answered: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answered

    @cached_property
    def needs(self) -> Needs:
        """Theirs, as it is now."""
        return gather(self.request.user, timezone.localdate())

    @cached_property
    def part(self) -> Part | None:
        """The one kind that is looked at; None for all of them, also where it is mended by now."""
        return self.needs.part(self.request.GET.get("kind", ""))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, this."""
        return [*self.breadcrumbs_items, {"url": "", "label": HEADING}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What waits, what is put off, and what was wrong with the last press."""
        today = timezone.localdate()
        rows = Paginator(self.part.needs, OF_ONE_KIND) if self.part else None
        return super().get_context_data(**kwargs) | {
            "needs": self.needs,
            "part": self.part,
            "rows": rows.get_page(self.request.GET.get("p")) if rows else None,
            "shown": SHOWN,
            "top": f":{SHOWN}",
            "form": self.form,
            "wrong": self.form.data.get("key", "") if self.form else "",
            "earliest": today + timedelta(days=1),
            "latest": today + LONGEST,
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        """Put one thing off, or bring it back."""
        need = self.needs.get(request.POST.get("key", ""))
        if need is None:
            messages.info(request, _("That is not on your list any more."))
            return self._back()
        if "again" in request.POST:
            bring_back(key=need.key)
            messages.success(request, _("It is back: %(what)s.") % {"what": need.what})
            return self._back()
        self.form = NotNowForm(request.POST, today=timezone.localdate())
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data(), status=422)
        until = self.form.cleaned_data["until"]
        put_off(key=need.key, until=until, by=request.user)
        says = _("Not now: %(what)s. It comes back on %(day)s.")
        messages.success(request, says % {"what": need.what, "day": date_format(until)})
        return self._back()

    def _back(self) -> HttpResponse:
        """To where it was pressed: the same kind, and the same page of it."""
        kept = {name: self.request.GET[name] for name in ("kind", "p") if name in self.request.GET}
        return redirect(reverse("needs-you:index", query=kept or None))


class NeedsMenuItem(MenuItem):  # type: ignore[misc]
    """Only for whoever can mend anything on it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """By what they may do."""
        return bool(sources_of(request.user))


class NeedsViewSet(ViewSet):  # type: ignore[misc]
    """One page."""

    name = "needs-you"
    icon = "tasks"
    menu_label = HEADING
    menu_order = 90
    add_to_admin_menu = True
    menu_item_class = NeedsMenuItem

    def get_urlpatterns(self) -> list[Any]:
        """Its address."""
        return [path("", NeedsPage.as_view(), name="index")]
