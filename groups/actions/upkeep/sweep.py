"""Sweep what nobody needs any more: links, questions, entries never sent, pictures, accounts."""

from datetime import date, timedelta
from typing import Final

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from wagtail.models import ReferenceIndex, Revision

from community.models import HouseImage
from groups.actions.picture import FROM_ORGANISERS
from groups.models import (
    BlockedSender,
    Confirmation,
    Group,
    Invitation,
    JoinRequest,
    ManageLink,
)

# An upload is only tied to an entry a moment later.
PICTURE_DAYS: Final = 2
# A question to organisers who never answer.
ASKED_DAYS: Final = 90


def sweep_links(*, today: date) -> int:
    """Links that do not work any more; how many."""
    gone = 0
    for model in (Confirmation, Invitation, ManageLink):
        gone += model._default_manager.filter(ends_on__lt=today).delete()[0]
    return gone


def sweep_blocks(*, today: date) -> int:
    """Senders who may write again; how many."""
    return BlockedSender.objects.filter(ends_on__lt=today).delete()[0]


def sweep_requests(*, today: date) -> int:
    """Requests to join that nobody answered; how many."""
    old = today - timedelta(days=ASKED_DAYS)
    return JoinRequest.objects.filter(asked_on__lte=old).delete()[0]


def sweep_unsent(*, today: date) -> int:
    """Entries that were begun and never sent; how many."""
    old = today - timedelta(days=settings.PERIODS["DRAFT_DAYS"])
    # What an editor began, or brought in from a file, has no organiser.
    unsent = Group.objects.filter(
        live=False, latest_revision=None, added_on__lte=old, stewards__isnull=False
    )
    begun = list(unsent.distinct())
    for group in begun:
        with transaction.atomic():
            group.delete()
    return len(begun)


def sweep_pictures(*, today: date) -> int:
    """Pictures by organisers that stand nowhere, nor in a version of an entry; how many."""
    old = today - timedelta(days=PICTURE_DAYS)
    used = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(HouseImage),
        to_object_id=Cast(OuterRef("pk"), CharField()),
    )
    loose = HouseImage.objects.filter(
        ~Exists(used),
        ~Exists(Group.objects.filter(logo=OuterRef("pk"))),
        collection__name=FROM_ORGANISERS,
        created_at__date__lte=old,
    )
    pictures = list(loose)
    versions = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Group),
        content__logo__in=[picture.pk for picture in pictures],
    )
    kept = set(versions.values_list("content__logo", flat=True)) if pictures else set()
    gone = [picture for picture in pictures if picture.pk not in kept]
    for picture in gone:
        picture.delete()
    return len(gone)
