"""The counts themselves, and the closed lists of their labels. Knows neither Django nor requests.

With several processes each writes into a folder that all share (`PROMETHEUS_MULTIPROC_DIR`, set by
the settings before this module is read), and whichever is asked adds them up.
"""

from typing import Final

from prometheus_client import CollectorRegistry, Counter, Histogram

KEPT, PRIVATE, NOWHERE, UNNAMED = "kept-page", "private", "nowhere", "unnamed"
STATUSES: Final = ("1xx", "2xx", "3xx", "4xx", "5xx")
BUCKETS: Final = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)  # seconds

COUNTED: Final = CollectorRegistry()
answers: Final = Counter(
    "hnh_answers", "Answers, by the name of the view.", ["route", "status"], registry=COUNTED
)
seconds: Final = Histogram(
    "hnh_answer_seconds",
    "How long an answer took, by the name of the view.",
    ["route"],
    buckets=BUCKETS,
    registry=COUNTED,
)
kept_pages: Final = Counter(
    "hnh_kept_pages",
    "Pages that may be kept: found in Redis (hit) or made anew (miss).",
    ["result"],
    registry=COUNTED,
)
cache_failures: Final = Counter(
    "hnh_cache_failures", "Times that Redis could not be reached.", registry=COUNTED
)
