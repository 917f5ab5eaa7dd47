"""The way to the mail server. A letter that it does not take is seen, without saying whose it was.

Every letter passes here: ours, those of allauth and of Wagtail. Who sent it decides what becomes
of it; here it is only counted, by day and kind of failure, for the people who run the house.
"""

import logging
from collections.abc import Sequence
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from typing import Final

from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.message import EmailMessage
from django.db import DatabaseError, transaction
from django.utils import timezone

from community.models import Undelivered

WATCHED: Final = "community.mail.WatchedMail"
log = logging.getLogger("community.mail")


class WatchedMail(EmailBackend):
    """SMTP as Django speaks it."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """How many the server took. Raises what Django's raises, once it is counted.

        Where a sender asked for silence it still fails in silence, and is counted all the same.
        """
        silent, self.fail_silently = self.fail_silently, False
        try:
            return int(super().send_messages(email_messages) or 0)
        except (SMTPException, OSError) as error:
            note_undelivered(reason_of(error), letters=len(email_messages))
            if silent:
                return 0
            raise
        finally:
            self.fail_silently = silent


def reason_of(error: Exception) -> str:
    """The kind of failure and the server's number (RFC 5321, 4.2). Its sentence quotes people."""
    numbers: set[int] = set()
    if isinstance(error, SMTPRecipientsRefused):
        numbers = {code for code, _sentence in error.recipients.values()}
    elif isinstance(error, SMTPResponseException):
        numbers = {error.smtp_code}
    return " ".join([type(error).__name__, *map(str, sorted(numbers))])


def note_undelivered(reason: str, *, letters: int) -> None:
    """Count them. What cannot be counted is logged, and nobody is kept waiting for it."""
    try:
        with transaction.atomic():
            Undelivered.note(reason, letters, timezone.now().date())
    except DatabaseError:
        log.error("a letter was not taken (%s), and that could not be written down", reason)
