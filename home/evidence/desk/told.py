"""What organisations tell, in the admin: looked at beside its source, then shown or removed."""

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import log

from groups.models import Group
from home.evidence.numbers import WHOLE
from home.evidence.series import State
from home.models import Series

MAY: Final = ("home.change_series", "home.delete_series")
# A count below this can point at one person (statistical disclosure, as `groups` and `stories`).
FEW: Final = 5


class CheckForm(forms.Form):
    """That somebody has looked, and whose listing it is."""

    looked = forms.BooleanField(
        label=gettext_lazy("I looked at the source, and these figures stand there."),
        error_messages={"required": gettext_lazy("Please look at the source first.")},
    )
    listing = forms.SlugField(
        label=gettext_lazy("Its listing in the directory"),
        help_text=gettext_lazy(
            "If it has one: the last part of the listing’s address. Only where the source is "
            "plainly theirs."
        ),
        required=False,
    )

    def clean_listing(self) -> Group | None:
        """A public listing, or none."""
        slug = self.cleaned_data["listing"]
        if not slug:
            return None
        found = Group.objects.listed(timezone.localdate()).filter(slug=slug).first()
        if found is None:
            raise ValidationError(_("No public listing has this address."))
        return found


class ToldPage(WagtailAdminTemplateMixin, TemplateView):  # type: ignore[misc]
    """For whoever may change and remove series."""

    header_icon = "group"
    page_title = gettext_lazy("Told by organisations")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse everybody else."""
        if not request.user.has_perms(MAY):
            raise PermissionDenied
        answered: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answered

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, what is told."""
        start = {"url": reverse("figures-told:index"), "label": ToldPage.page_title}
        return [*self.breadcrumbs_items, start]


class ToldList(ToldPage):
    """What waits, oldest first, and what is shown or off the site."""

    template_name = "evidence/desk/told_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Two lists."""
        checked = Series.objects.told().exclude(state=State.WAITING)
        return super().get_context_data(**kwargs) | {
            "waiting": Series.objects.to_check().select_related("topic"),
            "checked": checked.select_related("topic").order_by("country", "slug"),
        }


class ToldOne(ToldPage):
    """One series with its source; shown by one press, removed by another."""

    template_name = "evidence/desk/told_one.html"
    form: CheckForm | None = None

    @cached_property
    def series(self) -> Series:
        """What waits at this address; what is decided already is 404."""
        return get_object_or_404(Series.objects.to_check(), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The series as readers would see it, and what may point at one person."""
        figures = list(self.series.figures.all())
        counts = self.series.metric in WHOLE
        few = [one for one in figures if counts and one.value is not None and 0 < one.value < FEW]
        return super().get_context_data(**kwargs) | {
            "series": self.series,
            "figures": figures,
            "few": few,
            "few_limit": FEW,
            "form": self.form or CheckForm(),
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show it, or remove it for good."""
        series = self.series
        if "remove" in request.POST:
            with transaction.atomic():
                log(series, "wagtail.delete", user=request.user)
                series.delete()
            messages.success(request, _("It is removed. Nothing of it is kept."))
            return redirect("figures-told:index")
        self.form = CheckForm(request.POST)
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data(), status=422)
        with transaction.atomic():
            series.state = State.PUBLIC
            series.told_by_group = self.form.cleaned_data["listing"]
            series.retrieved_on = timezone.localdate()
            series.save()
            log(series, "wagtail.edit", user=request.user)
        messages.success(request, _("Everybody sees it now, marked as told by them."))
        return redirect("figures-told:index")


class ToldMenuItem(MenuItem):  # type: ignore[misc]
    """Only for whoever may."""

    def is_shown(self, request: HttpRequest) -> bool:
        """By permission."""
        return bool(request.user.has_perms(MAY))


class ToldViewSet(ViewSet):  # type: ignore[misc]
    """The list, and one of it."""

    name = "figures-told"
    icon = "group"
    menu_label = gettext_lazy("Told by organisations")
    menu_item_class = ToldMenuItem

    def get_urlpatterns(self) -> list[Any]:
        """Two pages."""
        return [
            path("", ToldList.as_view(), name="index"),
            path("<int:pk>/", ToldOne.as_view(), name="one"),
        ]
