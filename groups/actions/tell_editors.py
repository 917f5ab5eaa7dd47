"""Tell directory editors that an organiser wrote, or that somebody asks to look after a listing
that nobody keeps: one letter a day at most, whatever comes.

The first of a day is told at once; what comes after it is told by housekeeping on the next. The
letter says where to look and nothing else: a mailbox may be read by more people than one.
"""

from datetime import date
from functools import partial
from typing import Any, Final

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.signin.post import write_to_staff
from groups.editors import directory_editors
from groups.models import DeskLetter, JoinRequest, Remark

SUBJECT: Final[Promise] = _("Somebody waits for an answer")
SAYS: Final[Promise] = _(
    "Somebody who looks after a listing wrote to you, or somebody would like to look after one "
    "that nobody keeps. Which it is stands on the first page after signing in, under “Listings to "
    "review”.\n\n"
    "You get one such letter a day at most. You need not answer it."
)


def tell_editors(*, today: date) -> int:
    """How many are written to, once it is committed; none where one was written to today, or where
    nothing is new."""
    with transaction.atomic():
        letter = DeskLetter.held()
        if letter.day is not None and letter.day >= today:
            return 0
        remark = _newest(letter.remark, Remark.objects.filter(by_editor=False))
        request = _newest(letter.request, JoinRequest.objects.filter(group__stewards=None))
        if (remark, request) == (letter.remark, letter.request):
            return 0
        letter.day, letter.remark, letter.request = today, remark, request
        letter.save()
        editors = list(directory_editors().select_related("wagtail_userprofile"))
        transaction.on_commit(partial(write_to_staff, editors, SUBJECT, SAYS), robust=True)
    return len(editors)


def _newest(known: int, rows: "QuerySet[Any]") -> int:
    """The highest number after the one that is known, else that one."""
    newest: int | None = rows.filter(pk__gt=known).aggregate(newest=Max("pk"))["newest"]
    return newest or known
