"""What HSDS takes as a value: nothing empty, addresses of the form that its schemas name."""

from collections.abc import Iterable
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django_countries import countries

IS_URI: Final = URLValidator()
IS_EMAIL: Final = EmailValidator()
Object = dict[str, Any]


def said(**fields: Any) -> Object:
    """Only those that have a value: HSDS knows no null."""
    return {name: value for name, value in fields.items() if value not in ("", None, [], ())}


def emails(values: Iterable[str]) -> list[str]:
    """Those that have the form of an address."""
    return [value for value in values if _passes(value, IS_EMAIL)]


def first_uri(values: Iterable[str]) -> str:
    """The first that is a whole web address; "" for none."""
    return next((value for value in values if _passes(value, IS_URI)), "")


def country_name(code: str) -> str:
    """In English; the code itself where it has no name."""
    return str(countries.name(code)) or code if code else ""


def _passes(value: str, check: Any) -> bool:
    try:
        check(value)
    except ValidationError:
        return False
    return True
