"""Forms for whoever comes by. Nobody has to say who they are, but to get an answer."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.fields import PRIVATE, LineField, VoiceField
from groups.choices import Kind
from groups.models import Group
from groups.models.suggestion import SuggestionKind
from groups.stewards.forms.fields import Pick

LETTER: Final = 5_000  # characters
TOLD: Final = 4_000
ADDRESS = PRIVATE | {"autocapitalize": "off"}
NO_ADDRESS = _("This does not look like an email address. It needs an @ in it.")
# What is wrong with a page. What has changed, and what is missing, have forms of their own.
WRONGS: Final = [
    (kind.value, kind.label)
    for kind in (
        SuggestionKind.WRONG,
        SuggestionKind.CONTROL,
        SuggestionKind.HARM,
        SuggestionKind.REMOVAL,
    )
]


# Of a circle, who convenes it and its training are among what is not right; it is no office.
WRONGS_OF_CIRCLES: Final = [
    (SuggestionKind.WRONG.value, SuggestionKind.WRONG.label),
    (SuggestionKind.HARM.value, _("This circle did harm, or is dangerous")),
]


def _answer_to() -> forms.EmailField:
    return forms.EmailField(
        label=_("May we write to you?"),
        help_text=_(
            "An email address that only the people who look after this list read. We answer once, "
            "then we delete it."
        ),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs=dict(ADDRESS)),
        error_messages={"invalid": NO_ADDRESS},
    )


class WriteForm(forms.Form):
    """A letter to a group."""

    use_required_attribute = False

    text = VoiceField(
        label=_("Your letter"),
        rows=8,
        limit=LETTER,
        error_messages={"required": _("There is nothing in the letter yet.")},
    )
    contact = forms.EmailField(
        label=_("Your email address, for their answer"),
        help_text=_("It goes to the group with your letter, and nowhere else."),
        max_length=254,
        widget=forms.EmailInput(attrs=dict(ADDRESS)),
        error_messages={
            "required": _("Without an address they cannot answer you."),
            "invalid": NO_ADDRESS,
        },
    )


class WriteToCircleForm(WriteForm):
    """A letter to a circle."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["contact"].help_text = _(
            "It goes to those who convene the circle with your letter, and nowhere else. You need "
            "not give your name."
        )


def form_for(group: Group) -> type[WriteForm]:
    """The form with the words that fit."""
    return WriteToCircleForm if group.kind == Kind.CIRCLE else WriteForm


class SuggestForm(forms.Form):
    """A group that is missing."""

    use_required_attribute = False

    name = LineField(
        label=_("What is the group called?"),
        limit=150,
        error_messages={"required": _("Please write its name.")},
    )
    place = LineField(label=_("Where is it?"), limit=200, required=False)
    site = LineField(label=_("Its website, if you know it"), limit=300, required=False)
    text = VoiceField(
        label=_("What should we know?"),
        help_text=_("Please write nothing about a person that is not public."),
        rows=4,
        limit=TOLD,
        required=False,
    )
    contact = _answer_to()


class ChangeForm(forms.Form):
    """Something has changed."""

    use_required_attribute = False

    text = VoiceField(
        label=_("What has changed?"),
        rows=5,
        limit=TOLD,
        error_messages={"required": _("Please say in a few words what has changed.")},
    )
    contact = _answer_to()


class ReportForm(forms.Form):
    """Something is not right."""

    use_required_attribute = False

    kind = Pick(label=_("What is it about?"), choices=WRONGS)
    text = VoiceField(
        label=_("What should we know?"),
        help_text=_("Say how you know it, if you can. We never tell the group who wrote."),
        rows=6,
        limit=TOLD,
        required=False,
    )
    contact = _answer_to()

    def __init__(self, *given: Any, circle: bool = False, **named: Any) -> None:
        super().__init__(*given, **named)
        if circle:
            self.fields["kind"].choices = WRONGS_OF_CIRCLES  # type: ignore[attr-defined]
            self.fields["text"].help_text = _(
                "Say how you know it, if you can. We never tell the circle who wrote."
            )

    def clean(self) -> dict[str, Any]:
        """An office may just ask; of anything else the kind alone says too little."""
        values = super().clean() or {}
        kind, said = values.get("kind"), "text" in self.errors or values.get("text")
        if kind and kind != SuggestionKind.REMOVAL and not said:
            self.add_error("text", gettext("Please say in a few words what you mean."))
        return values
