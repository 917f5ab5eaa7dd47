"""What a session has shown about who opened it."""

import time
from typing import Final

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

MAIN: Final = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_factor(user: AbstractBaseUser) -> bool:
    """Whether an app or a key is set up. Recovery codes alone are none."""
    return bool(is_mfa_enabled(user, MAIN))


def used_second_factor(request: HttpRequest, *, within: int | None = None) -> bool:
    """Whether this person gave a second factor in this session, at most `within` seconds ago."""
    since = time.time() - within if within is not None else 0.0
    return any(
        record.get("method") == "mfa" and record.get("at", 0.0) >= since
        for record in get_authentication_records(request, request.user)
    )


def count_as_used(request: HttpRequest, kind: Authenticator.Type) -> Authenticator:
    """Setting one up proves that it is in hand: nobody has to sign in twice on the first day.

    The session may do more from here on, so it gets a new key.
    """
    newest: Authenticator = Authenticator.objects.filter(user_id=request.user.pk, type=kind).latest(
        "created_at"
    )
    record_authentication(request, request.user, "mfa", id=newest.pk, type=kind.value)
    request.session.cycle_key()
    return newest
