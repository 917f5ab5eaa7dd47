"""Every address outside the admin, found where Django finds it, with its blanks filled."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from tests.community.every_room import plain

# Rooms of the admin and of second factors are walked by role in `tests/community/who_may_what.py`.
ELSEWHERE = ("admin/", "accounts/2fa/")
BLANK = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Address:
    """One address. `route` is as Django has it, without the signs of regular expressions."""

    route: str
    view: Any

    @property
    def blanks(self) -> list[str]:
        """The names of what an address asks for."""
        return BLANK.findall(self.route)

    def filled(self, **said: Any) -> str:
        """With something in each blank: what is said, else something that is nowhere."""
        return "/" + BLANK.sub(lambda found: str(said.get(found[1], "nowhere")), self.route)


@lru_cache(maxsize=1)
def every_address() -> list[Address]:
    """In the order in which Django looks, once each."""
    found = {address.route: address for address in reversed(list(_walk(get_resolver(), "")))}
    return sorted(found.values(), key=lambda address: address.route)


def _walk(resolver: URLResolver, before: str) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, route)
        elif isinstance(pattern, URLPattern) and not route.startswith(ELSEWHERE):
            yield Address(_named(plain(route)), pattern.callback)


def _named(route: str) -> str:
    """Wagtail's routes have blanks without names."""
    route = route.replace(r"(\d+)/(.*)", "<int:number>/<name>").replace(r"((?:[\w\-]+/)*)", "")
    return route.replace("[a-z]{2}/", "en/")
