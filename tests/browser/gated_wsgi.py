"""The site's application behind the gate of production, with a folder of records of its own.

What was remembered is forgotten with each request, so that a test need not wait.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.conf import settings

from community.lib.remembered import forget
from community.wsgi import application as whole

settings.OPENING_GATE = True
settings.COUNTRIES = ["CZ", "AT"]
settings.RECORDS = str(Path(settings.VAR) / "gated-records")


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer as the house stands this moment."""
    forget()
    return whole(environ, start_response)
