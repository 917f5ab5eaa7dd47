"""The list of stories that may be translated, and where each translation stands."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView

from stories.desk import labels
from stories.desk.menu_numbers import menu_numbers
from stories.desk.permissions import CARE, CareRequired
from stories.desk.translating.waiting import AUTHOR, CHECK, UP, WRITE, with_work
from stories.reading import language_name
from stories.vault.models import Submission

CLEAR_COLUMNS = ("id", "reference", "state", "language", "labels", "arrived_on")


class TranslationsView(CareRequired, IndexView):  # type: ignore[misc]
    """By reference; never a word of any text."""

    model = Submission
    any_permission_required = ["view"]
    page_title = gettext_lazy("Translations")
    header_icon = "globe"
    default_ordering = "arrived_on"
    is_searchable = True
    search_fields = ["reference"]
    template_name = "stories/desk/translating/list.html"
    results_template_name = "stories/desk/translating/list_results.html"
    paginate_by = 30

    @cached_property
    def columns(self) -> list[Column]:
        """What a moderator sees before opening."""
        return [
            TitleColumn(
                "reference",
                label=gettext_lazy("Story"),
                get_url=translations_url,
                classname="title desk-reference",
            ),
            Column("language", label=gettext_lazy("Written in"), accessor=labels.language_of),
            Column("labels", label=gettext_lazy("It mentions"), accessor=labels.labels_of),
            Column("stages", label=gettext_lazy("Translations"), accessor=stages_of),
        ]

    def get_base_queryset(self) -> QuerySet[Submission]:
        """Public stories whose author allows it, with the work that is asked for."""
        stories = with_work(self.request.GET.get("work", ""), self.request.user)
        return stories.only(*CLEAR_COLUMNS).prefetch_related("translations")

    def order_queryset(self, queryset: QuerySet[Submission]) -> QuerySet[Submission]:
        """By age; the random reference settles the rest, so that pages are stable."""
        return queryset.order_by("arrived_on", "reference")

    def get_page_subtitle(self) -> str:
        """None: the model's own name is no use here."""
        return ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the lists as plain links: they work without JavaScript."""
        asked, here = self.request.GET.get("work", ""), reverse("desk_translations:index")
        places = {
            "": _("All"),
            WRITE: _("To write"),
            CHECK: _("To check"),
            AUTHOR: _("With the author"),
            UP: _("Public"),
        }
        shortcuts = [
            {
                "label": label,
                "url": f"{here}?work={work}" if work else here,
                "current": work == asked,
            }
            for work, label in places.items()
        ]
        return super().get_context_data(**kwargs) | {"shortcuts": shortcuts}

    def get_edit_url(self, instance: Submission) -> None:
        """A submission is never edited by a form of Wagtail's."""

    get_copy_url = get_inspect_url = get_delete_url = get_edit_url


def translations_url(submission: Submission) -> str:
    """The page of one story's translations."""
    return reverse("desk_translations:story", args=[submission.reference])


def stages_of(submission: Submission) -> str:
    """Each language with where it stands; the rows are there already."""
    return ", ".join(
        f"{language_name(one.language)}: {one.get_stage_display()}"
        for one in submission.translations.all()
    )


class TranslationsMenuItem(MenuItem):  # type: ignore[misc]
    """“Translations (2)”: how many wait to be checked by this person."""

    def is_shown(self, request: HttpRequest) -> bool:
        """For whoever may care for stories."""
        return bool(request.user.has_perm(CARE))

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """The link, its label counted now."""
        number = menu_numbers(request).translations
        said = _("Translations (%(number)d)") % {"number": number}
        label = said if number else _("Translations")
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name)
