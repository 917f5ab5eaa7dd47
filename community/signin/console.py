"""The demonstration's post: staff mail is printed where the server runs, other mail is counted."""

import sys
from collections.abc import Sequence

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage

from community.models import User
from community.signin.letters import keep


class StaffMailOnConsole(BaseEmailBackend):
    """Prints what goes to staff, so that one can sign in without a mail server.

    Of any other mail only the fact is printed: an author's address belongs in no terminal.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Print each message; the number of messages."""
        for message in email_messages:
            staff = User.objects.filter(email__in=message.to)
            sys.stderr.write(_letter(message) if staff else "-- a neutral note was sent --\n")
            if settings.DEMONSTRATION:
                for user in staff:
                    keep(user, str(message.body))
        sys.stderr.flush()
        return len(email_messages)


def _letter(message: EmailMessage) -> str:
    return f"\n-- mail to {', '.join(message.to)} --\n{message.body}\n-- end --\n\n"
