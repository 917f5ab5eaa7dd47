"""A code from an app opens a door once, and then never again, nor does any older one.

RFC 6238, 5.2: a code must not be accepted a second time. allauth remembers a used code in the
cache for one step of 30 seconds, and accepts each code for three. Whoever looked over a shoulder
had a minute left. Here the step of the last code is kept with the app's own row: no restart
forgets it, and every process knows it.
"""

import time
from collections.abc import Iterator
from typing import Any, Final

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.db import transaction

LAST: Final = "last_step"


def use_once(authenticator: Authenticator, code: str) -> bool:
    """Whether this code is newer than every one used before; from now on it is used."""
    with transaction.atomic():
        kept = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
        step = _step_of(kept.data, code)
        if step is None or step <= kept.data.get(LAST, -1):
            return False
        kept.data[LAST] = step
        kept.save(update_fields=["data"])
    return True


def _step_of(data: dict[str, Any], code: str) -> int | None:
    """The newest step at which the app shows this code, among those that are accepted now."""
    secret = decrypt(data["secret"])
    return next(
        (
            step
            for step in _accepted_steps()
            if compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, step)))
        ),
        None,
    )


def _accepted_steps() -> Iterator[int]:
    """Steps since 1970, newest first."""
    now = int(time.time()) // app_settings.TOTP_PERIOD
    for late in range(app_settings.TOTP_TOLERANCE, -app_settings.TOTP_TOLERANCE - 1, -1):
        yield now + late
