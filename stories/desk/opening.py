"""Open a story: one tap that says why, written down before a word is shown."""

from django.http import HttpRequest
from django.utils import timezone

from community.words import sayings
from stories.actions.hold import open_for_reading
from stories.choices import OpeningReason
from stories.desk.gate import open_gate
from stories.vault.models import Submission

REASON_AGAIN = "opening_reason"


def open_with_reason(request: HttpRequest, reference: str, reason: OpeningReason) -> Submission:
    """Write down who opens it and why, then let this session read.

    Raises MayNotRead for somebody who stepped back, Submission.DoesNotExist.
    """
    now = timezone.now()
    opened = open_for_reading(
        reference=reference, moderator=request.user, reason=reason, today=now.date()
    )
    open_gate(request, opened, now=now)
    return opened


def opening_reasons(*, going_on: bool = False) -> list[dict[str, str]]:
    """Every reason with what it means, as staff may have reworded it.

    Who holds the story already finds “Go on with it” first. Translating has a door of its own.
    """
    words = sayings("open")
    first = OpeningReason.CONTINUE if going_on else OpeningReason.FIRST_LOOK
    return [
        {
            "value": reason.value,
            "label": str(reason.label),
            "hint": words[reason.value].body if reason.value in words else "",
        }
        for reason in sorted(OpeningReason, key=lambda reason: reason != first)
        if reason != OpeningReason.TRANSLATION
    ]
