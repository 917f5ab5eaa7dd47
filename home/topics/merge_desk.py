"""The room in which two topics become one: choose, look at what follows, press."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import log

from community.models import Alternative, Coercion, MergedTopic
from community.models.topics import Topic
from home.topics.merging import CannotMerge, Followed, merge, names

MAY = ("community.delete_coercion", "community.delete_alternative")


def _choices() -> list[Any]:
    """Both vocabularies, each under its name."""
    return [
        ("", ""),
        *(
            (str(model._meta.verbose_name_plural), [(t.slug, t.label) for t, _d in tree])
            for model in (Coercion, Alternative)
            for tree in [model.objects.all().tree()]
        ),
    ]


def _found(slug: str) -> Topic | None:
    for model in (Coercion, Alternative):
        if topic := model.objects.filter(slug=slug).first():
            return topic
    return None


class MergeForm(forms.Form):
    """Which one goes, and which one stays."""

    gone = forms.ChoiceField(
        label=gettext_lazy("This topic goes"),
        choices=_choices,
        help_text=gettext_lazy(
            "Its page and every address with its name will lead to the other one, for good."
        ),
    )
    into = forms.ChoiceField(label=gettext_lazy("It becomes part of this one"), choices=_choices)

    def clean(self) -> dict[str, Any]:
        """Two topics of one list. Raises beside the second field."""
        values: dict[str, Any] = super().clean() or {}
        gone, into = _found(values.get("gone", "")), _found(values.get("into", ""))
        if gone and into and (type(gone) is not type(into) or gone.pk == into.pk):
            self.add_error("into", _("Please choose two different topics of one list."))
        return values | {"gone": gone, "into": into}


class MergePage(WagtailAdminTemplateMixin, TemplateView):  # type: ignore[misc]
    """For whoever may take a topic away."""

    template_name = "topics/desk/merge.html"
    page_title = gettext_lazy("Merge topics")
    header_icon = "tag"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse everybody else."""
        if not request.user.has_perms(MAY):
            raise PermissionDenied
        answered: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answered

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, and here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, what would follow, and what was merged before."""
        form = kwargs.pop("form", None) or MergeForm()
        return super().get_context_data(**kwargs) | {
            "form": form,
            "merged": MergedTopic.objects.all(),
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        """First what would follow; the second press does it."""
        form = MergeForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        gone, into = form.cleaned_data["gone"], form.cleaned_data["into"]
        # What was looked at is what is done: the lists can be changed in between.
        if request.POST.get("sure") != _pair(gone, into):
            sure = {"gone": gone, "into": into, "follows": names(gone), "pair": _pair(gone, into)}
            return self.render_to_response(self.get_context_data(form=form, **sure))
        title = str(gone)
        try:
            followed = merge(gone=gone, into=into, today=timezone.localdate())
        except CannotMerge as error:
            form.add_error("into", str(error))
            return self.render_to_response(self.get_context_data(form=form), status=422)
        log(instance=into, action="wagtail.edit", user=request.user)
        messages.success(request, _told(title, str(into), followed))
        return redirect(reverse("topics-merge:index"))


def _pair(gone: Topic, into: Topic) -> str:
    return f"{gone.slug} {into.slug}"


def _told(gone: str, into: str, followed: Followed) -> str:
    said = _("“%(gone)s” is part of “%(into)s” now.") % {"gone": gone, "into": into}
    stories = ngettext(
        "%(number)s public story followed.", "%(number)s public stories followed.", followed.stories
    )
    return f"{said} {stories % {'number': followed.stories}}"


class _Item(MenuItem):  # type: ignore[misc]
    def is_shown(self, request: HttpRequest) -> bool:
        """Only to whoever may."""
        return bool(request.user.has_perms(MAY))


class MergeTopicsViewSet(ViewSet):  # type: ignore[misc]
    """One page."""

    name = "topics-merge"
    menu_label = gettext_lazy("Merge topics")
    icon = "tag"
    menu_order = 305
    add_to_admin_menu = True
    menu_item_class = _Item

    def get_urlpatterns(self) -> list[Any]:
        """The room."""
        return [path("", MergePage.as_view(), name="index")]
