"""What whoever takes open stories along agrees to do, in the words every answer carries.

No licence that cannot be ended (as those of Creative Commons cannot) stands here: an author may
take the open data back on any day, and was told so when they switched it on (`stories.consent`,
purpose `open-data`).
"""

from typing import Final

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import override

DELETE_WITHIN_DAYS: Final = 30
TAKEN_BACK: Final = (
    "The authors of these stories shared them as open data and have taken that back. Please delete "
    "each of them from everything you hold: copies, search indexes, data sets, and texts made from "
    f"them. Do it as soon as you read this, and within {DELETE_WITHIN_DAYS} days at the latest. "
    "Pass this on to whoever has them from you. Please read the whole list at least once a month. "
    "You do not need to tell us, and please do not try to find out why, or who wrote them."
)
CONDITIONS: Final = (
    "You may use these stories for research, for campaigns, or for anything else. Say where they "
    "come from, change no word in what you quote, and never try to find out who wrote them. Their "
    "authors can take them back on any day: read the list of those at `withdrawn` at least once a "
    f"month, and delete what stands there within {DELETE_WITHIN_DAYS} days. Pass these conditions "
    "on with the stories."
)


def withdrawn_address() -> str:
    """Where it stands what has to be deleted, whole, so that it leads there from any file."""
    return settings.BASE_URL + reverse("api:stories_withdrawn")


def conditions_address() -> str:
    """The page for people about taking stories along."""
    with override(settings.LANGUAGE_CODE):
        return settings.BASE_URL + reverse("stories:take_along")


def link(response: HttpResponse, following: str = "") -> HttpResponse:
    """The ways on from an answer (RFC 8288): the next page, the conditions, the description."""
    ways = [(following, "next")] if following else []
    ways += [
        (conditions_address(), "license"),
        (settings.BASE_URL + reverse("api:openapi-json"), "service-desc"),
        (withdrawn_address(), "related"),
    ]
    response.headers["Link"] = ", ".join(f'<{where}>; rel="{what}"' for where, what in ways)
    return response
