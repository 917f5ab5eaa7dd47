"""The web server. One process: limits and the cache live in its memory unless Redis is set.

Law: no visitor's address is stored or logged anywhere. There is no access log, and what gunicorn
says about a broken request (its address, the query typed) is dropped or cut.
"""

import logging
from typing import Any

from gunicorn.glogging import Logger

workers = 1
threads = 8
worker_class = "gthread"
accesslog = None
loglevel = "warning"
timeout = 60
graceful_timeout = 10
# A form with 50,000 characters travels in the body. A long address is let in as far as gunicorn
# can, so that whoever typed too much gets a page of ours and no bare line of the server.
limit_request_line = 8190


class NoAddresses(logging.Filter):
    """Drops lines that carry a visitor's address, and cuts what was asked for from the others."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the line may be written; shortens it where it quotes a request."""
        text = str(record.msg)
        if text.startswith("Invalid request from"):
            return False
        if text.startswith("Error handling request"):
            record.msg, record.args = "Error handling a request", ()
        return True


class QuietLogger(Logger):
    """gunicorn's logger with our filter in front."""

    def setup(self, cfg: Any) -> None:
        """Build the log as gunicorn does, then put the filter on it."""
        super().setup(cfg)
        self.error_log.addFilter(NoAddresses())


logger_class = QuietLogger
