"""What must be right before a server serves, asked of whichever app knows.

A server that starts with a wrong secret does harm that nobody sees until the right one is back.
"""

import logging
from collections.abc import Callable
from typing import Final

from django.core.exceptions import ImproperlyConfigured
from django.db import Error

from community.backups.guard import refuse_while_restoring

_asked: Final[list[Callable[[], None]]] = []
log = logging.getLogger("community.starting")


def before_serving(prove: Callable[[], None]) -> None:
    """Ask this too. It raises ImproperlyConfigured where a server must not start."""
    if prove not in _asked:
        _asked.append(prove)


def refuse_to_start() -> None:
    """Raises ImproperlyConfigured with what to do.

    A database that is away, or not migrated yet, is no reason: /healthz says so, and what could
    not be asked now is asked again before anything is written.
    """
    try:
        refuse_while_restoring()
        for prove in _asked:
            prove()
    except ImproperlyConfigured as why:
        # The words are ours and hold no secret; of what nobody catches only the kind is printed.
        log.critical("%s", why)
        raise
    except Error as error:
        log.warning("the keys could not be proven at the start: %s", type(error).__name__)
