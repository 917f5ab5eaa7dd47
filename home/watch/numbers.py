"""The numbers that stand in the databases, for Prometheus. Why each is safe stands beside it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.db import DatabaseError
from prometheus_client import Metric
from prometheus_client.core import GaugeMetricFamily

from home.watch.duties import LATE_AFTER
from home.watch.state import State, look

STORIES_STEP: Final = 5


def numbers(now: datetime) -> Iterator[Metric]:
    """What there is to say now. A database that is away is said, and hides no other number."""
    try:
        state = look(now)
    except DatabaseError:
        yield _gauge("hnh_databases_reachable", "1 while the main database answers.", 0)
        return
    yield _gauge("hnh_databases_reachable", "1 while the main database answers.", 1)
    yield _last_successes(state)
    yield from _of_the_house(state)
    yield from _of_people(state)


def _last_successes(state: State) -> Metric:
    """Moments of a clock: they come by themselves, whoever is here. 0 means never."""
    family = GaugeMetricFamily(
        "hnh_last_success_timestamp_seconds",
        "When it last went well (seconds since 1970; 0: never).",
        labels=["duty"],
    )
    for name in LATE_AFTER:
        last = state.succeeded[name]
        family.add_metric([name], last.timestamp() if last else 0)
    return family


def _of_the_house(state: State) -> Iterator[Metric]:
    """About code and machines alone."""
    yield _gauge("hnh_duties_failing", "Duties whose last run failed.", state.failing)
    yield _gauge("hnh_redis_reachable", "1 while Redis answers, or there is none.", state.redis)
    yield _gauge(
        "hnh_redis_writes_to_disk",
        "1 when Redis keeps snapshots or a file of commands, which it must not.",
        not state.redis_forgets,
    )
    # All sorts together and over a week: which letter failed, and when, is not in it.
    yield _gauge("hnh_letters_undelivered", "Letters of 7 days that no server took.", state.letters)


def _of_people(state: State) -> Iterator[Metric]:
    """What stands for somebody is a yes or no, or rounded up: no arrival and no end is seen."""
    yield _gauge(
        "hnh_removals_stuck",
        "1 while a withdrawal is not finished an hour after it began.",
        state.removals_stuck,
    )
    late = -(-state.stories_late // STORIES_STEP) * STORIES_STEP
    yield _gauge(
        "hnh_stories_late", "Stories that wait longer than was promised, rounded up to 5s.", late
    )


def _gauge(name: str, told: str, value: float) -> Metric:
    return GaugeMetricFamily(name, told, value=float(value))
