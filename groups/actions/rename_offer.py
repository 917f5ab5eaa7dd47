"""Entries follow a topic that is part of another now."""

from collections.abc import Iterator

from django.db import transaction

from groups.models import Group


def entries_offering(slug: str) -> Iterator[Group]:
    """Every entry that names this topic among what it offers, public or not.

    Looked through one by one: SQLite cannot ask a list what it holds.
    """
    return (entry for entry in Group.objects.iterator() if slug in entry.offers)


def rename_offer(*, gone: str, into: str) -> int:
    """Put the slug of the other topic in the place of this one in every entry; how many."""
    number = 0
    with transaction.atomic():
        for entry in entries_offering(gone):
            offers = [into if slug == gone else slug for slug in entry.offers]
            entry.offers = list(dict.fromkeys(offers))
            entry.save()
            number += 1
    return number
