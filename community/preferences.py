"""How somebody wants to read: a few choices in one cookie, and nothing of what they read.

The cookie names no page and no story. It goes when the browser is closed and with “Leave this
site”; on our side nothing is kept. What somebody would rather not see stands in it as short marks,
so that whoever looks at a list of cookies reads no words there that say what hurts.
"""

import re
from dataclasses import dataclass, fields
from typing import Final, Self

from django.conf import settings
from django.http import HttpRequest, HttpResponse

SIZES: Final = ("large", "larger")
WIDTHS: Final = ("narrow", "wide")
SPACES: Final = ("airy",)
MARK: Final = re.compile(r"[0-9a-f]{4}")
MOST: Final = 32  # words; a cookie that somebody made longer is cut off


@dataclass(frozen=True)
class Preferences:
    """Blank means as the page is. `hidden` are marks, whose meaning the library knows."""

    size: str = ""
    width: str = ""
    space: str = ""
    hidden: frozenset[str] = frozenset()

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """What this browser asks for. Takes any cookie, and ignores what it does not know."""
        value = request.COOKIES.get(settings.READING_COOKIE_NAME, "")
        words = value.split(".")[:MOST] if value.isascii() else []
        return cls(
            *(_first(words, known) for known in (SIZES, WIDTHS, SPACES)),
            hidden=frozenset(word for word in words if MARK.fullmatch(word)),
        )

    @property
    def classes(self) -> str:
        """What the body of a page is marked with, for the style sheet."""
        return " ".join(f"read-{word}" for word in (self.size, self.width, self.space) if word)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to remember."""
        return not any(getattr(self, field.name) for field in fields(self))

    def keep(self, response: HttpResponse) -> None:
        """Leave the cookie until the browser is closed, or take it away when nothing is chosen."""
        if self.is_empty:
            forget_preferences(response)
            return
        words = [word for word in (self.size, self.width, self.space) if word]
        response.set_cookie(
            settings.READING_COOKIE_NAME,
            ".".join([*words, *sorted(self.hidden)]),
            secure=settings.CSRF_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def forget_preferences(response: HttpResponse) -> None:
    """Take the cookie away."""
    response.delete_cookie(settings.READING_COOKIE_NAME, samesite="Lax")


def _first(words: list[str], known: tuple[str, ...]) -> str:
    return next((word for word in words if word in known), "")
