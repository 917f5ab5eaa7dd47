"""The web server. One process: limits and the cache live in its memory unless Redis is set.

Law: no visitor's address is stored or logged anywhere. There is no access log, and what gunicorn
says about a broken request (its address, the query typed) is dropped or cut.
"""

import logging
import os
from pathlib import Path
from typing import Any

from gunicorn.glogging import Logger

from community.logs import JsonFormatter, QuietFormatter

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
        json = os.environ.get("HNH_LOG_FORM", "").strip() == "json"
        for handler in self.error_log.handlers:
            # An answer that breaks while it is sent is reported here, and its error quotes words.
            handler.setFormatter(JsonFormatter() if json else QuietFormatter())


logger_class = QuietLogger

# Where several processes write down what they count for /metrics: set before any of them reads it,
# and only for the web server, or every command would leave a file there.
METRICS_FOLDER = os.environ.get("HNH_METRICS_FOLDER", "").strip()
if METRICS_FOLDER:
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = METRICS_FOLDER


def on_starting(server: Any) -> None:
    """Counts of processes that are long gone are not added up for ever.

    Another gunicorn of this site may count into the same folder: what its processes write stays.
    """
    if METRICS_FOLDER:
        folder = Path(METRICS_FOLDER)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for path in folder.glob("*.db"):
            if not _is_alive(path.stem.rpartition("_")[2]):
                path.unlink(missing_ok=True)


def _is_alive(process: str) -> bool:
    """Whether a process of this number runs. One that is somebody else's is not one of ours."""
    try:
        os.kill(int(process), 0)
    except (ValueError, OSError):
        return False
    return True
