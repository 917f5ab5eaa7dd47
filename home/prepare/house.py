"""What the settings say before anyone has filled them in."""

from django.utils.translation import gettext_noop

from community.models import House

DEFAULTS = {
    "statement": gettext_noop("A place to tell what happened, and to find each other."),
    "readers": gettext_noop(
        "A few people who were chosen and trained for it, many with lived experience."
    ),
}


def fill_blank(values: dict[str, str]) -> list[str]:
    """Fill the settings that are blank; the names of those. Nothing that was said is changed."""
    house = House.load()
    filled = [name for name, value in values.items() if value and not getattr(house, name)]
    for name in filled:
        setattr(house, name, values[name])
    if filled:
        house.save()
    return filled
