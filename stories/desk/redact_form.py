"""The form of the redaction: a text and its reasons by section, topics, notes, flags."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from community.lib.canonical import tidy
from community.lib.receipts import find_codes
from community.models import Alternative, Coercion
from stories.choices import Note, RedactionReason
from stories.desk.sections import LONG, Both, heading, picked_in_words
from stories.vault.models import Flag
from stories.vault.models.submission import TWO_MODERATORS

LIMITS = {"title": 200, "name": 100, "region": 100}
# Characters in a line of a text box beside the original, and its height at most.
LINE, MOST_ROWS = 52, 60
_STAYS = _(
    "A tick that asks for two people stays on the story. Set by mistake, two people together can "
    "take it off, on the story’s first page."
)
TOPICS = {"coercion": Coercion, "alternative": Alternative}


class RedactForm(forms.Form):
    """Everything a moderator may change, beside what the author gave.

    A section that is not what the author gave needs a reason; nothing can be added where the
    author gave nothing. The hidden fields say what this person had before them.
    """

    use_required_attribute = False

    edition = forms.IntegerField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    flags_before = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, both: Both, may_unflag: bool, flags: list[str], **kwargs: Any
    ) -> None:
        self.both = both
        super().__init__(*args, **kwargs)
        for name in both.sections():
            section = heading(name, both.original.perspective)
            self.fields[name] = text_field(name, section, self._text_of(name))
            self.fields[why(name)] = reasons_field(section)
        for name, model in TOPICS.items():
            field = ticks(_topics_label(name), lambda model=model: _topics(model))
            field.stands = frozenset(getattr(both.current, name))
            self.fields[name] = field
        self.fields["notes"] = ticks(_("What a reader should know before"), Note.choices)
        self.fields["left_out"] = ticks(
            _("Leave out"),
            picked_in_words(both.original),
            _("The author said this. It can be left out, and nothing can be put in its place."),
        )
        self.fields["flags"] = flags_field(may_unflag, flags)

    def _text_of(self, name: str) -> str:
        text = self.data.get(name) if self.is_bound else self.initial.get(name)
        return str(text or "")

    def clean(self) -> dict[str, Any]:
        """Each change has its reason; no code; the story itself is not emptied."""
        values = super().clean() or {}
        for name in self.both.sections():
            if name not in values:
                continue
            text = values[name] = tidy(values[name]).strip()
            if name == "happened" and not text:
                self.add_error(name, _("Something must stay. You can decline the story instead."))
            elif text != getattr(self.both.original, name) and not values.get(why(name)):
                self.add_error(why(name), _("You changed this. Please say why."))
            if find_codes(text):
                self.add_error(name, _("This holds a code. A code never goes into a story."))
        return values

    def texts(self) -> dict[str, str]:
        """The sections as they should stand."""
        return {name: self.cleaned_data[name] for name in self.both.sections()}

    def reasons(self) -> dict[str, list[str]]:
        """Why each section was changed; none for one that is as the author gave it."""
        return {
            name: self.cleaned_data[why(name)]
            for name in self.both.sections()
            if self.cleaned_data[name] != getattr(self.both.original, name)
        }


def why(name: str) -> str:
    """The name of the field with a section's reasons."""
    return f"{name}_why"


class MayBeEmpty(forms.CharField):
    """A text that may be taken out whole. It is not marked as left to liking."""

    def validate(self, value: str) -> None:
        """Nothing is fine too; the form asks for a reason."""


class Ticks(forms.MultipleChoiceField):
    """Any number of choices, none needed, and not marked as left to liking.

    `stands`: what was ticked before, and is no question again.
    """

    stands: frozenset[str] = frozenset()

    def validate(self, value: list[str]) -> None:
        """Each must be on the list."""
        if set(value) - self.stands:
            super().validate(value)


def rows_for(text: str) -> int:
    """How many rows a box needs to show the whole text."""
    rows = sum(-(-len(line) // LINE) or 1 for line in text.splitlines())
    return min(max(rows + 1, 4), MOST_ROWS)


def text_field(name: str, section: str, text: str) -> forms.CharField:
    """What others would read. A box is as tall as its text, so that nobody scrolls in it."""
    widget: forms.Widget = forms.TextInput()
    if name in LONG:
        widget = forms.Textarea(attrs={"rows": rows_for(text), "class": "voice-input"})
    limit = LIMITS.get(name, settings.VOICE_LIMIT)
    return MayBeEmpty(
        label=_("%(section)s: what others would read") % {"section": section},
        strip=False,
        widget=widget,
        max_length=limit,
        error_messages={"max_length": _("This is longer than %(limit_value)d characters.")},
    )


def reasons_field(section: str) -> Ticks:
    """Why a section is changed."""
    return ticks(_("Why “%(section)s” is changed") % {"section": section}, RedactionReason.choices)


def ticks(
    label: Any,
    choices: list[Any] | Callable[[], list[Any]],
    help_text: Any = "",
) -> Ticks:
    """Any number of choices, none needed."""
    return Ticks(
        label=label,
        choices=choices,
        help_text=help_text,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "options-inline"}),
    )


class WithStanding(forms.CheckboxSelectMultiple):
    """Ticks of which some stand for good: ticked, and not to be taken off."""

    standing: frozenset[str] = frozenset()

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """A standing one is shown as ticked also when the form comes back without it."""
        option = super().create_option(name, value, *args, **kwargs)
        if str(value) in self.standing:
            option["selected"] = True
            option["attrs"] |= {"checked": True, "disabled": True}
        return option


def flags_field(may_unflag: bool, flags: list[str]) -> Ticks:
    """What needs more care. A tick that calls for two people stays, whoever looks at it."""
    standing = frozenset(flag for flag in flags if flag in TWO_MODERATORS)
    widget = WithStanding(attrs={"class": "options-inline"})
    widget.standing = standing
    return Ticks(
        label=_("This story needs more care"),
        choices=_flags(may_unflag, flags),
        help_text=_STAYS if standing else "",
        widget=widget,
    )


def _topics(model: type[Coercion] | type[Alternative]) -> list[tuple[str, str]]:
    return [(topic.slug, topic.label) for topic, _depth in model.objects.all().tree()]


def _topics_label(name: str) -> Any:
    return _("Kinds of coercion") if name == "coercion" else _("What helped, or would have")


def _flags(may_unflag: bool, flags: list[str]) -> list[tuple[str, Any]]:
    """Only the safeguarding lead may take the lead's own flag off again."""
    fixed = set() if may_unflag or Flag.RISK not in flags else {Flag.RISK.value}
    return [(value, label) for value, label in Flag.choices if value not in fixed]
