"""Entries follow a topic that is part of another now."""

from django.db import transaction

from groups.models import Group


def rename_offer(*, gone: str, into: str) -> int:
    """Put the slug of the other topic in the place of this one in every entry; how many."""
    number = 0
    with transaction.atomic():
        for entry in Group.objects.iterator():
            if gone in entry.offers:
                offers = [into if slug == gone else slug for slug in entry.offers]
                entry.offers = list(dict.fromkeys(offers))
                entry.save()
                number += 1
    return number
