"""What invented groups and circles have in common: a town, how they stand, who keeps them."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from dateutil.relativedelta import relativedelta

from community.models import Place, User
from groups.models import Contact, Group, Standing, Steward
from groups.models.standing import ConfirmedBy

CLOSED_DAYS: Final = 60


def town(name: str) -> dict[str, Any]:
    """The columns of the largest town of that name; none for no name."""
    place = Place.objects.named(name).first()
    if place is None:
        return {}
    return {
        "country": place.country,
        "region_code": place.region_code,
        "region_name": place.region_name,
        "geonames_id": place.pk,
        "place_name": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def put_standing(group: Group, entry: Mapping[str, Any], today: date) -> None:
    """How it stands: public and confirmed a month ago, where nothing else is said."""
    state, words = entry.get("state", ""), entry.get("words", "")
    Standing.objects.create(
        group=group,
        confirmed_on=today - relativedelta(months=entry.get("months", 1)),
        confirmed_by=ConfirmedBy.EDITOR if group.is_office else ConfirmedBy.ORGANISER,
        paused_on=today if state == "paused" else None,
        paused_words=words if state == "paused" else "",
        closed_on=today - timedelta(days=CLOSED_DAYS) if state == "closed" else None,
        closed_words=words if state == "closed" else "",
    )


def put_contacts(group: Group, entry: Mapping[str, Any], today: date) -> None:
    """`contacts` are what its organiser agreed to; `hidden` serves the one-way form."""
    for name, shown in (("contacts", True), ("hidden", False)):
        for channel, value in entry.get(name, {}).items():
            agreed = today if shown else None
            Contact.objects.create(
                group=group, channel=channel, value=value, shown=shown, agreed_on=agreed
            )


def put_organisers(organisers: Mapping[str, tuple[str, ...]], made: Mapping[str, Group]) -> None:
    """Who keeps what, by address and slug."""
    for address, slugs in organisers.items():
        person = User.objects.filter(email=address).first() or User.objects.create_user(address)
        for slug in slugs:
            Steward.objects.get_or_create(group=made[slug], user=person)
