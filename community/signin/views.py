"""The few pages that differ from allauth's and Wagtail's own."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.views.account import AccountView, AvatarSettingsPanel, BaseSettingsPanel

from community.signin.next_page import sign_in_address, wanted_page
from community.signin.once import use_once
from community.signin.second_factor import count_as_used


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Every other way in leads to the one way in."""
    return HttpResponseRedirect(sign_in_address(wanted_page(request)))


class SetUpApp(ActivateTOTPView):
    """An authenticator app becomes the second factor."""

    def form_valid(self, form: Form) -> HttpResponse:
        """Set up, and used for this session."""
        response: HttpResponse = super().form_valid(form)
        app = count_as_used(self.request, Authenticator.Type.TOTP)
        use_once(app, form.cleaned_data["code"])
        return response


class AddKey(AddWebAuthnView):
    """A security key becomes a second factor."""

    def form_valid(self, form: Form) -> HttpResponse:
        """Added, and used for this session."""
        response: HttpResponse = super().form_valid(form)
        count_as_used(self.request, Authenticator.Type.WEBAUTHN)
        return response


class OwnAccount(AccountView):
    """Wagtail's account page without a picture: an upload could carry a place or a face."""

    def get_panels(self) -> list[BaseSettingsPanel]:
        """Name, language, theme, notifications."""
        return [
            panel for panel in super().get_panels() if not isinstance(panel, AvatarSettingsPanel)
        ]

    def get_menu_items(self) -> list[dict[str, Any]]:
        """Also the way to the second factor."""
        own = {
            "url": reverse("mfa_index"),
            "label": _("Second step of signing in"),
            "help_text": _("Your app, your security keys and your recovery codes."),
        }
        return [*super().get_menu_items(), own]
