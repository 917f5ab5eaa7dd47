"""The demonstration's post: staff mail is printed where the server runs, other mail is counted."""

import sys
from collections.abc import Sequence

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage

from community.models import User
from community.signin.letters import keep


class ShownLetter(EmailMessage):
    """A letter that the demonstration prints whoever it goes to: it is no author's."""


class StaffMailOnConsole(BaseEmailBackend):
    """Prints what goes to staff and organisers, so that one can sign in without a mail server.

    Of any other mail only the fact is printed: an author's address belongs in no terminal.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Print each message; the number of messages."""
        for message in email_messages:
            staff = User.objects.filter(email__in=message.to)
            shown = staff or isinstance(message, ShownLetter)
            sys.stderr.write(_letter(message) if shown else "-- a neutral note was sent --\n")
            if settings.DEMONSTRATION:
                for user in staff:
                    keep(user, str(message.body))
        sys.stderr.flush()
        return len(email_messages)


def _letter(message: EmailMessage) -> str:
    return f"\n-- mail to {', '.join(message.to)} --\n{message.body}\n-- end --\n\n"
