"""The list of claims: kind, age, story, how many answered. Never a word of what was told."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView

from stories.choices import ClaimKind
from stories.desk.any_of import AnyOf
from stories.desk.claims import words
from stories.desk.permissions import CareRequired
from stories.vault.models import Claim, ClaimDecision, ClaimState

CLEAR_COLUMNS = ("id", "kind", "state", "told_on", "submission", "submission__reference")


class ClaimFilters(WagtailFilterSet):  # type: ignore[misc]
    """By kind, and by what became of it."""

    kind = AnyOf(label=_("Kind"), choices=ClaimKind.choices)
    state = AnyOf(label=_("State"), choices=ClaimState.choices)

    class Meta:
        model = Claim
        fields = ["kind", "state"]


class ClaimsView(CareRequired, IndexView):  # type: ignore[misc]
    """Every claim that waits, the longest wait first; decided ones when a filter asks for them."""

    model = Claim
    any_permission_required = ["view"]
    page_title = _("Claims")
    header_icon = "key"
    default_ordering = "told_on"
    filterset_class = ClaimFilters
    is_searchable = False
    template_name = "stories/desk/claims/list.html"
    results_template_name = "stories/desk/claims/list_results.html"
    paginate_by = 30

    @cached_property
    def columns(self) -> list[Column]:
        """What a moderator sees before opening."""
        state = Column("state", label=_("State"), accessor="get_state_display")
        return [
            TitleColumn(
                "sign",
                label=_("Claim"),
                accessor=words.sign_of,
                get_url=claim_url,
                classname="title desk-reference",
            ),
            Column("kind", label=_("Kind"), accessor="get_kind_display"),
            Column("days", label=_("Here for"), accessor=words.days_waiting, sort_key="told_on"),
            Column("until", label=_("Answer before"), accessor=words.answer_before),
            Column("story", label=_("Story"), accessor=words.story_of),
            Column("answers", label=_("Answers"), accessor=answers_of),
            *([state] if self.asks_for_state else []),
        ]

    def get_base_queryset(self) -> QuerySet[Claim]:
        """Clear columns, with a count of the answers and whether one is mine."""
        mine = ClaimDecision.objects.filter(claim=OuterRef("pk"), moderator=self.request.user)
        rows = Claim.objects.select_related("submission").only(*CLEAR_COLUMNS)
        if not self.asks_for_state:
            rows = rows.filter(state=ClaimState.OPEN)
        return rows.annotate(answered=Count("decisions"), mine=Exists(mine))

    @property
    def asks_for_state(self) -> bool:
        """Whether somebody looks for more than what waits."""
        return "state" in self.request.GET

    def order_queryset(self, queryset: QuerySet[Claim]) -> QuerySet[Claim]:
        """By age; the random id settles the rest, so that pages are stable."""
        newest = self.ordering == "-told_on"
        return queryset.order_by("-told_on" if newest else "told_on", "pk")

    def get_page_subtitle(self) -> str:
        """None: the model's own name is no use here."""
        return ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the two lists as plain links: they work without JavaScript."""
        decided = "&".join(f"state={state}" for state in ClaimState if state != ClaimState.OPEN)
        asked, here = self.request.GET.urlencode(), reverse("desk_claims:index")
        context = super().get_context_data(**kwargs)
        context["shortcuts"] = [
            {"label": _("Waiting"), "url": here, "current": not asked},
            {"label": _("Decided"), "url": f"{here}?{decided}", "current": asked == decided},
        ]
        return context

    def get_edit_url(self, instance: Claim) -> None:
        """A claim is never edited by a form of Wagtail's."""

    get_copy_url = get_inspect_url = get_delete_url = get_edit_url


def claim_url(claim: Claim) -> str:
    """The page of one claim."""
    return reverse("desk_claims:claim", args=[claim.pk])


def answers_of(claim: Claim) -> str:
    """How many, as the list counted them."""
    return words.answers_so_far(claim.answered, mine=claim.mine)  # type: ignore[attr-defined]
