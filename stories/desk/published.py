"""What the public can read now, and what is suspended: by reference, without text."""

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn

from stories.desk import labels
from stories.desk.queue import CLEAR_COLUMNS, QueueView, case_url
from stories.vault.models import Submission
from stories.vault.models.submission import PUBLIC_ROW


class PublishedView(QueueView):
    """Published stories; each leads to the page where it can be suspended at once."""

    page_title = _("Published stories")
    header_icon = "globe"
    filterset_class = None
    template_name = "stories/desk/published.html"
    results_template_name = "stories/desk/published_results.html"
    header_buttons = []

    @cached_property
    def columns(self) -> list[Column]:
        """Clear columns only."""
        return [
            TitleColumn(
                "reference", label=_("Story"), get_url=case_url, classname="title desk-reference"
            ),
            Column("state", label=_("State"), accessor="get_state_display"),
            Column("language", label=_("Language"), accessor=labels.language_of),
            Column("flags", label=_("Needs more care"), accessor=labels.flags_of),
            Column("labels", label=_("It mentions"), accessor=labels.labels_of),
        ]

    def get_base_queryset(self) -> QuerySet[Submission]:
        """Suspended ones first: somebody must look at them."""
        rows = Submission.objects.filter(state__in=PUBLIC_ROW).select_related("holder")
        return rows.only(*CLEAR_COLUMNS)

    def order_queryset(self, queryset: QuerySet[Submission]) -> QuerySet[Submission]:
        """“suspended” stands after “published” in the alphabet."""
        return queryset.order_by("-state", "reference")
