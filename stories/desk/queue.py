"""The queue: clear columns only, the latest first and then the longest wait.

No text in a list, a title or an address.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.search import SearchForm
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import HeaderButton

from community.lib.references import LENGTH
from stories.actions.second_look import waits_for_second_look
from stories.actions.stand_still import standing_still
from stories.desk import labels
from stories.desk.care.day import day_of, is_new, pause_is_due
from stories.desk.counts import WORTH_A_LOOK
from stories.desk.news import has_news, is_news
from stories.desk.permissions import CareRequired
from stories.desk.queue_filters import LOOKS, QueueFilters
from stories.desk.queue_order import by_target
from stories.desk.shortcuts import shortcuts_for
from stories.desk.targets import MAY_BE_IN_DANGER, with_days
from stories.desk.yeses import with_first_yes
from stories.vault.models import Flag, State, Submission
from stories.vault.models.submission import SENT


class ReferenceForm(SearchForm):  # type: ignore[misc]
    """A reference and nothing longer: no word of a story ever gets into an address this way."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, placeholder=_("Reference"), **kwargs)
        field = self.fields["q"]
        field.label = _("Reference of a story")
        field.widget.attrs |= {"maxlength": LENGTH, "size": LENGTH, "autocomplete": "off"}

    @staticmethod
    def asked(text: str) -> dict[str, str]:
        """As it may have been read out or copied: without spaces, and no longer than one is."""
        return {"q": "".join(text.split()).upper()[:LENGTH]}


class QueueView(CareRequired, IndexView):  # type: ignore[misc]
    """Every story that was sent: what is beyond its target first, then the longest wait."""

    model = Submission
    any_permission_required = ["view"]
    page_title = _("Stories")
    header_icon = "doc-full"
    default_ordering = "arrived_on"
    filterset_class = QueueFilters
    is_searchable = True
    search_fields = ["reference"]
    template_name = "stories/desk/queue.html"
    results_template_name = "stories/desk/queue_results.html"
    paginate_by = 30

    @cached_property
    def columns(self) -> list[Column]:
        """What a moderator sees before opening."""
        return [
            TitleColumn(
                "reference", label=_("Story"), get_url=case_url, classname="title desk-reference"
            ),
            Column("state", label=_("State"), accessor=state_of),
            Column("due", label=_("Target"), accessor=due_of),
            Column("days", label=_("Here for"), accessor=labels.days_here, sort_key="arrived_on"),
            Column("language", label=_("Language"), accessor=labels.language_of),
            Column("flags", label=_("Needs more care"), accessor=labels.flags_of),
            Column("holder", label=_("Held by"), accessor=labels.held_until),
            Column("labels", label=_("It mentions"), accessor=labels.labels_of),
            Column("news", label=_("News"), accessor=news_of),
        ]

    def get_base_queryset(self) -> QuerySet[Submission]:
        """Everything that was sent; what is closed only when a filter asks for it."""
        sent = Submission.objects.filter(state__in=SENT).alias(**with_days())
        stands_still = Q(pk__in=standing_still().values("pk"))
        taken_off = Q(state=State.UNPUBLISHED, pk__in=waits_for_second_look().values("pk"))
        if not self.is_looking:
            # Somebody may be in danger, or waits for an answer, also where the words are settled.
            open_work = Q(state__in=OPEN_WORK) | stands_still | taken_off | is_news()
            return sent.filter(open_work | MAY_BE_IN_DANGER)
        if self.looks_for_work:
            # As the numbers on the admin's first page count: what is settled is nobody's work.
            return sent.filter(Q(state__in=WORTH_A_LOOK) | stands_still | taken_off)
        return sent

    @cached_property
    def is_looking(self) -> bool:
        """Whether somebody asked for more than the open work."""
        return bool(set(self.request.GET) & LOOKS) or self.is_searching

    @property
    def looks_for_work(self) -> bool:
        """Whether what is settled is left out: not where a person counts whatever the state."""
        asked = self.request.GET
        in_any_state = asked.get("flag") == Flag.RISK or any(
            map(asked.get, ("late", "wrote", "second"))
        )
        return bool(set(asked) & LOOKS - {"language"}) and "state" not in asked and not in_any_state

    def get_search_form(self) -> ReferenceForm | None:
        """By reference only; none where there is nothing to search."""
        if not self.is_searchable:
            return None
        typed = self.request.GET.get(self.search_kwarg)
        return ReferenceForm(None if typed is None else ReferenceForm.asked(typed))

    def order_queryset(self, queryset: QuerySet[Submission]) -> QuerySet[Submission]:
        """By age against its target; the random reference settles the rest, so pages are stable."""
        if "ordering" in self.request.GET:
            return queryset.order_by(self.ordering, "reference")
        return by_target(queryset)

    def paginate_queryset(self, queryset: QuerySet[Submission], page_size: int) -> Any:
        """Only the rows of the page are looked at closely; the index orders all the others."""
        paginator, page, rows, is_paginated = super().paginate_queryset(queryset, page_size)
        found = Submission.objects.alias(**with_days()).filter(pk__in=rows.values("pk"))
        page.object_list = with_marks(self.order_queryset(found))
        return paginator, page, page.object_list, is_paginated

    def get_page_subtitle(self) -> str:
        """None: the model's own name is no use here."""
        return ""

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """The way to what is public."""
        url = reverse("desk:published")
        return [HeaderButton(_("Published stories"), url=url, icon_name="globe")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the filters that are wanted most, as plain links."""
        context = super().get_context_data(**kwargs)
        context["shortcuts"] = shortcuts_for(self.request)
        if not self.results_only:
            context["plain_filters"] = self.filters.plain_form() if self.filters else None
            day = day_of(self.request.user)
            context["is_new"] = day.is_first and is_new(self.request.user)
            context["pause_is_due"] = pause_is_due(day.read)
        return context

    def get_edit_url(self, instance: Submission) -> None:
        """A submission is never edited by a form of Wagtail's."""

    get_copy_url = get_inspect_url = get_delete_url = get_edit_url


def with_marks(rows: QuerySet[Submission]) -> QuerySet[Submission]:
    """Each with who holds it, `still`, `second`, `author_wrote` and `first_yes`, nothing sealed."""
    still = Exists(standing_still().filter(pk=OuterRef("pk")))
    second = Exists(waits_for_second_look().filter(pk=OuterRef("pk")))
    rows = rows.select_related("holder").annotate(still=still, second=second)
    rows = rows.annotate(author_wrote=has_news())
    return with_first_yes(rows.only(*CLEAR_COLUMNS))


OPEN_WORK = (State.WAITING, State.READING, State.ASKED, State.SUSPENDED)
CLEAR_COLUMNS = (
    "id", "reference", "state", "state_since", "arrived_on", "desk_since", "looked_on", "held_on",
    "language", "labels", "flags", "holder",
    "holder__first_name", "holder__last_name", "holder__email",
)  # fmt: skip


def case_url(submission: Submission) -> str:
    """The page of one story."""
    return reverse("desk:case", args=[submission.reference])


def state_of(submission: Submission) -> str:
    """Where it stands, and whether a second yes is missing."""
    still, yes = submission.still, submission.first_yes  # type: ignore[attr-defined]
    return labels.state_of(submission, yes=yes, still=still)


def due_of(submission: Submission) -> str:
    """What is due and by when; the second look too."""
    return labels.due_of(submission, second=submission.second)  # type: ignore[attr-defined]


def news_of(submission: Submission) -> str:
    """Whether its author wrote and nobody has read it."""
    return str(_("The author wrote")) if submission.author_wrote else ""  # type: ignore[attr-defined]
