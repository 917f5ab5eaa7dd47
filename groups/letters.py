"""Letters of the directory: plain text, in the language of whoever reads them, nothing telling.

No subject line names a group or says what this site is about: it stands on a locked screen, in
an office, on a shared computer.
"""

import logging
from collections.abc import Mapping
from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from community.signin.console import ShownLetter

log = logging.getLogger("community.mail")


class Refused(Exception):
    """The mail server said that there is no such mailbox."""


def letter_language(language: str) -> str:
    """This language where the interface has it, else the site's own."""
    code = language.split("-")[0]
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def send_letter(address: str, name: str, context: Mapping[str, Any], *, language: str) -> bool:
    """Send `groups/stewards/letters/<name>.txt`; True when a server took it.

    Raises Refused when it said at once that nobody is there (SMTP 5xx for the recipient). Call it
    outside a transaction: a slow server locks nothing.
    """
    with override(letter_language(language)):
        body = render_to_string(f"groups/stewards/letters/{name}.txt", dict(context))
        message = ShownLetter(
            subject=_("News"), body=body, from_email=settings.DEFAULT_FROM_EMAIL, to=[address]
        )
    return post(message)


def post(message: EmailMessage) -> bool:
    """Hand it to the mail server; whether it was taken. Raises Refused.

    Neither the address nor the server's sentence is logged: both may name a person.
    """
    try:
        return bool(message.send())
    except SMTPRecipientsRefused as refused:
        if any(_for_good(code) for code, _why in refused.recipients.values()):
            raise Refused from None
    except (SMTPException, OSError):
        pass
    log.warning("a letter of the directory could not be sent")
    return False


def _for_good(code: int) -> bool:
    """A permanent failure (RFC 5321, 4.2.1)."""
    return 500 <= code < 600
