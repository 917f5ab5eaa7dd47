"""The ways from a page into a calendar: to subscribe, and a file."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from groups.circles.describing import calendar_address


@dataclass(frozen=True)
class Calendar:
    """`address` is whole, to be copied; `subscribe` opens the visitor's own calendar, which then
    follows what changes. `webcal:` is what every common one listens to."""

    address: str

    @property
    def subscribe(self) -> str:
        """The same address for calendars alone."""
        return urlsplit(self.address)._replace(scheme="webcal").geturl()


def of_circle(slug: str) -> Calendar:
    """That of one circle."""
    return Calendar(calendar_address(slug))


def of_search(words: str) -> Calendar:
    """That of a search, by the query of its page."""
    return Calendar(settings.BASE_URL + reverse("api:circles_ics") + words)
