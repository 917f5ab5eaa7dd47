"""Logs that hold no words of anyone: one handler, and exceptions without their messages."""

from typing import Any, Final

# How a line looks (`HNH_LOG_FORM`): for people, or one JSON object for programs.
FORMS: Final = {"lines": "quiet", "json": "json"}


def logging_as(form: str) -> dict[str, Any]:
    """The whole of it, every line in this form. Raises KeyError for another."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "quiet": {"()": "community.logs.QuietFormatter"},
            "json": {"()": "community.logs.JsonFormatter"},
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": FORMS[form]}},
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
            # Bad requests carry what was asked for; the answer already told the visitor.
            "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
            "django.security": {"handlers": [], "level": "CRITICAL", "propagate": False},
            "django.db.backends": {"handlers": [], "level": "CRITICAL", "propagate": False},
            # What a job was given, and what came of it.
            "django_tasks": {"handlers": ["console"], "level": "WARNING", "propagate": False},
            "community": {"handlers": ["console"], "level": "INFO", "propagate": False},
        },
    }


LOGGING = logging_as("lines")
