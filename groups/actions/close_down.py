"""Close down: the directory ends with the place; its organisers are told, and all of it goes."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import override

from community.models import User
from community.signin.staff import may_enter
from groups.actions.remove import remove_group
from groups.actions.upkeep.scrub import scrub_directory
from groups.letters import Refused, letter_language, send_letter
from groups.models import BlockedSender, BringFile, Group, Steward, Suggestion
from groups.reasons import RemoveReason

LETTER: Final = "closing"


def what_goes() -> dict[str, int]:
    """How much there is of everything that a closing ends."""
    return {
        "groups and circles": Group.objects.count(),
        "organisers to tell": _organisers().count(),
        "messages of visitors": Suggestion.objects.count(),
    }


def tell_organisers(*, last_day: date, after: int = 0) -> Iterator[tuple[int, bool]]:
    """A letter to each, once however many entries are theirs: who, and whether a server took it."""
    for person in _organisers().filter(pk__gt=after).order_by("pk"):
        own = Steward.objects.filter(user=person).select_related("group").order_by("pk")
        language = letter_language(own[0].group.text_language)
        with override(language):
            context = {"site_url": settings.BASE_URL, "last_day": date_format(last_day)}
        taken = False
        with suppress(Refused):
            taken = send_letter(person.email, LETTER, context, language=language)
        yield person.pk, taken


def close_directory(*, today: date) -> int:
    """Remove every entry with all that is known of it, and the organisers' accounts; how many.

    Safe to stop, and to run again.
    """
    for private in (Suggestion, BringFile, BlockedSender):
        private._default_manager.all().delete()
    people = list(_organisers().values_list("pk", flat=True))
    done = 0
    for pk in list(Group.objects.values_list("pk", flat=True)):
        with suppress(Group.DoesNotExist):
            remove_group(group_id=pk, actor=None, reason=RemoveReason.GONE, today=today)
            done += 1
    with transaction.atomic():
        for person in User.objects.filter(pk__in=people):
            if not may_enter(person):
                person.delete()
    scrub_directory()
    return done


def _organisers() -> "QuerySet[User]":
    return User.objects.filter(pk__in=Steward.objects.values("user"), is_active=True)
