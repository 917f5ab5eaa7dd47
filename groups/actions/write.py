"""Write to a group or circle that shows no address: a one-way letter, of which nothing is kept.

No row, no file, no line in a log says that somebody wrote, whom to, or what. The sender gives an
address to answer to; the group answers from its own, and from then on the two need nobody.
"""

from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from groups.actions.block import block_token, is_blocked
from groups.choices import Channel, Kind
from groups.letters import Refused, letter_language, post
from groups.models import Group


def addresses_of(group: Group) -> list[str]:
    """Where a letter to it goes: an address of its own, else those of its organisers."""
    own = group.contacts.filter(channel=Channel.EMAIL).order_by("pk")
    found = list(own.values_list("value", flat=True))
    stewards = group.stewards.filter(user__is_active=True).order_by("pk")
    return found or list(stewards.values_list("user__email", flat=True))


def write(*, group: Group, text: str, answer_to: str, today: date) -> bool:
    """Hand the letter to the mail server; whether it was taken for anybody there.

    Each gets a letter of their own, so that nobody reads another's address. None goes to the
    sender: nobody can use this to send words to a stranger. A sender whom the organisers blocked
    is told the same as everybody, and nothing is sent.
    """
    if is_blocked(answer_to, group, today):
        return True
    with override(letter_language(group.text_language)):
        context = {
            "text": text,
            "answer_to": answer_to,
            "name": group.name,
            "joining": group.specific.joining if group.kind == Kind.CIRCLE else "",
            "block": settings.BASE_URL
            + reverse("stewards:block", args=[block_token(answer_to, group)]),
        }
        body = render_to_string("groups/stewards/letters/write.txt", context)
        subject = _("A letter for you")
    taken = False
    for address in addresses_of(group):
        message = EmailMessage(
            subject=subject,
            body=body,
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[address],
            reply_to=[answer_to],
        )
        try:
            taken = post(message) or taken
        except Refused:
            continue
    return taken
