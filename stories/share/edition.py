"""Two windows on one draft: an older screen must not silently replace newer words."""

from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from stories.share.draft import Draft

# Its name keeps it out of what an error page hands back (community.kept).
FIELD: Final = "edition_secret"
SALT: Final = "share.edition"


def edition(text: str) -> str:
    """A mark of one text as it stands: the same words, the same mark."""
    return salted_hmac(SALT, text, algorithm="sha256").hexdigest()[:24]


def edition_shown(request: HttpRequest) -> str:
    """The mark of the text that the posted screen began with; empty when it said none."""
    return str(request.POST.get(FIELD, ""))


def newer_text(
    request: HttpRequest, draft: Draft | None, voice: str, answers: Mapping[str, Any]
) -> str:
    """The kept text, when another window wrote it since this screen was opened; else empty."""
    shown = edition_shown(request)
    if draft is None or not shown or voice not in answers:
        return ""
    stored = str(draft.answers.get(voice) or "")
    return stored if shown != edition(stored) and answers[voice] != stored else ""


def typed_nothing(request: HttpRequest, voice: str, answers: Mapping[str, Any]) -> bool:
    """Whether the posted text is the one that the screen began with."""
    return edition_shown(request) == edition(str(answers.get(voice, "")))
