"""What the privacy page fills in: who is answerable, periods, cookies (GDPR articles 13 and 14)."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from community.models import House
from community.words import sayings
from stories.retention import rows


def answerable() -> dict[str, Any]:
    """Who runs the place and how to reach them; what nobody has said yet is said to be missing."""
    house = House.load()
    return {
        "demonstration": settings.DEMONSTRATION,
        "named": bool(house.organisation),
        "facts": [
            {"term": term, "value": _(value) if value else _("We have not said this yet.")}
            for term, value in (
                (_("Who is answerable"), house.organisation),
                (_("Postal address"), house.postal_address),
                (_("Email address"), house.contact_email),
                (_("Who looks after data protection there"), house.data_protection),
                (_("Where the computers stand, and whose they are"), house.hosting),
                (_("The authority that watches over us"), house.authority),
            )
        ],
    }


def periods() -> dict[str, Any]:
    """The table of what is kept for how long: the same list that housekeeping is held to."""
    return {
        "head": [_("What"), _("How long")],
        "rows": [[row.title, " ".join(row.paragraphs)] for row in rows()],
    }


def cookies() -> dict[str, Any]:
    """Every cookie that this installation can set, under the name that a browser shows."""
    names = {
        "session": settings.SESSION_COOKIE_NAME,
        "form": settings.CSRF_COOKIE_NAME,
        "reading": settings.READING_COOKIE_NAME,
    }
    said = sayings("cookie")
    return {
        "head": [_("Cookie"), _("What it is for, and how long it stays")],
        "rows": [
            [name, " ".join([said[key].title, *said[key].paragraphs])]
            for key, name in names.items()
        ],
    }
