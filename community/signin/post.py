"""Letters to staff, handed to the mail server without letting anyone watch.

A mail server takes a moment that an unknown address does not, and its failures would show for
known addresses alone. Both would tell a stranger who works here, so the answer waits for neither.
"""

import logging
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from smtplib import SMTPException
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connections
from django.utils.functional import Promise
from django.utils.translation import override

from community.mail import WATCHED
from community.models import User

NETWORK: Final = ("django.core.mail.backends.smtp.EmailBackend", WATCHED)
logger = logging.getLogger(__name__)
_courier = ThreadPoolExecutor(max_workers=2, thread_name_prefix="staff-post")


def hand_over(message: EmailMessage) -> None:
    """Send this letter: by a courier where the way is long, at once where it is not."""
    if settings.EMAIL_BACKEND in NETWORK:
        _courier.submit(_carry, message)
    else:
        _send(message)


def write_to_staff(people: Iterable[User], subject: Promise, body: Promise) -> None:
    """The same letter to each of them alone, in the language of their admin."""
    for user in people:
        profile = getattr(user, "wagtail_userprofile", None)
        language = profile.get_preferred_language() if profile else settings.LANGUAGE_CODE
        with override(language):
            letter = EmailMessage(
                str(subject), str(body), settings.DEFAULT_FROM_EMAIL, [user.email]
            )
        hand_over(letter)


def _carry(message: EmailMessage) -> None:
    """As a courier, who leaves no way to a database open behind them."""
    try:
        _send(message)
    finally:
        connections.close_all()


def _send(message: EmailMessage) -> None:
    try:
        message.send()
    except (SMTPException, OSError) as error:
        # Neither the address nor the server's sentence: both may name a person.
        logger.error("A letter to staff was not taken: %s", type(error).__name__)
