"""Second factors for the demonstration's staff, whose secrets are no secret."""

import time
from collections.abc import Iterator

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.db import transaction

from community.models import User

STEP = 30  # seconds that a code is shown (RFC 6238, 4.1)


@transaction.atomic
def set_up_second_factor(user: User, secret: str) -> None:
    """Give this user an authenticator app with this base32 secret, and recovery codes.

    What was set up before goes. Raises ``ValueError`` when the secret is not base32.
    """
    current_code(secret)
    Authenticator.objects.filter(user=user).delete()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)


def current_code(secret: str) -> str:
    """The six digits that an app with this base32 secret shows now (RFC 6238)."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // STEP)))


def seconds_left() -> int:
    """How long the code that is shown now stays."""
    return STEP - int(time.time()) % STEP


def current_codes() -> Iterator[tuple[str, str]]:
    """Address and code of everyone with an app. Raises ``PermissionError`` when this is real."""
    if not settings.DEMONSTRATION:
        raise PermissionError("codes are shown in a demonstration only")
    apps = Authenticator.objects.filter(type=Authenticator.Type.TOTP).select_related("user")
    for app in apps.order_by("user__email"):
        yield app.user.email, current_code(decrypt(app.data["secret"]))
