"""What the pages share: who may come in, and whose file it is."""

from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from groups.models import BringFile
from groups.models.bring import Stage

ADD: Final = "groups.add_group"
PUBLISH: Final = "groups.publish_group"
START: Final = "groups_bring"
ROOMS: Final = {
    Stage.COLUMNS: "groups_bring_columns",
    Stage.CHECKING: "groups_bring_checking",
    Stage.READY: "groups_bring_rows",
}


class BringPage(WagtailAdminTemplateMixin, TemplateView):  # type: ignore[misc]
    """For whoever may add listings. Wagtail turns the refusal into a message."""

    header_icon = "download"
    page_title = _("Bring in listings")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse everybody else."""
        if not request.user.has_perm(ADD):
            raise PermissionDenied
        answered: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answered

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, bringing in, and where this is."""
        items = [*self.breadcrumbs_items, {"url": reverse(START), "label": BringPage.page_title}]
        if self.page_title != BringPage.page_title:
            items.append({"url": "", "label": self.page_title})
        return items


class FilePage(BringPage):
    """A page of one file. Nobody sees another's; one that is gone is 404."""

    @cached_property
    def file(self) -> BringFile:
        """The file of the address."""
        return get_object_or_404(BringFile, pk=self.kwargs["pk"], editor=self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The file with the rest."""
        return super().get_context_data(**kwargs) | {"file": self.file}


def room_of(file: BringFile) -> HttpResponse:
    """To the page that the file is at now."""
    return redirect(ROOMS[Stage(file.stage)], file.pk)
