"""Log formatters that never repeat what somebody wrote, nor where they came from.

A database's complaint quotes the whole failing row, and a validation error the value; both may
be a person's words. So the frames and the kind of error are kept, and its message is not.
"""

import json
import logging
import re
import sys
import threading
import traceback
from datetime import UTC, datetime
from http import HTTPStatus
from types import TracebackType
from typing import Any, Final

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
WITHHELD: Final = "(withheld)"
# Ours say by rule only what may be said; libraries quote what they were given.
OURS: Final = "community"
ANSWERS: Final = "django.request"
STATUSES: Final = frozenset(status.value for status in HTTPStatus)
# An email address, or an address of the internet (IPv4, IPv6), in what a library says.
ADDRESSES: Final = re.compile(
    r"[^\s<>\"'@]{1,64}@[^\s<>\"']{1,255}"
    r"|\b\d{1,3}(?:\.\d{1,3}){3}\b"
    r"|(?<![\w:])(?=[0-9a-fA-F:]{0,45}(?:::|(?::[0-9a-fA-F]{1,4}){3}))[0-9a-fA-F:]{3,45}(?:\.\d{1,3}){0,3}(?![\w:])"
)
# What begins a new line, rings, or turns the words of a terminal around, by its number instead.
STEERING: Final = [*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F)]
ONE_LINE: Final = {sign: f"\\x{sign:02x}" for sign in STEERING}


def without_addresses(text: str) -> str:
    """The text with every address of a person or a machine taken out."""
    return ADDRESSES.sub(WITHHELD, text)


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
        said = without_addresses(record.message.split("?", 1)[0])
        record.message = said.translate(ONE_LINE)
        return super().formatMessage(record)


class JsonFormatter(logging.Formatter):
    """One JSON object a line, for whoever gathers logs: these fields, and no others.

    `time` (UTC, to the second), `level`, `logger`, `event`, and where there is something to say
    `route` (the name of the view), `status`, `error` (a class), `frames` (file:line function).

    `event` of a library is the sentence as it stands in its code, with nothing filled in.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        ours = record.name.partition(".")[0] == OURS
        event = record.getMessage() if ours else str(record.msg)
        status = getattr(record, "status_code", None)
        if record.name == ANSWERS and status in STATUSES:
            event = HTTPStatus(status).phrase  # its own sentence is nothing but two blanks
        said: dict[str, Any] = {
            "time": f"{datetime.fromtimestamp(record.created, UTC):%Y-%m-%dT%H:%M:%SZ}",
            "level": record.levelname,
            "logger": record.name,
            "event": without_addresses(event.split("?", 1)[0]),
        }
        match = getattr(getattr(record, "request", None), "resolver_match", None)
        if match is not None:
            said["route"] = match.view_name
        if isinstance(status, int):
            said["status"] = status
        if record.exc_info and record.exc_info[0]:
            said["error"] = record.exc_info[0].__name__
            said["frames"] = _frames(record.exc_info[2])
        return json.dumps(said, ensure_ascii=False)


def _frames(trace: TracebackType | None) -> list[str]:
    """Where it went through, the innermost last: places in the code, without the lines of it."""
    return [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]


def crash_quietly() -> None:
    """What nobody catches is written down like the rest: by its frames and its name.

    Python prints the message of the error, in a command and in a thread; systemd keeps it.
    """
    log = logging.getLogger(f"{OURS}.crash")

    def crashed(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.critical("Not caught.", exc_info=(kind, error, trace))

    def thread_crashed(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            crashed(args.exc_type, args.exc_value, args.exc_traceback)

    def nowhere_to_go(args: "sys.UnraisableHookArgs") -> None:
        if args.exc_value is not None:
            crashed(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = crashed
    threading.excepthook = thread_crashed
    sys.unraisablehook = nowhere_to_go
