"""The questions of signing in, in plain words and easy to paste into."""

from typing import Any, Final

from allauth.account.adapter import get_adapter
from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.core import context, ratelimit
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from community.limits import throttle
from community.models import User
from community.signin.once import use_once
from community.signin.staff import find

# Stands where an unknown address would be kept (RFC 2606: it can belong to nobody), since
# somebody who took the wrong door should not find their address in our session table.
NOBODY: Final = "nobody@example.invalid"


def _code(label: Any, hint: Any) -> forms.CharField:
    """A field for a code from a letter, an app or a sheet of paper."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=40,
        error_messages={"required": _("Type or paste your code here.")},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "spellcheck": "false",
                "class": "code-input input-short",
            }
        ),
    )


class AddressForm(RequestLoginCodeForm):
    """Who would like to come in. Staff, strangers and closed accounts get the same answer."""

    email = forms.EmailField(
        label=_("Your email address"),
        help_text=_("The one that your team knows."),
        error_messages={
            "required": _("Type your email address."),
            "invalid": _("This does not look like an email address yet: name@example.org"),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )

    def clean_email(self) -> str:
        """The address as we know it, or nobody's. Limited per address as well as per visitor."""
        typed: str = self.cleaned_data["email"]
        mark = throttle().fingerprint_now(typed.lower())
        if not ratelimit.consume(context.request, action="request_login_code", key=mark):
            raise get_adapter().validation_error("too_many_login_attempts")
        self._user: User | None = find(typed)
        return self._user.email if self._user else NOBODY


class EmailedCodeForm(ConfirmLoginCodeForm):
    """The code from the letter."""

    code = _code(_("The code from your email"), _("Eight digits. You can paste it as it is."))


class SecondFactorForm(AuthenticateForm):
    """The code from the app, or one from the sheet of paper."""

    code = _code(
        _("Your code"),
        _("Six digits from your app, or one of your eight-digit recovery codes."),
    )

    def clean_code(self) -> str:
        """The code. One from an app that was used before fits no more than a wrong one."""
        code: str = super().clean_code()
        kind = self.authenticator.type
        if kind == Authenticator.Type.TOTP and not use_once(self.authenticator, code):
            raise get_mfa_adapter().validation_error("incorrect_code")
        return code


class SetUpAppForm(ActivateTOTPForm):
    """The first code shows that app and house agree."""

    code = _code(_("The code your app shows now"), _("Six digits."))


class AnswerOfAKey(forms.JSONField):
    """What a browser hands on from a security key. It is read before anybody is known for sure."""

    default_error_messages = {
        "invalid": _("The answer of the key was cut short. Please try again."),
    }
    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        """As JSON. Raises ValidationError, also for brackets in brackets without end."""
        try:
            return super().to_python(value)
        except RecursionError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class AnswerForm(AuthenticateWebAuthnForm):
    """A key in place of a code."""

    credential = AnswerOfAKey()

    def clean_credential(self) -> Any:
        """The key that answered. What no key would answer fits no more than a wrong one."""
        try:
            return super().clean_credential()
        except (AttributeError, KeyError, TypeError, ValueError):
            raise get_mfa_adapter().validation_error("incorrect_code") from None


class AddKeyForm(AddWebAuthnForm):
    """A security key, and a name to know it by."""

    name = forms.CharField(
        label=_("A name for this key"),
        help_text=_("Only you see it. For example: the blue one."),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    credential = AnswerOfAKey(
        label=_("The key"),
        error_messages={
            "required": _("Your browser did not ask for the key. Keys need JavaScript."),
        },
    )
