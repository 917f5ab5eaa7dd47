"""The site's application, which drops dead at the nth statement when a file tells it to.

`fall-at` in the site's folder holds a number. The process that answers dies as in a power cut: no
handler runs, no transaction is closed. It leaves `fallen` behind, and until somebody takes that
away everybody who takes its place dies at once, so that no browser's second try goes through.
"""

import os
import signal
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections

from community.wsgi import application as whole

ORDERS = Path(settings.VAR) / "fall-at"
FALLEN = Path(settings.VAR) / "fallen"


class Fall:
    """Counts the statements of one request, on every database, and dies at the one named."""

    def __init__(self, statement: int) -> None:
        self.left = statement

    def __call__(self, execute: Callable[..., Any], *arguments: Any) -> Any:
        self.left -= 1
        if self.left < 1:
            FALLEN.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*arguments)


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer, or die on the way."""
    if not ORDERS.exists() or environ["REQUEST_METHOD"] == "HEAD":
        return whole(environ, start_response)
    fall = Fall(1 if FALLEN.exists() else int(ORDERS.read_text()))
    with ExitStack() as stack:
        for connection in connections.all():
            stack.enter_context(connection.execute_wrapper(fall))
        return whole(environ, start_response)
