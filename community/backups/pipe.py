"""One function writes, another reads what it writes, and nothing of it touches a disk."""

import os
from collections.abc import Callable
from threading import Thread
from typing import IO, TypeVar

Read = TypeVar("Read")


def through(write: Callable[[IO[bytes]], object], read: Callable[[IO[bytes]], Read]) -> Read:
    """What `read` makes of what `write` writes. Raises what either raises, the writer's first:
    a reader that complains of a short stream only saw what the writer knows."""
    reading, writing = os.pipe()
    failed: list[Exception] = []

    def fill() -> None:
        try:
            with os.fdopen(writing, "wb") as target:
                write(target)
        except Exception as error:  # noqa: BLE001 - raised below, by whoever waits
            failed.append(error)

    writer = Thread(target=fill)
    writer.start()
    try:
        with os.fdopen(reading, "rb") as source:
            made = read(source)
    except Exception:
        writer.join()
        if failed and not isinstance(failed[0], BrokenPipeError):
            raise failed[0] from None
        raise
    writer.join()
    if failed:
        raise failed[0]
    return made
