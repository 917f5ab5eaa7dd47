"""Where help is. Never an empty page: the emergency number stands there without any table."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django_countries import countries

from community.lib.geo import fold
from community.models import Helpline
from community.models.helpline import Calls

EMERGENCY: Final = "112"
# Emotional support: one number where it exists (Decision 2007/116/EC, as amended).
LISTENING: Final = "116 123"
UNION: Final = "EU"


@dataclass(frozen=True)
class Country:
    """A country that we know lines in."""

    code: str
    name: str
    chosen: bool


def emergency_line() -> Helpline:
    """The European emergency number (Directive (EU) 2018/1972, article 109)."""
    return Helpline(
        country=UNION,
        name=_("Emergency number in the European Union"),
        number=EMERGENCY,
        hours="24/7",
        source_name=_("European Commission"),
        source_url="https://digital-strategy.ec.europa.eu/en/policies/112",
        calls_emergency=Calls.YES,
        note=_("For danger to life. It may bring the police or an ambulance."),
    )


def lines_everywhere() -> list[Helpline]:
    """The numbers that are the same in many countries, the emergency number first."""
    return _with_emergency(list(Helpline.objects.everywhere()))


def listening_line() -> Helpline | None:
    """The number across the Union where somebody listens; nothing where the table has none."""
    return Helpline.objects.everywhere().filter(number=LISTENING).first()


def lines_for(country: str, *, youth: bool = False) -> list[Helpline]:
    """The lines of one country before those of the whole Union; 112 always, and first."""
    lines = Helpline.objects.in_country(country)
    found = list(lines.for_youth() if youth else lines)
    own = {line.href for line in found if line.country != UNION}
    once = [line for line in found if line.country != UNION or line.href not in own]
    return _with_emergency(sorted(once, key=lambda line: line.country == UNION))


def known_countries(chosen: str) -> list[Country]:
    """The countries that we know lines in, by name."""
    codes = (
        Helpline.objects.right().exclude(country=UNION).values_list("country", flat=True).distinct()
    )
    named = [Country(code, str(countries.name(code) or code), code == chosen) for code in codes]
    return sorted({country.code: country for country in named}.values(), key=lambda c: fold(c.name))


def chosen_country(typed: str) -> str:
    """The country code that was picked; empty for anything else."""
    code = typed.strip().upper()
    return code if code in dict(countries) else ""


def _with_emergency(lines: list[Helpline]) -> list[Helpline]:
    first = [line for line in lines if line.number == EMERGENCY] or [emergency_line()]
    return first + [line for line in lines if line.number != EMERGENCY]
