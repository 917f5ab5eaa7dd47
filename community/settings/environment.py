"""The environment, read once and strictly: nonsense is refused and the variable named."""

import os
import warnings
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import environ
from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")
PREFIX = "HNH_"
YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off"}


class Environment:
    """Reads `HNH_…` variables and gathers everything that is wrong before it refuses to start.

    A setting that is missing or malformed does not stop at the first: `refuse_if_wrong` raises
    one `ImproperlyConfigured` that names them all, so an operator mends them in one go.
    """

    def __init__(self, values: Mapping[str, str] | None = None) -> None:
        self._values = os.environ if values is None else values
        self._problems: list[str] = []

    def text(self, name: str, default: str | None = None) -> str:
        """The variable as it stands; it is missing when unset or blank and there is no default."""
        value = self._values.get(PREFIX + name, "").strip()
        if value:
            return value
        if default is None:
            self._problems.append(f"{PREFIX}{name} is not set.")
            return ""
        return default

    def number(self, name: str, default: int, *, least: int = 0, most: int = 100_000) -> int:
        """A whole number between `least` and `most`."""
        value = self._read(name, int, default, f"a whole number from {least} to {most}")
        if not least <= value <= most:
            self._problems.append(f"{PREFIX}{name} must be a whole number from {least} to {most}.")
        return value

    def flag(self, name: str, default: bool) -> bool:
        """Yes or no, in the usual spellings."""

        def read(value: str) -> bool:
            if value.lower() in YES | NO:
                return value.lower() in YES
            raise ValueError

        return self._read(name, read, default, "yes or no")

    def words(self, name: str, default: list[str] | None = None) -> list[str]:
        """A list, separated by commas."""
        value = self.text(name, None if default is None else ",".join(default))
        return [word.strip() for word in value.split(",") if word.strip()]

    def database(self, name: str, default: str | None = None) -> dict[str, Any]:
        """A database address such as `postgresql://user:secret@host/name`."""
        return self._address(name, default, environ.Env.db_url_config, "a database address")

    def email(self, name: str, default: str | None = None) -> dict[str, Any]:
        """A mail server's address such as `smtp+tls://user:secret@host:587`."""
        return self._address(name, default, environ.Env.email_url_config, "a mail server's address")

    def require(self, condition: bool, message: str) -> None:
        """Add `message` to what is wrong unless `condition` holds."""
        if not condition:
            self._problems.append(message)

    def refuse_if_wrong(self) -> None:
        """Raise `ImproperlyConfigured` with every problem found so far."""
        if self._problems:
            told = "\n".join(self._problems)
            raise ImproperlyConfigured(f"The environment is not right.\n{told}")

    def _read(self, name: str, read: Callable[[str], T], default: T, form: str) -> T:
        value = self._values.get(PREFIX + name, "").strip()
        if not value:
            return default
        try:
            return read(value)
        except ValueError:
            self._problems.append(f"{PREFIX}{name} must be {form}.")
            return default

    def _address(
        self,
        name: str,
        default: str | None,
        read: Callable[[str], dict[str, Any]],
        form: str,
    ) -> dict[str, Any]:
        value = self.text(name, default)
        # Any word before a colon would pass for the name of a database engine.
        is_one = "://" in value
        try:
            # django-environ warns by printing the address, password and all.
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                config = read(value) if is_one else {}
        except (ValueError, KeyError, TypeError, ImproperlyConfigured):
            config = {}
        # The value itself is never echoed: it may hold a password.
        # An engine without a dot is a word that django-environ did not know.
        known = "." in config.get("ENGINE", "") or "EMAIL_BACKEND" in config
        if value and not known:
            self._problems.append(f"{PREFIX}{name} must be {form}.")
        return config
