"""A country in an address."""

from django.http import Http404
from django_countries import countries


def country_named(code: str) -> str:
    """Its name on this page. Raises Http404 for anything but two small letters of a country."""
    name = countries.name(code.upper())
    if code != code.lower() or not name:
        raise Http404
    return str(name)
