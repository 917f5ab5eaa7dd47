"""One claim without its words: what is known, what was done, one tap to open; later the result."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stories.actions.claims.open import claims_before
from stories.choices import ClaimKind
from stories.desk.claims import words
from stories.desk.claims.outcome import Outcome, outcome_of
from stories.desk.claims.room import ClaimRoom
from stories.desk.labels import here_for
from stories.desk.matters.listing import story_of
from stories.desk.matters.one import OneView
from stories.desk.trail import Line, lines_of


class ClaimView(ClaimRoom, OneView):
    """Clear columns, the trail, and one tap to open; no answer before it is settled."""

    template_name = "stories/desk/claims/claim.html"
    header_icon = "key"
    list_label = gettext_lazy("Claims")

    def facts(self) -> list[tuple[str, str]]:
        """The clear columns in words."""
        claim = self.claim
        number = claim.decisions.count()
        return [
            (_("Kind"), claim.get_kind_display()),
            (_("Story"), "" if claim.submission else story_of(claim)),
            (_("Told on"), date_format(claim.told_on, "DATE_FORMAT")),
            (_("Here for"), here_for(claim.told_on) if self.is_undecided else ""),
            (_("Answer before"), words.answer_before(claim)),
            (_("Answers"), words.answers_so_far(number, mine=self.answered)),
            (_("Other claims about this story so far"), str(claims_before(claim))),
        ]

    def lines(self) -> list[Line]:
        """Who opened it, who answered; never what."""
        return lines_of(self.claim.id)

    def outcome(self) -> Outcome | None:
        """The result, and who answered what."""
        return None if self.is_undecided else outcome_of(self.claim)

    def what_to_do(self) -> str:
        """Who asks for what."""
        if self.claim.kind == ClaimKind.LOST_CODE:
            return _(
                "Somebody has lost the code to their story and asks for a new one. Two people "
                "answer, each alone."
            )
        return _("Somebody says that they are in a story. Two people answer, each alone.")
