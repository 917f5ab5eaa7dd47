"""What was filled in so far: in the session, and sealed in every screen.

Each table of parts has a draft of its own, so that one of a group and one of a circle can be open
at once.

A session ends after 30 idle minutes, and whoever lists a group has to ask a colleague first who
pays for it. So each screen carries the answers of the others along, sealed: pressing Continue after
lunch loses nothing.
"""

import hmac
import json
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final, Self

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import force_bytes

LASTS: Final = 24 * 3600  # seconds


@dataclass
class Draft:
    """The answers by part, and which entries were said not to be the same.

    `name` is that of the table: "listing" or "circle".
    """

    name: str
    parts: dict[str, dict[str, Any]] = field(default_factory=dict)
    not_same: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, request: HttpRequest, name: str) -> Self:
        """What this session holds, or else what the screen brought along; else an empty one."""
        held = request.session.get(name) or unsealed(request.POST.get(field_of(name), ""), name)
        return cls(name, held["parts"], held["not_same"]) if held else cls(name)

    def keep(self, request: HttpRequest) -> None:
        """Into the session."""
        request.session[self.name] = self._answers()

    @property
    def sealed(self) -> str:
        """For the screen: nobody can read or change it there. "" while there is nothing."""
        if not self.parts:
            return ""
        packed = zlib.compress(json.dumps(self._answers()).encode())
        return _seals(self.name).encrypt(packed).decode()

    @property
    def sealed_name(self) -> str:
        """The name of the field that carries it."""
        return field_of(self.name)

    def missing(self, wanted: Iterable[str]) -> str | None:
        """The first of these parts without an answer."""
        return next((name for name in wanted if name not in self.parts), None)

    def forget(self, request: HttpRequest) -> None:
        """It is an entry now, or was thrown away."""
        request.session.pop(self.name, None)

    def _answers(self) -> dict[str, Any]:
        return {"parts": self.parts, "not_same": self.not_same}


def field_of(name: str) -> str:
    """Its name keeps it out of what an error page hands back (community.kept)."""
    return f"{name}_secret"


def unsealed(token: str, name: str) -> dict[str, Any] | None:
    """What was sealed for this table; None for anything else, and after a day."""
    try:
        found = json.loads(zlib.decompress(_seals(name).decrypt(token, ttl=LASTS)))
    except (InvalidToken, ValueError, zlib.error):
        return None
    return {"parts": found["parts"], "not_same": found["not_same"]}


def _seals(name: str) -> MultiFernet:
    """Keys derived from the site's secret, the newest first; each table has its own."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    keys = [
        hmac.digest(force_bytes(secret), f"{name} draft".encode(), "sha256") for secret in secrets
    ]
    return MultiFernet([Fernet(urlsafe_b64encode(key)) for key in keys])
