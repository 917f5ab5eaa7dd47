"""The forms about a claim: one answer, and the reference of a story that somebody found."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stories.choices import ANSWERS_TO, ClaimAnswer, ClaimKind
from stories.desk.claims.words import with_what_follows
from stories.overlap import Sentence, carries
from stories.vault.models import Claim

ANSWER, MATCH = "answer", "match"
NOT_FOUND = gettext_lazy("We did not find this story")


def answers_left(claim: Claim, sentences: Sequence[Sentence]) -> tuple[ClaimAnswer, ...]:
    """The answers that this claim can carry. The action holds the same rule by itself."""
    answers = ANSWERS_TO[ClaimKind(claim.kind)]
    if claim.kind != ClaimKind.LOST_CODE:
        return answers
    if claim.submission_id is None or all(sentence.is_public for sentence in sentences):
        return (ClaimAnswer.NOT_THEIRS,)
    if not carries(sentences):
        return (ClaimAnswer.UNSURE, ClaimAnswer.NOT_THEIRS)
    return answers


class AnswerForm(forms.Form):
    """One answer; for “it is theirs” with the sentences that this moderator found."""

    use_required_attribute = False

    # Which story was in view: a colleague may find another one meanwhile.
    about = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)
    found = forms.TypedMultipleChoiceField(
        label=gettext_lazy("What they told"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    answer = forms.ChoiceField(
        label=gettext_lazy("Your answer"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Please choose one. Nothing was decided."),
            "invalid_choice": gettext_lazy("Please choose one of these. Nothing was decided."),
        },
    )

    def __init__(
        self, data: Any = None, *, claim: Claim, sentences: Sequence[Sentence], **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.sentences = sentences
        self.reference = claim.submission.reference if claim.submission else ""
        self.initial["about"] = self.reference
        self.is_about_another = data is not None and data.get("about", "") != self.reference
        self.fields["answer"].choices = [  # type: ignore[attr-defined]
            (answer.value, with_what_follows(answer)) for answer in answers_left(claim, sentences)
        ]
        if claim.kind == ClaimKind.LOST_CODE and claim.submission is None:
            follows = with_what_follows(ClaimAnswer.NOT_THEIRS).partition("\n")[2]
            not_found = (ClaimAnswer.NOT_THEIRS.value, f"{NOT_FOUND}\n{follows}")
            self.fields["answer"].choices = [not_found]  # type: ignore[attr-defined]
        self.fields["found"].choices = [  # type: ignore[attr-defined]
            (number, str(number)) for number, one in enumerate(sentences) if not one.is_public
        ]

    def clean(self) -> dict[str, Any]:
        """A yes names what it rests on. The action holds the same rule by itself."""
        values = super().clean() or {}
        found = {self.sentences[number] for number in values.get("found", ())}
        sure = values.get("answer") == ClaimAnswer.THEIRS
        if sure and not carries(found):
            self.add_error(
                "found",
                _(
                    "Please tick what you found in the sealed text yourself. Together it needs "
                    "two words or more that do not stand on the page."
                ),
            )
        return values


class MatchForm(forms.Form):
    """The reference of the story that a claim without one belongs to."""

    use_required_attribute = False

    reference = forms.CharField(
        label=gettext_lazy("Reference of the story"),
        help_text=gettext_lazy("The six signs from the list of stories."),
        max_length=16,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": gettext_lazy("Please write the six signs of its reference."),
            "max_length": gettext_lazy("A reference has six signs."),
        },
    )
