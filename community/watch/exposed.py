"""What of the counts is handed out: those about visits in steps, so that one visit is not seen.

Whoever asks every few seconds would otherwise own a list of the moments at which somebody was
here. The house itself writes no such list, so it hands none out.
"""

import os
from collections.abc import Iterable, Iterator
from typing import Final

from prometheus_client import CollectorRegistry, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.samples import Sample

from community.watch.counters import COUNTED

FOLDER: Final = "PROMETHEUS_MULTIPROC_DIR"
STEP: Final = 10
OF_VISITS: Final = ("hnh_answers", "hnh_answer_seconds", "hnh_kept_pages")
# A sum of seconds moves with every visit, however little; when a series began is a visit as well.
NEVER: Final = ("_sum", "_count", "_created")
# What broke is the house's own doing and has to be seen at once; the log names it anyway.
BROKE: Final = "5xx"


def exposed() -> Iterator[Metric]:
    """Every count of every process here."""
    registry = COUNTED
    if os.environ.get(FOLDER):
        registry = CollectorRegistry()
        MultiProcessCollector(registry)
    for metric in registry.collect():
        if metric.name in OF_VISITS:
            metric.samples = list(_in_steps(metric.samples))
        else:
            metric.samples = [s for s in metric.samples if not s.name.endswith(NEVER)]
        yield metric


def _in_steps(samples: Iterable[Sample]) -> Iterator[Sample]:
    """Rounded down to whole steps; a series that has not come to one is not there yet."""
    told = [sample for sample in samples if not sample.name.endswith(NEVER)]
    most: dict[tuple[tuple[str, str], ...], float] = {}
    for sample in told:
        series = _series(sample)
        most[series] = max(most.get(series, 0.0), _step(sample))
    for sample in told:
        if most[_series(sample)]:
            yield sample._replace(value=_step(sample), exemplar=None)


def _series(sample: Sample) -> tuple[tuple[str, str], ...]:
    """Its labels; all buckets of one histogram are one series."""
    return tuple(sorted(item for item in sample.labels.items() if item[0] != "le"))


def _step(sample: Sample) -> float:
    if sample.labels.get("status") == BROKE:
        return sample.value
    return sample.value // STEP * STEP
