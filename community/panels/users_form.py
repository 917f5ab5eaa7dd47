"""The forms for accounts: roles and nothing above them, and where somebody belongs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_countries import countries
from wagtail.users.forms import UserCreationForm, UserEditForm

from community.panels.role_names import in_words

BELONGING = ("country", "organisation")


def _countries() -> list[tuple[str, Any]]:
    return [("", _("not said")), *countries]


class Belonging(forms.Form):
    """From which country somebody is, and which organisation: some stories are kept from them."""

    country = forms.ChoiceField(
        label=_("Country"),
        choices=_countries,
        required=False,
        help_text=_(
            "An author may ask not to be read by people from a country. Left empty, such stories "
            "open for nobody with this account."
        ),
    )


class NewUserForm(Belonging, UserCreationForm):  # type: ignore[misc]
    """An account with roles, and nothing above them."""

    class Meta(UserCreationForm.Meta):  # type: ignore[misc]
        fields = UserCreationForm.Meta.fields | set(BELONGING)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["is_superuser"]
        self.fields["groups"].label_from_instance = in_words


class ChangeUserForm(Belonging, UserEditForm):  # type: ignore[misc]
    """The same for an account that exists. One's own roles can be seen and not changed.

    Nor where one belongs, once it is said: a story could be opened that way that is kept from one.
    """

    class Meta(UserEditForm.Meta):  # type: ignore[misc]
        fields = UserEditForm.Meta.fields | set(BELONGING)

    def __init__(self, *args: Any, editing_self: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, editing_self=editing_self, **kwargs)
        self.fields.pop("is_superuser", None)
        self.fields["groups"].label_from_instance = in_words
        if editing_self:
            self.fields["groups"].disabled = True
            self.fields["groups"].help_text = _("Another administrator changes your roles.")
            for name in BELONGING:
                if getattr(self.instance, name):
                    self.fields[name].disabled = True
                    self.fields[name].help_text = _("Another administrator changes this for you.")
