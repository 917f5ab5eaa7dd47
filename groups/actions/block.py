"""Block a sender who writes to a listing, and let them write again.

Nothing says who was blocked: what is kept is an HMAC of the address with the listing and the
site's secret. The link in the letter holds the same, signed; so nobody has to keep it until it is
pressed, and pressing it again changes nothing.
"""

import hmac
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.core.signing import BadSignature, dumps, loads
from django.db import transaction
from django.utils.encoding import force_bytes

from groups.actions.refusals import NotNow
from groups.actions.yours import held
from groups.models import BlockedSender, Group

SALT: Final = "block a sender"
# A letter that is older than this is answered by hand, or not at all.
WORKS: Final = timedelta(days=90)


def sender_of(address: str, group_id: UUID, secret: str | bytes | None = None) -> str:
    """What is known of a sender at this listing. "Jo+x@A.example" and "jo@a.example" are one."""
    name, _at, host = address.strip().casefold().rpartition("@")
    plain = f"{name.partition('+')[0] or name}@{host}"
    key = force_bytes(settings.SECRET_KEY if secret is None else secret)
    return hmac.digest(key, f"{SALT}:{group_id}:{plain}".encode(), "sha256").hex()


def is_blocked(address: str, group: Group, today: date) -> bool:
    """Whether letters from there are not passed on; also under secrets replaced lately."""
    known = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [sender_of(address, group.pk, secret) for secret in known]
    return BlockedSender.objects.open(today).filter(group=group.pk, digest__in=digests).exists()


def block_token(address: str, group: Group) -> str:
    """For the link in the letter."""
    return dumps([str(group.pk), sender_of(address, group.pk)], salt=SALT)


def block_by_token(token: str) -> tuple[Group, str]:
    """The listing and the sender that a link is about. Raises NotNow for one that does not work."""
    try:
        key, digest = loads(token, salt=SALT, max_age=WORKS)
        group = Group.objects.select_related("standing").get(pk=UUID(key))
    except (BadSignature, TypeError, ValueError, Group.DoesNotExist):
        raise NotNow from None
    return group, str(digest)


def block(*, token: str, today: date) -> None:
    """Until a year from now; pressed again, a year from then. Raises NotNow."""
    group, digest = block_by_token(token)
    ends_on = today + relativedelta(months=settings.PERIODS["BLOCK_MONTHS"])
    with transaction.atomic():
        BlockedSender.objects.update_or_create(
            group_id=group.pk,
            digest=digest,
            defaults={"ends_on": ends_on},
            create_defaults={"since": today, "ends_on": ends_on},
        )


def unblock(*, group_id: UUID, steward: Any, number: int) -> bool:
    """Let this sender write again; whether they were blocked. Raises NotYours."""
    with transaction.atomic():
        group = held(group_id, steward)
        return bool(BlockedSender.objects.filter(group=group.pk, pk=number).delete()[0])
