"""A mail server that is down, and quotes the address when it says so."""

from smtplib import SMTPRecipientsRefused

from django.core.mail.backends.base import BaseEmailBackend


class BrokenMail(BaseEmailBackend):
    """Refuses everything."""

    def send_messages(self, email_messages):
        """Raise what a real server's refusal raises."""
        raise SMTPRecipientsRefused({email_messages[0].to[0]: (550, b"no")})
