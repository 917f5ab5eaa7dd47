"""Every address under /admin/ and /accounts/, found where Django finds it, with its blanks filled.

A room that is added tomorrow is found here without anybody thinking of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

INSIDE = ("admin/", "accounts/2fa/")
EVERYTHING_ELSE = "admin/^.*/$"
BLANK = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")


@dataclass(frozen=True)
class Room:
    """One address. `name` is Django's, or the address itself where it has none."""

    name: str
    route: str

    def address(self, blanks: dict[str, Any]) -> str:
        """With something real in each blank: what fits this room, else what fits its name."""

        def fill(match: re.Match[str]) -> str:
            argument = match["name"]
            space = self.name.split(":")[0]
            for key in (f"{self.name} {argument}", f"{space} {argument}", argument):
                if key in blanks:
                    return str(blanks[key])
            raise LookupError(f"Say in `blanks` what {argument} is in {self.name}: {self.route}")

        return "/" + BLANK.sub(fill, plain(self.route))


def plain(route: str) -> str:
    """Routes written as regular expressions, as the others are written."""
    route = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", r"<\1>", route)
    return route.replace(r"\.", ".").replace("^", "").replace("$", "")


@lru_cache(maxsize=1)
def every_room() -> list[Room]:
    """In the order in which Django looks; each bulk action is a room of its own."""
    found = [room for room in _walk(get_resolver(), "", "") if room.route != EVERYTHING_ELSE]
    bulk = next(room for room in found if room.name == "wagtail_bulk_action")
    found.remove(bulk)
    return found + [
        Room(f"bulk:{app}.{model}.{action}", f"admin/bulk/{app}/{model}/{action}/?id=<{model}>")
        for app, model, action in _bulk_actions()
    ]


def _walk(resolver: URLResolver, before: str, space: str) -> Iterator[Room]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern, route, inner)
        elif isinstance(pattern, URLPattern) and route.startswith(INSIDE):
            yield Room(f"{space}{pattern.name}" if pattern.name else route, route)


def _bulk_actions() -> Iterator[tuple[str, str, str]]:
    bulk_action_registry._scan_for_bulk_actions()
    for app, models in bulk_action_registry.actions.items():
        for model, actions in models.items():
            for action in actions:
                yield app, model, action
