"""What whoever takes the directory along agrees to do, in the words every answer carries."""

from typing import Final

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import override

FETCH_DAYS: Final = 30
CONDITIONS: Final = (
    "You may use this directory, and show it elsewhere, so that people find allies. Say where it "
    "comes from and when each entry was last confirmed. Who controls a group is said by the group "
    "itself: say so too. Addresses and numbers stand here because their organisers agreed to it: "
    "use them to get in touch, not for advertising and not for mailing lists. Entries change and "
    f"end: fetch them again at least every {FETCH_DAYS} days, and delete what is not here any "
    "more. Entries marked as examples are invented. Places are from GeoNames (CC BY 4.0). Pass "
    "these conditions on with the entries."
)


def conditions_address() -> str:
    """The page for people about taking the directory along."""
    with override(settings.LANGUAGE_CODE):
        return settings.BASE_URL + reverse("groups:take_along")


def link(response: HttpResponse, following: str = "") -> HttpResponse:
    """The ways on from an answer (RFC 8288): the next page, the conditions, the description."""
    ways = [(following, "next")] if following else []
    ways += [
        (conditions_address(), "license"),
        (settings.BASE_URL + reverse("api:openapi-json"), "service-desc"),
    ]
    response.headers["Link"] = ", ".join(f'<{where}>; rel="{what}"' for where, what in ways)
    return response
