"""What readers get, as a multiple of a bare Django view and of nginx with the same bytes.

    python -m bench.library [--stories 2000] [--seconds 2] [--postgresql postgresql://…/postgres]

Databases, servers and Redis are its own, on the loopback, and thrown away. Page and floor are
asked in turns, so that a busy moment hits both; beside the ratio of answers a second stands that
of processor time, which other people's work on the machine changes less.
"""

import argparse
import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from bench.rate import Rate, rate
from bench.servers import Server, gunicorn, nginx, redis, warm

# What an uncached and a kept page may cost, in bare views.
MOST: Final = {"list": 15, "story": 8, "search": 25, "best match": 25, "two topics": 15}
MOST_KEPT: Final = 2.4
LETTERS: Final = 5_000
HEAD: Final = (
    f"{'':12}{'queries':>8}{'HTML':>8}{'br':>7}{'first':>7}"
    f"{'a second':>10}{'ms cpu':>8}{'x bare':>8}{'x cpu':>7}{'most':>6}"
    f"{'kept/s':>9}{'x bare':>8}{'x cpu':>7}{'nginx/s':>9}"
)


@dataclass(frozen=True)
class Page:
    """One address, and what was asked of the database for it."""

    name: str
    path: str
    html: bytes
    queries: int


def main() -> None:
    """Fill, measure, print."""
    chosen = _arguments()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="hnh-bench-")))
        os.environ["HNH_VAR"] = str(folder / "var")
        os.environ["DJANGO_SETTINGS_MODULE"] = "bench.library_settings"
        if chosen.postgresql:
            url = stack.enter_context(own_database(chosen.postgresql))
            os.environ["HNH_BENCH_POSTGRESQL"] = url
        pages = filled(chosen.stories)
        print(f"\nThe library with {chosen.stories} stories, {_place(chosen.postgresql)}")
        print(HEAD)
        measured(pages, folder, chosen.seconds)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=2_000)
    parser.add_argument("--seconds", type=int, default=2, help="of load, for each number")
    parser.add_argument("--postgresql", default="", help="a server's address; otherwise SQLite")
    return parser.parse_args()


def _place(postgresql: str) -> str:
    return "PostgreSQL" if postgresql else "SQLite"


@contextmanager
def own_database(url: str) -> Iterator[str]:
    """A database of this run's own on that server."""
    import psycopg

    name = f"hnh_bench_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')  # type: ignore[call-overload]
    try:
        yield urlsplit(url)._replace(path=f"/{name}").geturl()
    finally:
        with psycopg.connect(url, autocommit=True) as server:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')  # type: ignore[call-overload]


def filled(stories: int) -> list[Page]:
    """A library of invented stories, and the pages to measure."""
    import django

    django.setup()
    from django.core.management import call_command

    for alias in ("default", "keys"):
        call_command("migrate", database=alias, verbosity=0)
    call_command("load_topics", verbosity=0)
    call_command("bench_data", stories=stories)
    return [_page(name, path) for name, path in _paths().items()]


def _paths() -> dict[str, str]:
    """A list, one narrowed by two choices, words that many stories hold, one long story, and what
    machines read: thirty stories in a feed, a hundred from the API, five hundred in a CSV."""
    from django.db.models.functions import Length
    from django.utils import timezone

    from stories.models import Story

    public = Story.objects.public(timezone.now().date()).filter(language="en")
    long = public.annotate(letters=Length("document")).filter(letters__gte=LETTERS)
    story = long.order_by("letters").first()
    if story is None:
        raise SystemExit("None of the stories is long enough: make more.")
    return {
        "list": "/en/stories/",
        "two topics": "/en/stories/?coercion=restraint&country=DE",
        "search": "/en/stories/?q=water+door",
        "best match": "/en/stories/?q=water+door&sort=relevance",
        "story": story.get_absolute_url(),
        "feed": "/feeds/stories.atom",
        "API": "/api/stories",
        "CSV": "/api/stories.csv",
    }


def _page(name: str, path: str) -> Page:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        response: Any = client.get(path)
    if response.status_code != 200:
        raise SystemExit(f"{path} answered {response.status_code}.")
    return Page(name, path, response.content, len(asked))


def measured(pages: list[Page], folder: Path, seconds: int) -> None:
    """Each page as a row."""
    with ExitStack() as stack:
        address = stack.enter_context(redis(folder))
        bare = stack.enter_context(gunicorn("bench.bare"))
        fresh = stack.enter_context(gunicorn("community.wsgi"))
        kept = stack.enter_context(gunicorn("community.wsgi", HNH_BENCH_REDIS=address))
        same = {page.name.replace(" ", "-"): page.html for page in pages}
        files = stack.enter_context(nginx(folder, same))
        for server, path in (
            (bare, "/"),
            *((each, p.path) for each in (fresh, kept) for p in pages),
        ):
            warm(server, path)
        for page in pages:
            print(_row(page, bare, fresh, kept, files, seconds), flush=True)


def _row(page: Page, bare: Server, fresh: Server, kept: Server, files: Server, seconds: int) -> str:
    from bench.sizes import compressed, first_view

    floor, made = rate(bare, "/", seconds), rate(fresh, page.path, seconds)
    floor_again, again = rate(bare, "/", seconds), rate(kept, page.path, seconds)
    nginx_rate = rate(files, f"/{page.name.replace(' ', '-')}.html", 1)
    return (
        f"{page.name:12}{page.queries:>8}{len(page.html):>8}{compressed(page.html):>7}"
        f"{first_view(page.html):>7}{_cells(made, floor)}{MOST.get(page.name, ''):>6}"
        f"{again.a_second:>9.0f}{again.times(floor_again):>8.1f}{again.work(floor_again):>7.1f}"
        f"{nginx_rate.a_second:>9.0f}"
    )


def _cells(made: Rate, floor: Rate) -> str:
    return (
        f"{made.a_second:>10.0f}{made.processor:>8.2f}"
        f"{made.times(floor):>8.1f}{made.work(floor):>7.1f}"
    )


if __name__ == "__main__":
    main()
