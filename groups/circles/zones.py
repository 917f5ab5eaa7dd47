"""Time zones as people know them: by country and town, not by the name a computer has for them."""

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_countries import countries

from community.lib.zones import known

WORLD: Final = "UTC"
LIKELY: Final = gettext_lazy("Likely")
ALL: Final = gettext_lazy("By country")


@lru_cache(maxsize=1)
def countries_of_zones() -> dict[str, str]:
    """The country (ISO 3166) that each zone is for, by the `tzdata` package's own table."""
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text()
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    return {row[2]: row[0] for row in rows if row[2] in known()}


def zone_name(name: str) -> str:
    """The town that it is called after: "Lisbon"."""
    if name == WORLD:
        return _("world time (UTC)")
    return name.rpartition("/")[2].replace("_", " ")


def zone_label(name: str) -> str:
    """Country and town: "Portugal (Lisbon)"; the town alone for a zone under an older name."""
    code = countries_of_zones().get(name, "")
    country = str(countries.name(code)) if code else ""
    if not country:
        return zone_name(name)
    return _("%(country)s (%(town)s)") % {"country": country, "town": zone_name(name)}


def zone_choices(first: Iterable[str] = (), *, empty: str = "") -> list[tuple[str, object]]:
    """For a list to choose from: those that are likely, then every other by country.

    `empty` is the label of choosing none; "" leaves that out.
    """
    likely = [name for name in dict.fromkeys(first) if name in known()]
    rest = sorted(
        ((name, zone_label(name)) for name in countries_of_zones()), key=lambda pair: pair[1]
    )
    found: list[tuple[str, object]] = [("", empty)] if empty else []
    if likely:
        found.append((str(LIKELY), [(name, zone_label(name)) for name in likely]))
        rest = [pair for pair in rest if pair[0] not in likely]
    if WORLD not in likely:
        rest.append((WORLD, zone_label(WORLD)))
    found.append((str(ALL), rest))
    return found
