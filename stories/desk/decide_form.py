"""The form of the decision: which button, for which reason of the rules, with which words."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.words import Saying, say
from stories.choices import AS_IT_IS, AskReason, DeclineReason, PublishReason
from stories.desk.words_form import SometimesChoice, WordsForm

OFFER, ASK, DECLINE, KEEP = "offer", "ask", "decline", "keep"
DECISIONS: Final = (OFFER, ASK, DECLINE, KEEP)
TEMPLATES: Final = {OFFER: "publish", ASK: "ask", DECLINE: "decline"}


WITHOUT_NOTES: Final = gettext_lazy("Please set a note under Redact, or say that none is needed.")


class ReasonField(SometimesChoice):
    """The reasons of one button, each with what its author will read."""

    def __init__(self, group: str, reasons: Any, **kwargs: Any) -> None:
        super().__init__(widget=forms.RadioSelect, **kwargs)
        self.group, self.reasons = group, reasons

    def fill(self, words: Mapping[str, Saying]) -> None:
        """Each reason with the words that its author will read."""
        self.choices = [
            (one.value, f"{one.label}\n{' '.join(words[one.value].body.split())}")
            for one in self.reasons
            if one.value in words
        ]


class DecideForm(WordsForm):
    """Which button, on which edition, for which reason, with which words."""

    edition = forms.IntegerField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        choices=[(one, one) for one in DECISIONS], widget=forms.HiddenInput
    )
    publish = ReasonField("publish", AS_IT_IS, label=gettext_lazy("Why it is published"))
    ask = ReasonField("ask", AskReason, label=gettext_lazy("Why the author is asked"))
    reason = ReasonField(
        "decline",
        DeclineReason,
        label=gettext_lazy("Why it is not published"),
        help_text=gettext_lazy("Below each reason stand the words that the author will read."),
    )

    # Only where no note is set: that none is needed was looked at, and not forgotten.
    no_notes = forms.BooleanField(
        label=gettext_lazy("Nothing needed: no note is to stand before this story"), required=False
    )

    field_order = ("edition", "decision", "no_notes", "publish", "ask", "reason", "message")

    def __init__(
        self,
        *args: Any,
        changed: bool,
        exact: bool,
        noted: bool,
        words: Mapping[str, Mapping[str, Saying]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.changed, self.exact, self.noted = changed, exact, noted
        for name in ("publish", "ask", "reason"):
            field: Any = self.fields[name]
            field.fill(words[field.group])

    def clean(self) -> dict[str, Any]:
        """A reason for each button that has one, and words where they were in view."""
        values = super().clean() or {}
        name = self.reason_field(values.get("decision", ""))
        if name and not values.get(name):
            self.add_error(name, _("Please choose why. The author will read it."))
        if values.get("decision") == OFFER and not self.noted and not values.get("no_notes"):
            self.add_error(
                "no_notes", _("Please set a note under Redact, or say that none is needed.")
            )
        if self.sends:
            self.refuse_unfinished(values)
        return values

    def reason_field(self, decision: str) -> str:
        """Which list gives this decision its reason; none where what was changed gives it."""
        if decision == OFFER:
            return "" if self.changed else "publish"
        return {ASK: "ask", DECLINE: "reason"}.get(decision, "")

    @property
    def chosen(self) -> str:
        """The reason's slug. Call it on a form whose decision is valid."""
        decision = self.cleaned_data["decision"]
        name = self.reason_field(decision)
        if name:
            return str(self.cleaned_data[name])
        return PublishReason.CHANGED.value if decision == OFFER else ""

    def template(self) -> Saying:
        """The words of the house for what was chosen, in the author's language."""
        decision = self.cleaned_data["decision"]
        slug = "exact" if decision == OFFER and self.exact else self.chosen
        return say(f"{TEMPLATES[decision]}.{slug}", self.language)
