"""A cell as a value of its field; or a sentence that says what is wrong with it."""

import math
import re
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from community.lib.geo import fold
from groups.bring.fields import CONTACTS
from groups.bring.lists import NO, YES, Words, country_words, words_of
from groups.models.bring import Of

ONE_OF: Final = (
    *("kind", "control", "scope", "way", "joining", "training", "co_reflection", "crisis_call"),
    *("cost_kind", "venue_shown", "link_shown"),
)
SOME_OF: Final = ("control_as", "offers", "audiences", "languages", "access")
YES_OR_NO: Final = ("run_by_service", "online", "contacts_agreed", "example")
LONGEST_CONTACT: Final = 300
SHORT_LIST, SOME_NEAR = 15, 5
MOST_SAID: Final = 60  # characters of a cell that an error repeats
_BETWEEN: Final = re.compile(r"[;|\n\r]+")
_APART: Final = re.compile(r"[;|,]\s+")
_MONTH: Final = re.compile(r"(\d{4})-(\d{2})(?:-\d{2})?")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_SCHEME: Final = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class Wrong(Exception):
    """A cell that is not understood; `str()` says why."""


class Values:
    """Reads cells. The words of the lists are read once for all rows of a step."""

    def __init__(self, of: str = Of.GROUPS) -> None:
        self._of = of
        self._words: dict[str, Words] = {}

    def of(self, name: str, text: str) -> Any:
        """The value of a cell that is not empty. Raises Wrong."""
        if name in ONE_OF:
            return self._one(name, text)
        if name in SOME_OF:
            return [self._one(name, part) for part in parts(text, commas=True)]
        if name in YES_OR_NO:
            return _yes_or_no(text)
        if name in CONTACTS:
            return _contacts(name, text)
        return _OTHERS[name](text) if name in _OTHERS else text

    def _one(self, name: str, text: str) -> str:
        words = self._words.get(name)
        if words is None:
            words = self._words[name] = words_of(name, self._of)
        slug = words.get(fold(text))
        if slug is None:
            raise Wrong(_not_there(text, words))
        return slug


def parts(text: str, *, commas: bool) -> list[str]:
    """The single values in a cell, each once; commas count only where nothing else divides it."""
    found = _BETWEEN.split(text)
    if commas and len(found) == 1:
        found = text.split(",")
    return list(dict.fromkeys(part.strip() for part in found if part.strip()))


def _not_there(text: str, words: Words) -> str:
    """That it is not on the list; and the list, or what on a long one comes near."""
    said = _("“%(text)s” is not on the list.") % {"text": text[:MOST_SAID]}
    slugs = list(dict.fromkeys(words.values()))
    if len(slugs) > SHORT_LIST:
        near = get_close_matches(fold(text), words, n=SOME_NEAR, cutoff=0.6)
        slugs = list(dict.fromkeys(words[word] for word in near))
    if not slugs:
        return said
    return f"{said} " + _("There is: %(list)s.") % {"list": ", ".join(slugs)}


def _yes_or_no(text: str) -> bool:
    word = fold(text)
    if word not in YES | NO:
        raise Wrong(_("Please write yes or no."))
    return word in YES


def _contacts(name: str, text: str) -> list[str]:
    values = _ways(name, text)
    for place, value in enumerate(values):
        if len(value) > LONGEST_CONTACT:
            raise Wrong(_("This is too long."))
        if name in ("websites", "social"):
            values[place] = _url(value)
        elif name == "emails":
            _check(EmailValidator(), value, _("“%(text)s” is no email address."))
        elif name == "phones" and not any(sign.isdigit() for sign in value):
            raise Wrong(_("“%(text)s” is no telephone number.") % {"text": value[:MOST_SAID]})
    return list(dict.fromkeys(values))


def _ways(name: str, text: str) -> list[str]:
    """One a line as in our own files; of others, what a semicolon and a space divides. A web
    address may hold a semicolon, a postal address anything."""
    if name == "emails":
        return parts(text, commas=True)
    lines = text.splitlines()
    if len(lines) == 1 and name != "addresses":
        lines = _APART.split(text)
    return [line.strip() for line in lines if line.strip()]


def _url(text: str) -> str:
    whole = text if _SCHEME.match(text) else f"https://{text}"
    check = URLValidator(schemes=["http", "https"])
    _check(check, whole, _("“%(text)s” is no web address."))
    return whole


def _check(check: Callable[[str], None], value: str, told: str) -> None:
    try:
        check(value)
    except ValidationError as error:
        raise Wrong(told % {"text": value[:MOST_SAID]}) from error


def _country(text: str) -> str:
    code = country_words().get(fold(text))
    if code is None:
        told = _("“%(text)s” is no country that we know. Please write its name or its two letters.")
        raise Wrong(told % {"text": text[:MOST_SAID]})
    return code


def _countries(text: str) -> list[str]:
    return [_country(part) for part in parts(text, commas=True)]


def _number(most: float) -> Callable[[str], float]:
    def read(text: str) -> float:
        try:
            number = float(text.replace(",", ".").replace("\u2212", "-"))
        except ValueError:
            number = math.nan
        if not abs(number) <= most:
            told = _("Please write degrees as a number from -%(most)s to %(most)s.")
            raise Wrong(told % {"most": int(most)})
        return number

    return read


def _geonames(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise Wrong(_("Please write the number that the town has in GeoNames."))
    return int(text)


def _uuid(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        raise Wrong(
            _("This is no id as machines use it (UUID). Leave it empty for a new entry.")
        ) from None


def _day(text: str) -> date:
    spoken = _DAY_FIRST.fullmatch(text)
    try:
        found = date(*map(int, spoken.groups()[::-1])) if spoken else parse_date(text)
    except ValueError:
        found = None
    if found is None:
        raise Wrong(_("Please write the day as 2026-12-31."))
    return found


def _month(text: str) -> date:
    """The first day of the month: nobody is told more."""
    spoken = _MONTH.fullmatch(text)
    try:
        return date(int(spoken[1]), int(spoken[2]), 1) if spoken else _day(text).replace(day=1)
    except (ValueError, Wrong):
        raise Wrong(_("Please write the month as 2026-12.")) from None


_OTHERS: Final[dict[str, Callable[[str], Any]]] = {
    "id": _uuid,
    "country": _country,
    "countries": _countries,
    "latitude": _number(90),
    "longitude": _number(180),
    "geonames_id": _geonames,
    "networks": lambda text: parts(text, commas=False),
    "zones": lambda text: parts(text, commas=True),
    "link": _url,
    "source_url": _url,
    "source_on": _day,
    "confirmed": _month,
}
