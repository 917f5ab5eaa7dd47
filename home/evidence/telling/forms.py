"""What an organisation counts itself: one series, its times and numbers a line each."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from community.fields import PRIVATE, LineField, VoiceField
from community.forms import PlainSelect
from community.models import Coercion
from home.evidence.metrics import metrics
from home.evidence.numbers import Wrong, check_period, check_unit, check_value, value_of
from home.models import Figure

MOST_LINES: Final = 40
_LINE: Final = re.compile(r"(?P<period>[^:;=\t]*)[:;=\t](?P<value>.*)")


@dataclass(frozen=True)
class Counted:
    """A time and its number; None where they did not count."""

    period: str
    value: Decimal | None


def counted_of(text: str) -> list[Counted]:
    """The times and numbers in it. Raises ValidationError with a sentence for each wrong line."""
    found: list[Counted] = []
    wrong: list[str] = []
    lines = [(n, line.strip()) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    for number, line in lines[: MOST_LINES + 1]:
        try:
            one = _counted(line)
            if any(one.period == other.period for other in found):
                raise Wrong(gettext("This time stands there twice."))
            found.append(one)
        except Wrong as error:
            told = gettext("Line %(number)s: %(told)s")
            wrong.append(told % {"number": number, "told": error})
    if len(lines) > MOST_LINES:
        wrong.append(gettext("Please write at most %(most)s lines.") % {"most": MOST_LINES})
    if wrong:
        raise ValidationError(wrong)
    return found


def _counted(line: str) -> Counted:
    said = _LINE.fullmatch(line)
    if said is None:
        raise Wrong(gettext("Please write the time, a colon, and the number, such as 2023: 41"))
    period = " ".join(said["period"].split())
    check_period(period, timezone.localdate().year)
    if len(period) > (Figure._meta.get_field("period").max_length or 0):
        raise Wrong(gettext("The time is too long."))
    return Counted(period, value_of(said["value"]))


def _kinds() -> list[tuple[Any, str]]:
    tree = Coercion.objects.all().tree()
    return [("", gettext("Please choose")), *((one.slug, one.label) for one, _depth in tree)]


def _ways() -> list[tuple[str, str]]:
    known = [(one.slug, one.label) for one in metrics().values() if one.slug != "metric"]
    return [("", gettext("Please choose")), *known]


class TellForm(forms.Form):
    """One series. No name of a person is asked for, and no address to answer to."""

    use_required_attribute = False

    organisation = LineField(
        label=_("Which organisation counts?"),
        help_text=_("Its name as it calls itself. It is shown beside the figures."),
        limit=150,
        error_messages={"required": _("Please write the name of the organisation.")},
    )
    country = forms.ChoiceField(
        label=_("In which country?"),
        choices=lambda: [("", gettext("Please choose")), *countries],
        widget=PlainSelect,
        error_messages={"required": _("Please choose a country.")},
    )
    place = LineField(
        label=_("Where?"),
        help_text=_("A town, a region, or the whole country. Not one ward: few people live there."),
        limit=200,
        error_messages={"required": _("Please say where this was counted.")},
    )
    topic = forms.ChoiceField(
        label=_("What do you count?"),
        choices=_kinds,
        widget=PlainSelect,
        error_messages={"required": _("Please choose what you count.")},
    )
    definition = VoiceField(
        label=_("What exactly is counted, and what is not?"),
        help_text=_("Your own definition. Without it nobody can understand the numbers."),
        rows=4,
        limit=1_000,
        error_messages={"required": _("Please say in a sentence what is counted.")},
    )
    metric = forms.ChoiceField(
        label=_("How do you count it?"),
        choices=_ways,
        widget=PlainSelect,
        error_messages={"required": _("Please choose how you count it.")},
    )
    measured_in = LineField(
        label=_("Minutes, hours or days?"),
        help_text=_("Only for a duration."),
        limit=60,
        required=False,
    )
    figures = VoiceField(
        label=_("Your numbers"),
        help_text=_(
            "One line for each time: the time, a colon, the number. For example 2023: 41. Leave "
            "the number out where you did not count; 0 means that you counted, and it was none."
        ),
        rows=6,
        limit=4_000,
        error_messages={"required": _("Please write at least one time and its number.")},
    )
    coverage = LineField(
        label=_("Which places or people does it cover?"), limit=300, required=False
    )
    source_title = LineField(
        label=_("Where does it stand?"),
        help_text=_("The name of your report, your page or your list."),
        limit=300,
        error_messages={"required": _("Please say in what it stands.")},
    )
    source_url = forms.URLField(
        label=_("Its address on the internet"),
        help_text=_("Everybody must be able to read it there: we look at it, and so do readers."),
        assume_scheme="https",
        max_length=500,
        widget=forms.URLInput(attrs=dict(PRIVATE)),
        error_messages={
            "required": _("Figures that nobody can look up are not shown here."),
            "invalid": _("This does not look like an address on the internet."),
        },
    )
    note = LineField(label=_("What else should readers know?"), limit=300, required=False)

    def clean_figures(self) -> list[Counted]:
        """Each line as a time and a number, at least one of them a number."""
        found = counted_of(self.cleaned_data["figures"])
        if all(one.value is None for one in found):
            raise ValidationError(gettext("Please write at least one time and its number."))
        return found

    def clean(self) -> dict[str, Any]:
        """Numbers that can be counted that way."""
        said = super().clean() or {}
        metric = said.get("metric", "")
        if not metric:
            return said
        try:
            check_unit(said.get("measured_in", ""), metric)
        except Wrong as wrong:
            self.add_error("measured_in", str(wrong))
        for one in said.get("figures", ()):
            try:
                check_value(one.value, metric)
            except Wrong as wrong:
                self.add_error("figures", f"{one.period}: {wrong}")
        return said
