"""How many claims wait for one moderator: a number and nothing else."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from community.models import AuditEvent, Verb
from stories.vault.models import Claim


def waiting_for(moderator: Any) -> QuerySet[Claim]:
    """Open claims that this person has not answered and did not step back from."""
    left = AuditEvent.objects.filter(actor=moderator, verb=Verb.RECUSED).values("subject")
    # A claim without a story is in no list of stories: `NOT IN` would lose it there.
    from_story = Claim.objects.filter(submission__in=left).values("pk")
    return (
        Claim.objects.open()
        .exclude(decisions__moderator=moderator)
        .exclude(pk__in=left)
        .exclude(pk__in=from_story)
    )


def claims_number(request: HttpRequest) -> dict[str, Any]:
    """For the first page of the admin, with the list behind it."""
    return {
        "label": _("claims waiting for your answer"),
        "number": waiting_for(request.user).count(),
        "url": reverse("desk_claims:index"),
    }
