"""A log formatter that never repeats what somebody wrote.

A database's complaint quotes the whole failing row, and a validation error the value; both may
be a person's words. So the frames and the kind of error are kept, and its message is not.
"""

import logging
import traceback
from types import TracebackType
from typing import Final

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

# What begins a new line, rings, or turns the words of a terminal around, by its number instead.
STEERING: Final = [*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F)]
ONE_LINE: Final = {sign: f"\\x{sign:02x}" for sign in STEERING}


class QuietFormatter(logging.Formatter):
    """Prints level, logger and message; of an exception only its frames and its name."""

    def __init__(self) -> None:
        super().__init__("%(levelname)s %(name)s %(message)s")

    def formatException(self, ei: Raised) -> str:
        """The frames that led to the error, then its class; never its text nor its causes'."""
        kind, _, trace = ei
        frames = "".join(traceback.format_tb(trace)) if trace else ""
        return f"{frames}{kind.__name__ if kind else 'no error'} (message withheld)"

    def formatMessage(self, record: logging.LogRecord) -> str:
        """The line itself, without the query of any address in it, and never a second line.

        An address may hold a line end, and what follows would pass for an entry (ASVS 16.4.1).
        """
        record.message = record.message.split("?", 1)[0].translate(ONE_LINE)
        return super().formatMessage(record)
