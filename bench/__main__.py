"""`make bench`: the library and a story against the floor. Numbers of seconds differ between
machines and hours; the ratio to a view that does nothing, taken in turns with it, does not much.
"""

import os
import statistics
import time
from collections.abc import Callable

os.environ["DJANGO_SETTINGS_MODULE"] = "community.settings.dev"

import django
from django.conf import settings

django.setup()

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.client import ClientHandler
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import ResolverMatch
from django.utils import timezone

from bench.identifying import identifying
from stories.models import Story

ROUNDS, WARM = 60, 5


def bare(request: HttpRequest) -> HttpResponse:
    """The floor: a view that does nothing."""
    return HttpResponse("ok")


class BareHandler(ClientHandler):
    """Django with one view and nothing around it."""

    def load_middleware(self, is_async: bool = False) -> None:
        with override_settings(MIDDLEWARE=[]):
            super().load_middleware(is_async)

    def resolve_request(self, request: HttpRequest) -> ResolverMatch:
        request.resolver_match = ResolverMatch(bare, (), {})
        return request.resolver_match


def main() -> None:
    """Measure what is found, then the pages."""
    identifying()
    pages()


def pages() -> None:
    """Measure in turns, so that a busy moment hits all alike, and print the table."""
    settings.ALLOWED_HOSTS = ["testserver"]
    stories = Story.objects.public(timezone.now().date())
    story = stories.first()
    if story is None:
        print("No story is public. Fill the demonstration first: make run")
        return
    client, floor = Client(), Client()
    floor.handler = BareHandler(enforce_csrf_checks=False)
    addresses = {"home": "/en/", "library": "/en/stories/", "story": story.get_absolute_url()}
    works: dict[str, Callable[[], HttpResponse]] = {"floor": lambda: floor.get("/")}
    for name, address in addresses.items():
        works[name] = lambda address=address: client.get(address)  # type: ignore[misc]
    times: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(ROUNDS + WARM):
        for name, work in works.items():
            began = time.perf_counter()
            work()
            if turn >= WARM:
                times[name].append(time.perf_counter() - began)
    _print(times, {name: _queries(work) for name, work in works.items()}, stories.count())


def _queries(work: Callable[[], HttpResponse]) -> int:
    with CaptureQueriesContext(connection) as captured:
        work()
    return len(captured)


def _print(times: dict[str, list[float]], queries: dict[str, int], stories: int) -> None:
    middle = {name: statistics.median(taken) * 1000 for name, taken in times.items()}
    floor = middle["floor"]
    print(f"{stories} public stories, median of {ROUNDS}")
    print(f"{'':30} {'ms':>8} {'times the floor':>16} {'queries':>8}")
    for name, taken in middle.items():
        print(f"{name:30} {taken:8.2f} {taken / floor:16.1f} {queries[name]:8}")


if __name__ == "__main__":
    main()
