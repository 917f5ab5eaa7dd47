"""What goes wrong is logged without anyone's words."""

import json
import logging
import sys
from typing import Any

import pytest
from django.test import RequestFactory
from gunicorn.config import Config

from community.logs import JsonFormatter, QuietFormatter, without_addresses
from community.settings.logs import FORMS, logging_as

WORDS = "they tied me to the bed"


def record(
    message: str, *args: object, raised: bool = False, logger: str = "django.request"
) -> logging.LogRecord:
    error = sys.exc_info() if raised else None
    return logging.LogRecord(logger, logging.ERROR, __file__, 1, message, args, error)


def line(message: str, *args: object, raised: bool = False) -> str:
    return QuietFormatter().format(record(message, *args, raised=raised))


def fields(record: logging.LogRecord, **extra: object) -> dict[str, Any]:
    vars(record).update(extra)
    written = JsonFormatter().format(record)
    assert "\n" not in written
    return dict(json.loads(written))


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
    for form, formatter in FORMS.items():
        handlers = logging_as(form)["handlers"].values()
        assert handlers
        assert {handler["formatter"] for handler in handlers} == {formatter}
    assert settings.LOGGING == logging_as("lines")


def test_a_line_for_programs_has_these_fields_and_no_others() -> None:
    request = RequestFactory().post("/en/share/words/?q=bed", {"words": WORDS})
    request.resolver_match = type("Match", (), {"view_name": "share:words"})()
    try:
        raise ValueError(f"Failing row contains ({WORDS})")
    except ValueError:
        told = fields(
            record("%s: %s", "Internal Server Error", request.path, raised=True),
            request=request,
            status_code=500,
        )
    frames = told.pop("frames")
    assert frames[-1].startswith(__file__) and "raise" not in frames[-1]
    assert told.pop("time").endswith("Z")
    assert told == {
        "level": "ERROR",
        "logger": "django.request",
        "event": "Internal Server Error",
        "route": "share:words",
        "status": 500,
        "error": "ValueError",
    }


def test_a_library_says_its_sentence_and_not_what_it_was_given() -> None:
    sentence = "Failed to send notification to %s about %r"
    told = fields(record(sentence, "noor@example.org", WORDS, logger="wagtail.admin"))
    assert told["event"] == sentence and WORDS not in str(told)
    ours = fields(record("housekeeping, %s: %s", "drafts swept", "KeyError", logger="community.x"))
    assert ours["event"] == "housekeeping, drafts swept: KeyError"


@pytest.mark.parametrize(
    "address",
    [
        "noor@example.org",
        "203.0.113.77",
        "2001:db8::7:77",
        "2001:db8:0:0:0:0:7:77",
        "::1",
        "::ffff:203.0.113.77",
    ],
)
def test_no_address_of_a_person_or_a_machine(address: str) -> None:
    for said in (f"to {address}: no", f"({address})", f"<{address}>", f"ip={address}, x"):
        assert address not in line(said) and address not in fields(record(said))["event"]


@pytest.mark.parametrize(
    "said", ["database default: 12 of 50", "at 14:03:15", "django 5.2.19", "x.py:12"]
)
def test_what_only_looks_like_one_stays(said: str) -> None:
    assert without_addresses(said) == said


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
    one = logging.LogRecord("gunicorn.error", 40, "", 1, said, ("here",) * count, None)
    passed = config["NoAddresses"]().filter(one)
    assert (one.getMessage() if passed else None) == kept


@pytest.mark.parametrize(("form", "kind"), [("", QuietFormatter), ("json", JsonFormatter)])
def test_nor_the_words_of_an_answer_that_broke_half_way(
    monkeypatch: pytest.MonkeyPatch, form: str, kind: type[logging.Formatter]
) -> None:
    """gunicorn alone hears of it then, and prints the whole error by itself."""
    from runpy import run_path

    monkeypatch.setenv("HNH_LOG_FORM", form)
    log = run_path("gunicorn.conf.py")["QuietLogger"](Config())
    assert log.error_log.handlers
    assert {type(handler.formatter) for handler in log.error_log.handlers} == {kind}
    log.error_log.handlers.clear()
