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

    # Asked only where it would close the site for new stories.
    sure = forms.BooleanField(
        label=_("I know. Save it all the same, and take no new stories until it is mended."),
        required=False,
    )

    class Meta(UserEditForm.Meta):  # type: ignore[misc]
        fields = UserEditForm.Meta.fields | set(BELONGING)

    def __init__(self, *args: Any, editing_self: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, editing_self=editing_self, **kwargs)
        self.fields.pop("is_superuser", None)
        self._question = self.fields.pop("sure")
        self.fields["groups"].label_from_instance = in_words
        if editing_self:
            self.fields["groups"].disabled = True
            self.fields["groups"].help_text = _("Another administrator changes your roles.")
            for name in BELONGING:
                if getattr(self.instance, name):
                    self.fields[name].disabled = True
                    self.fields[name].help_text = _("Another administrator changes this for you.")

    @property
    def is_sure(self) -> bool:
        """Whether somebody was told what it does, and wants it."""
        return bool(self.data.get(self.add_prefix("sure")))

    def ask_if_sure(self, missing: list[str]) -> None:
        """Say what would be missing, beside a box to tick."""
        self.fields["sure"] = self._question
        says = _(
            "If you save this, this site takes no new stories any more. It would need: %(what)s"
        )
        self.add_error("sure", says % {"what": " ".join(missing)})
