"""Who it is, and who decides in it."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.fields import LineField
from groups.choices import DIRECTORY_CHOICES, OFFICES, Control, DecideAs
from groups.languages import LANGUAGES
from groups.models.group import SHORT
from groups.stewards.forms.fields import Drop, Pick, Tick, Ticks, language_of_page
from groups.stewards.forms.part import PartForm

# Offices are listed by directory editors, from public sources.
KINDS: Final = [pair for pair in DIRECTORY_CHOICES if pair[0] not in OFFICES]


class WhoForm(PartForm):
    """Name, kind, and who decides, as told by the group."""

    title = _("Who you are, and who decides")
    lead = _(
        "This stands on your page as your own words: “as told by the group”. Nobody asks you for "
        "proof, and others can say if they see it differently."
    )

    name = LineField(
        label=_("Name of the group"),
        limit=150,
        error_messages={"required": _("Please write the name.")},
    )
    short_name = LineField(
        label=_("Short name"),
        help_text=_("Letters that people know it by."),
        limit=40,
        required=False,
    )
    text_language = Drop(
        label=_("In which language do you write here?"), choices=LANGUAGES, required=True
    )
    kind = Pick(label=_("What fits best?"), choices=KINDS)
    run_by_service = Tick(
        label=_("It is run by a hospital or another mental health service"),
        help_text=_("Such a group is welcome, and it is not listed as user-led."),
    )
    control = Pick(
        label=_("Who decides about what the group does?"), choices=Control.choices, required=False
    )
    control_as = Ticks(
        label=_("Where are people with lived experience among those who decide?"),
        choices=DecideAs.choices,
    )
    control_words = LineField(
        label=_("In your own words"),
        help_text=_("For example: “Five of our seven board members have been patients.”"),
        limit=SHORT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )

    @classmethod
    def before(cls, parts: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        """In the language of the page."""
        return language_of_page()

    def clean(self) -> dict[str, Any]:
        """How they decide goes with that they do."""
        values = super().clean()
        if values.get("control") == Control.NO and values.get("control_as"):
            self.add_error(
                "control_as",
                gettext("You said that they do not decide. Please change one of the two."),
            )
        return values
