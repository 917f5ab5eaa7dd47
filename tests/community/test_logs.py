"""What goes wrong is logged without anyone's words."""

import logging
import sys

import pytest
from gunicorn.config import Config

from community.logs import QuietFormatter

WORDS = "they tied me to the bed"


def line(message: str, *args: object, raised: bool = False) -> str:
    record = logging.LogRecord(
        "django.request",
        logging.ERROR,
        __file__,
        1,
        message,
        args,
        sys.exc_info() if raised else None,
    )
    return QuietFormatter().format(record)


def test_an_exception_keeps_its_frames_and_loses_its_message() -> None:
    try:
        try:
            raise KeyError(WORDS)
        except KeyError:
            raise ValueError(f"Failing row contains ({WORDS})") from None
    except ValueError:
        told = line("Internal Server Error: %s", "/en/share/words/", raised=True)
    assert "ERROR django.request Internal Server Error: /en/share/words/" in told
    assert "ValueError (message withheld)" in told
    assert "test_logs.py" in told
    assert WORDS not in told.replace("raise ValueError(f", "")
    assert "KeyError" not in told.splitlines()[-1]


def test_no_query_of_an_address() -> None:
    assert "seclusion" not in line("Not Found: %s", "/en/stories/?q=seclusion")


def test_every_handler_is_quiet(settings: object) -> None:
    handlers = settings.LOGGING["handlers"].values()
    assert handlers
    assert {handler["formatter"] for handler in handlers} == {"quiet"}


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Invalid request from ip=198.51.100.7: bad line", None),
        ("Error handling request %s %s", "Error handling a request"),
        ("Listening at: %s", "Listening at: here"),
    ],
)
def test_the_web_server_writes_no_address(said: str, kept: str | None) -> None:
    from runpy import run_path

    config = run_path("gunicorn.conf.py")
    assert config["accesslog"] is None
    assert set(config) & set(Config().settings) >= {"workers", "threads", "logger_class"}
    count = said.count("%s")
    record = logging.LogRecord("gunicorn.error", 40, "", 1, said, ("here",) * count, None)
    passed = config["NoAddresses"]().filter(record)
    assert (record.getMessage() if passed else None) == kept
