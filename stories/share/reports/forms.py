"""The form of a report: one reason of a closed list, and words. Nobody has to say who they are."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.fields import PRIVATE, LineField
from stories.choices import ReportReason
from stories.share.returning.forms import Text

LIMIT: Final = 10_000  # characters
LINE_LIMIT: Final = 200
# For these the reason alone says nothing that anybody could look for.
NEEDS_WORDS: Final = (
    ReportReason.RECOGNISED,
    ReportReason.HATEFUL,
    ReportReason.INSTITUTION,
    ReportReason.OTHER,
)


class ReportForm(forms.Form):
    """What is wrong with a page."""

    use_required_attribute = False

    reason = forms.ChoiceField(
        label=gettext_lazy("What is it about?"),
        choices=ReportReason.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Please choose one."),
            "invalid_choice": gettext_lazy("Please choose one of these."),
        },
    )
    words = Text(
        label=gettext_lazy("What should we know?"),
        help_text=gettext_lazy("Copy the words that you mean, or say where they are."),
        limit=LIMIT,
        rows=6,
        required=False,
    )
    institution = LineField(
        label=gettext_lazy("Which institution, and what are you there?"),
        help_text=gettext_lazy("Only if you write for a hospital, a company or an office."),
        limit=LINE_LIMIT,
        required=False,
    )
    contact = forms.EmailField(
        label=gettext_lazy("May we write to you?"),
        help_text=gettext_lazy(
            "An email address that only you read. We write if we have a question, and once we "
            "have decided: the page stays as it is, or it is not shown now. It is deleted "
            "together with what you write here."
        ),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs=PRIVATE | {"autocapitalize": "off"}),
        error_messages={
            "invalid": gettext_lazy(
                "This does not look like an email address. It needs an @ in it."
            ),
            "max_length": gettext_lazy("This address is too long to be one."),
        },
    )

    def clean(self) -> dict[str, Any]:
        """Words where the reason alone says too little; a name for an institution."""
        values = super().clean() or {}
        reason = values.get("reason")
        if reason in NEEDS_WORDS and "words" not in self.errors and not values.get("words"):
            self.add_error("words", _("Please say in a few words what you mean."))
        if reason == ReportReason.INSTITUTION and not values.get("institution"):
            self.add_error("institution", _("Please say for whom you write."))
        return values

    def told(self) -> dict[str, str]:
        """What to seal. Call it on a valid form only. Whoever writes as a person names nobody."""
        told = {"words": str(self.cleaned_data["words"])}
        if self.cleaned_data["reason"] == ReportReason.INSTITUTION:
            told["institution"] = str(self.cleaned_data["institution"])
        return told
