"""How much waits, for the menu and the first page of the admin: numbers and nothing else."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from stories.actions.second_look import is_late, waits_for_second_look
from stories.actions.stand_still import standing_still
from stories.desk.news import with_news
from stories.desk.permissions import is_lead
from stories.desk.targets import MAY_BE_IN_DANGER, overdue
from stories.vault.models import Flag, State, Submission
from stories.vault.models.submission import ON_THE_DESK

WORTH_A_LOOK = (*ON_THE_DESK, State.ASKED, State.OFFERED, State.SUSPENDED)


def waiting() -> int:
    """Stories that nobody has begun to read."""
    return Submission.objects.filter(state=State.WAITING).count()


def held_by(user: Any) -> int:
    """Stories this person has on their desk."""
    return Submission.objects.filter(holder=user, state__in=WORTH_A_LOOK).count()


def for_the_lead() -> int:
    """Stories flagged for the safeguarding lead, until the lead takes the flag off."""
    return Submission.objects.filter(MAY_BE_IN_DANGER).count()


def numbers_for(request: HttpRequest) -> list[dict[str, Any]]:
    """What waits for this person, each with the list behind it."""
    queue = reverse("desk:index")
    found = [
        {
            "label": _("waiting to be read"),
            "number": waiting(),
            "url": f"{queue}?state={State.WAITING.value}",
        },
        {
            "label": _("with me"),
            "number": held_by(request.user),
            "url": f"{queue}?mine=1",
        },
        {
            "label": _("longer here than we want"),
            "number": overdue(timezone.now().date()),
            "url": f"{queue}?late=1",
        },
    ]
    if wrote := with_news():
        found.append({"label": _("The author wrote"), "number": wrote, "url": f"{queue}?wrote=1"})
    if still := standing_still().count():
        found.append(
            {"label": _("standing still: a second yes is missing"), "number": still, "url": queue}
        )
    found += second_looks(request.user)
    if is_lead(request.user):
        found.append(
            {
                "label": _("for the safeguarding lead"),
                "number": for_the_lead(),
                "url": f"{queue}?flag={Flag.RISK.value}",
            }
        )
    return found


def second_looks(user: Any) -> list[dict[str, Any]]:
    """What one person took out of sight and this one may look at; and how many are late."""
    looks = waits_for_second_look(besides=user).count()
    if not looks:
        return []
    url = f"{reverse('desk:index')}?second=1"
    label = _("out of sight: a second person has to look")
    found = [{"label": label, "number": looks, "url": url}]
    if late := is_late(timezone.now().date()).count():
        found.append({"label": _("second looks that are late"), "number": late, "url": url})
    return found
