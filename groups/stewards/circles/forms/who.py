"""Its name, its language, and who convenes it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from community.fields import LineField
from groups.circles.choices import Training
from groups.languages import LANGUAGES
from groups.models.group import SHORT
from groups.stewards.circles.forms.part import CirclePart
from groups.stewards.forms.fields import Drop, Folded, Pick, Ticks, language_of_page
from groups.stewards.forms.what import FIRST_LANGUAGES, language_choices


class WhoForm(CirclePart):
    """Only a circle of trained convenors may bear the name alone; the error says so beside it."""

    title = _("Your circle, and who convenes it")
    lead = _(
        "This stands on your page as your own words. Nobody asks you for proof, and others can say "
        "if they see it differently."
    )

    name = LineField(
        label=_("Name of the circle"),
        help_text=_("For example: “Tuesday circle in Brno”."),
        limit=150,
        error_messages={"required": _("Please write the name.")},
    )
    languages = Ticks(
        label=_("In which languages does it meet?"),
        choices=language_choices,
        fold=Folded(first=len(FIRST_LANGUAGES), more=_("More languages"), narrow=True),
        required=True,
    )
    convenor = LineField(
        label=_("Who convenes it?"),
        help_text=_("No full names are needed: “Two people who have been patients themselves.”"),
        limit=SHORT,
        error_messages={"required": _("Please say who convenes it.")},
    )
    training = Pick(
        label=_("Have they trained in Intentional Peer Support?"), choices=Training.choices
    )
    training_words = LineField(
        label=_("Which training, and when"),
        help_text=_("For example: “Core training in Dublin, 2024.”"),
        limit=SHORT,
        required=False,
    )
    text_language = Drop(
        label=_("In which language do you write here?"), choices=LANGUAGES, required=True
    )

    @classmethod
    def before(cls, parts: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        """In the language of the page."""
        return language_of_page()
