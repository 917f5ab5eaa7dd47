"""allauth, told what this house allows."""

import hmac
from base64 import urlsafe_b64encode
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.sites.shortcuts import get_current_site
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.limits import visitor_mark
from community.signin.next_page import is_ours
from community.signin.post import hand_over
from community.signin.qr import draw
from community.signin.staff import may_enter

WRONG_CODE = _("This code does not fit. Codes change quickly: look for the newest one.")
# The emailed one: it stays the same until another is asked for.
WRONG_LETTER_CODE = _("This code does not fit. Look at the newest email, or ask for a new code.")
TOO_OFTEN = _("That was a little too often. Wait five minutes, then try again.")
# What our own pages do not already say by themselves.
SPOKEN = {
    "mfa/messages/totp_deactivated.txt",
    "mfa/messages/webauthn_added.txt",
    "mfa/messages/webauthn_removed.txt",
}


class StaffAdapter(DefaultAccountAdapter):
    """Nobody signs up; addresses of visitors never reach a cache key or a log."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": WRONG_LETTER_CODE,
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by an administrator."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """A daily HMAC in the address's place: enough for a limit, useless for a trace."""
        return visitor_mark(request)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The admin; for who has an account and no role, the desk of organisers."""
        if may_enter(request.user):
            return str(super().get_login_redirect_url(request))
        return reverse(settings.HOME_WITHOUT_ROLE)

    def is_safe_url(self, url: str | None) -> bool:
        """Only addresses of this site, as a path."""
        return is_ours(url)

    def format_email_subject(self, subject: str) -> str:
        """No site name in a subject line."""
        return str(subject)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A letter to staff, sent so that its delivery cannot be seen from outside."""
        site = get_current_site(self.request)
        known = {"request": self.request, "email": email, "current_site": site}
        hand_over(self.render_mail(template_prefix, email, known | context))

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Keep what no page says by itself; greetings and addresses stay out of the session."""
        if message or message_template in SPOKEN:
            super().add_message(
                request, level, message_template, message_context, extra_tags, message
            )

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """An account closed half-way: back to the first question, as for anybody unknown."""
        return redirect("account_request_login_code")


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors carry the house's name, and are sealed where they are kept."""

    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": WRONG_CODE}

    def encrypt(self, text: str) -> str:
        """Seal a secret: a stolen database alone opens no door."""
        return _seals().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open it. What no key at hand opens becomes a secret that no code fits."""
        try:
            return _seals().decrypt(encrypted_text).decode()
        except InvalidToken:
            return str(generate_totp_secret())

    def build_totp_svg(self, url: str) -> SafeString:
        """The picture to scan, as markup for the page itself."""
        return draw(url)

    def generate_authenticator_name(
        self,
        user: AbstractBaseUser,
        type: Authenticator.Type,  # noqa: A002 - allauth's name
    ) -> str:
        """A first name for a new key; staff may choose a better one."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Key {number}").format(number=number)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """WebAuthn's relying party: the host as the browser sees it."""
        entity: dict[str, Any] = super().get_public_key_credential_rp_entity()
        return entity | {"name": settings.WAGTAIL_SITE_NAME}


def _seals() -> MultiFernet:
    """Keys derived from the site's secret, the newest first, so that it can be replaced."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    keys = [hmac.digest(force_bytes(secret), b"second factors", "sha256") for secret in secrets]
    return MultiFernet([Fernet(urlsafe_b64encode(key)) for key in keys])
