"""Tell an author that there is news: if they gave an address, and without a telling word."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from community.lib.crypto import Unreadable
from stories.vault.models import Submission
from stories.vault.safe import Safe

log = logging.getLogger("community.mail")
NEWS = _("There is news for you at the place you know. You need not answer this note.")


def tell_there_is_news(submission: Submission) -> None:
    """Send the neutral note once what was done is committed: never for what was rolled back.

    So no mail server, however slow, keeps a story locked or stops what was being done.
    """
    transaction.on_commit(lambda: send_news(submission), robust=True)


def send_news(submission: Submission) -> bool:
    """Send the neutral note now; True when a server took it. Call it outside a transaction.

    The note names no site, no story and no code, and holds no link: whoever shares the mailbox
    learns nothing.
    """
    try:
        address = Safe.of(submission.id).get(submission, "contact")
    except Unreadable:
        return False
    return send_note(address, language=submission.language)


def send_note(address: str, *, language: str, says: Promise = NEWS) -> bool:
    """A neutral note to this address; True when a server took it, False without an address.

    `says`: words of the house alone, that name no site, no story and nobody.
    """
    if not address:
        return False
    with override(language):
        body = str(says)
        subject = str(settings.EMAIL_NEUTRAL_SUBJECT)
    try:
        return bool(send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [address]))
    except (SMTPException, OSError):
        # Not the address, and not the server's words, which quote it.
        log.warning("a note about news could not be sent")
        return False
