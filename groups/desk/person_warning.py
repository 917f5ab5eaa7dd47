"""A warning that one must answer: this looks like a private person's details."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.private_details import Sign, names_a_person, signs_in

SAYS = {
    Sign.FREE_MAIL: gettext_lazy("an email address that anybody can have"),
    Sign.MOBILE: gettext_lazy("the number of a mobile telephone"),
    Sign.PERSON: gettext_lazy("a person’s name"),
}


def seen_in_words(signs: set[Sign]) -> str:
    """What was seen, as a part of a sentence."""
    return ", ".join(str(SAYS[sign]) for sign in sorted(signs))


class PersonWarning(forms.Form):
    """For forms about public offices. The question is there only once something was seen.

    It is a question about addresses and numbers, and about houses and streets that are named after
    somebody. The name of a person is no office's, and no tick makes it one.
    """

    office_own = forms.BooleanField(
        label=gettext_lazy("I looked: this belongs to the office and not to a private person"),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._question = self.fields.pop("office_own")
        # What Wagtail writes onto every field of a draft's form, and reads again afterwards.
        self._question.is_deferred_validation = False  # type: ignore[attr-defined]

    def ask_about_persons(self, text: str, country: str) -> None:
        """Refuse a person's name, and the rest until the box is ticked. Call it in `clean`."""
        if names_a_person(text):
            says = _(
                "This looks like a person’s name. Please write the office and its task, never the "
                "name of who holds it."
            )
            self.add_error(None, says)
            return
        signs = signs_in(text, country)
        if not signs:
            return
        self.fields["office_own"] = self._question
        if self.data.get(self.add_prefix("office_own")):
            return
        says = _(
            "This looks like %(seen)s. On a public office we keep nothing of a private person. "
            "Please take it out, or say below that it belongs to the office."
        )
        self.add_error("office_own", says % {"seen": seen_in_words(signs)})
