"""The list of claims: kind, age, story, how many answered. Never a word of what was told."""

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from stories.choices import ClaimKind
from stories.desk.any_of import AnyOf
from stories.desk.claims import words
from stories.desk.matters.listing import MattersView
from stories.vault.models import Claim, ClaimDecision, ClaimState

CLEAR_COLUMNS = ("id", "kind", "state", "told_on", "submission", "submission__reference")


class ClaimFilters(WagtailFilterSet):  # type: ignore[misc]
    """By kind, and by what became of it."""

    kind = AnyOf(label=gettext_lazy("Kind"), choices=ClaimKind.choices)
    state = AnyOf(label=gettext_lazy("State"), choices=ClaimState.choices)

    class Meta:
        model = Claim
        fields = ["kind", "state"]


class ClaimsView(MattersView):
    """Every claim that waits, the longest wait first; decided ones when a filter asks for them."""

    model = Claim
    rooms = "desk_claims"
    age = default_ordering = "told_on"
    page_title = gettext_lazy("Claims")
    header_icon = "key"
    one = gettext_lazy("Claim")
    nothing = gettext_lazy("No claim waits for an answer.")
    nothing_help = gettext_lazy(
        "When somebody has lost a code, or says that they are in a story, it stands in this list."
    )
    filterset_class = ClaimFilters

    def own_columns(self) -> list[Column]:
        """What it is about, and how far it has come."""
        return [
            Column("kind", label=_("Kind"), accessor="get_kind_display"),
            Column("until", label=_("Answer before"), accessor=words.answer_before),
            Column("answers", label=_("Answers"), accessor=answers_of),
        ]

    def outcome_column(self) -> Column:
        """What became of it."""
        return Column("state", label=_("State"), accessor="get_state_display")

    def get_base_queryset(self) -> QuerySet[Claim]:
        """Clear columns, with a count of the answers and whether one is mine."""
        mine = ClaimDecision.objects.filter(claim=OuterRef("pk"), moderator=self.request.user)
        rows = Claim.objects.select_related("submission").only(*CLEAR_COLUMNS)
        if not self.asks_for_settled:
            rows = rows.filter(state=ClaimState.OPEN)
        return rows.annotate(answered=Count("decisions"), mine=Exists(mine))

    @property
    def asks_for_settled(self) -> bool:
        """Whether somebody looks for more than what waits."""
        return "state" in self.request.GET

    def settled_query(self) -> str:
        """Every state but the open one, as the filter spells it."""
        return "&".join(f"state={state}" for state in ClaimState if state != ClaimState.OPEN)


def answers_of(claim: Claim) -> str:
    """How many, as the list counted them."""
    return words.answers_so_far(claim.answered, mine=claim.mine)  # type: ignore[attr-defined]
