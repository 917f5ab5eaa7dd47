"""What is counted, under which names, and what of it is handed out."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver
from prometheus_client import CollectorRegistry, Histogram

from community.page_cache import WAS_KEPT
from community.watch import counters
from community.watch.exposed import STEP, exposed
from community.watch.middleware import CountAnswers, route_of

ROOT = Path(__file__).resolve().parents[3]
TOKEN = "t" * 40


@pytest.fixture(autouse=True)
def _from_nothing() -> Iterator[None]:
    for counter in (counters.answers, counters.seconds, counters.kept_pages):
        counter.clear()
    yield
    for counter in (counters.answers, counters.seconds, counters.kept_pages):
        counter.clear()


@pytest.fixture
def counting(settings: Any) -> Client:
    settings.METRICS_TOKEN = TOKEN
    return Client(raise_request_exception=False)


def handed_out() -> dict[tuple[str, ...], float]:
    return {
        (sample.name, *sample.labels.values()): sample.value
        for metric in exposed()
        for sample in metric.samples
    }


def counted() -> set[tuple[str, str]]:
    """Routes and statuses as they are, before anything is rounded."""
    return set(counters.answers._metrics)


def test_nothing_is_counted_where_nobody_asks(settings: Any) -> None:
    settings.METRICS_TOKEN = ""
    with pytest.raises(MiddlewareNotUsed):
        CountAnswers(lambda request: HttpResponse())


@pytest.mark.django_db(databases=["default", "keys"])
def test_answers_have_the_name_of_their_view_and_no_address(counting: Client) -> None:
    for path in ("/robots.txt", "/en/stories/k7qf2222/", "/api/stories?q=seclusion", "/healthz"):
        counting.get(path)
    counting.get("/quastenflosser/", follow=True)
    assert counted() == {
        ("robots", "2xx"),
        ("stories:story", "4xx"),
        ("api:stories", "2xx"),
        ("nowhere", "3xx"),
        ("wagtail_serve", "4xx"),
    }


@pytest.mark.django_db(databases=["default", "keys"])
@pytest.mark.parametrize(
    "path", ["/en/share/", "/en/share/return/", "/accounts/login/code/", "/admin/", "/en/find/add/"]
)
def test_rooms_where_somebody_writes_or_works_have_one_name(counting: Client, path: str) -> None:
    counting.get(path)
    assert {route for route, _status in counted()} == {"private"}


def names_of_views(resolver: Any, space: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from names_of_views(pattern, inner)
        elif pattern.name:
            yield space + pattern.name


def test_no_name_of_a_view_is_made_from_what_is_kept() -> None:
    """Labels are a closed list: as many as there are addresses in the code."""
    names = set(names_of_views(get_resolver()))
    assert "stories:story" in names and len(names) < 1000
    assert not [name for name in names if not name.replace("-", "_").isascii()]


def test_a_kept_page_is_told_from_one_made_anew(rf: Any) -> None:
    request, answer = rf.get("/en/stories/"), HttpResponse()
    setattr(answer, WAS_KEPT, True)
    assert route_of(request, answer) == "kept-page"
    assert route_of(request, HttpResponse()) == "nowhere"


def test_visits_are_handed_out_in_steps_and_what_broke_at_once() -> None:
    counters.answers.labels("stories:library", "5xx").inc()
    for _ in range(STEP - 1):
        counters.answers.labels("stories:library", "2xx").inc()
        counters.seconds.labels("stories:library").observe(0.3)
        counters.kept_pages.labels("hit").inc()
    told = handed_out()
    broke = ("hnh_answers_total", "stories:library", "5xx")
    assert told == {broke: 1.0, ("hnh_cache_failures_total",): told["hnh_cache_failures_total",]}
    counters.answers.labels("stories:library", "2xx").inc()
    counters.seconds.labels("stories:library").observe(0.3)
    told = handed_out()
    assert told["hnh_answers_total", "stories:library", "2xx"] == STEP
    assert told["hnh_answer_seconds_bucket", "stories:library", "0.25"] == 0
    assert told["hnh_answer_seconds_bucket", "stories:library", "0.5"] == STEP
    assert told["hnh_answer_seconds_bucket", "stories:library", "+Inf"] == STEP


def test_no_sum_moves_with_a_single_visit_and_no_series_tells_when_it_began() -> None:
    for _ in range(STEP):
        counters.seconds.labels("stories:library").observe(0.3)
    names = {name for name, *_labels in handed_out()}
    assert names == {"hnh_answer_seconds_bucket", "hnh_cache_failures_total"}
    # As it would be without our doing.
    plain = CollectorRegistry()
    Histogram("x", "x", registry=plain).observe(1)
    assert {"x_sum", "x_count", "x_created"} <= {s.name for m in plain.collect() for s in m.samples}


def test_several_processes_are_added_up(tmp_path: Path) -> None:
    environment = os.environ | {"PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
    visit = "counters.answers.labels('robots', '2xx').inc(%d)"
    look = "print([s.value for m in exposed() for s in m.samples if s.name=='hnh_answers_total'])"
    says = "from community.watch import counters; from community.watch.exposed import exposed; "
    for code in (visit % 7, visit % 8, look):
        done = subprocess.run(
            [sys.executable, "-c", says + code],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
        )
        assert not done.stderr
    assert done.stdout == "[10.0]\n"  # fifteen, in steps
