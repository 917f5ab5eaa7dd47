"""The periods and thresholds that texts speak of, so that no page says one thing and the code does
another: a text writes `{draft_days}` and is filled when it is read."""

import re

from django.conf import settings

_PLACE = re.compile(r"\{([a-z_]+)\}")


def figures() -> dict[str, str]:
    """Every figure by the name that texts use for it."""
    named = {name.lower(): str(value) for name, value in settings.PERIODS.items()}
    return named | {
        "cooling_days": named["cooling_off_days"],
        "idle_minutes": str(settings.SESSION_COOKIE_AGE // 60),
    }


def placeholders(text: str) -> set[str]:
    """The names that stand in braces in a text."""
    return set(_PLACE.findall(text))


def filled(text: str) -> str:
    """The text with its figures. Staff edit these texts: a name or brace unknown to us stays."""
    known = figures()
    return _PLACE.sub(lambda match: known.get(match[1], match[0]), text)
