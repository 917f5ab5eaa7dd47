"""The two questions of coming in."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

ADDRESS_ATTRS: Final = {"autocomplete": "email", "spellcheck": "false", "autocapitalize": "off"}


class AddressForm(forms.Form):
    """Where the code shall go."""

    use_required_attribute = False

    address = forms.EmailField(
        label=_("Your email address"),
        help_text=_("Only the people who look after this list see it. It is never shown."),
        max_length=254,
        widget=forms.EmailInput(attrs=ADDRESS_ATTRS),
        error_messages={
            "required": _("Please type your email address."),
            "invalid": _("This does not look like an email address yet: name@example.org"),
        },
    )


class CodeForm(forms.Form):
    """The code from the letter."""

    use_required_attribute = False

    code = forms.CharField(
        label=_("The code from your email"),
        help_text=_("Eight digits. You can paste it as it is."),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "spellcheck": "false",
                "class": "code-input input-short",
            }
        ),
        error_messages={"required": _("Type or paste your code here.")},
    )
