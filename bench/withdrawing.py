"""Stories are withdrawn while readers ask two servers for them, and none may be shown after.

    python -m bench.withdrawing [--stories 200] [--withdrawn 20] [--postgresql postgresql://…]

Two gunicorns of two workers share one Redis and one database; eight readers ask both of them for
the list and for the stories that are about to go. A story counts as shown too late where an answer
that was asked for after its withdrawal was confirmed still holds its words, or its link.
"""

import argparse
import http.client
import os
import random
import tempfile
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from bench.library import own_database
from bench.servers import HERE, Server, gunicorn, redis, warm

READERS: Final = 8
PAUSE: Final = 0.25  # seconds between two withdrawals
LIST: Final = "/en/stories/"
OK: Final = 200
GONE: Final = 410


@dataclass
class Seen:
    """What readers got: how often, and each (when it was asked for, story) that was shown."""

    answers: int = 0
    odd: int = 0
    shown: list[tuple[float, str]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


def main() -> None:
    """Fill, read and withdraw at once, print."""
    chosen = _arguments()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="hnh-bench-")))
        os.environ["HNH_VAR"] = str(folder / "var")
        os.environ["DJANGO_SETTINGS_MODULE"] = "bench.library_settings"
        if chosen.postgresql:
            url = stack.enter_context(own_database(chosen.postgresql))
            os.environ["HNH_BENCH_POSTGRESQL"] = url
        os.environ["HNH_BENCH_REDIS"] = stack.enter_context(redis(folder))
        references = _filled(chosen.stories, chosen.withdrawn)
        pair = [stack.enter_context(gunicorn("community.wsgi")) for _ in range(2)]
        seen, withdrawn = _while_read(pair, references)
    late = [one for one in seen.shown if one[0] > withdrawn.get(one[1], float("inf"))]
    before = len(seen.shown) - len(late)
    print(f"{len(withdrawn)} withdrawals while {READERS} readers asked two servers")
    print(f"{seen.answers} answers, {seen.odd} of another kind than 200 and 410")
    print(f"a story shown before its withdrawal was confirmed: {before} times; after: {len(late)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=200)
    parser.add_argument("--withdrawn", type=int, default=20)
    parser.add_argument("--postgresql", default="", help="a server's address; otherwise SQLite")
    return parser.parse_args()


def _filled(stories: int, withdrawn: int) -> list[str]:
    """A library, and the stories of its first page that are going to be withdrawn."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from stories.models import Story

    for alias in ("default", "keys"):
        call_command("migrate", database=alias, verbosity=0)
    call_command("load_topics", verbosity=0)
    call_command("bench_data", stories=stories)
    public = Story.objects.public(timezone.now().date()).newest_first()
    return list(public.values_list("reference", flat=True)[:withdrawn])


def _while_read(pair: list[Server], references: list[str]) -> tuple[Seen, dict[str, float]]:
    seen, over = Seen(), threading.Event()
    for server in pair:
        warm(server, LIST)
    readers = [
        threading.Thread(target=_read, args=(pair, references, seen, over)) for _ in range(READERS)
    ]
    for reader in readers:
        reader.start()
    time.sleep(1)
    withdrawn = {reference: _withdraw(reference) for reference in references}
    time.sleep(1)
    over.set()
    for reader in readers:
        reader.join()
    return seen, withdrawn


def _withdraw(reference: str) -> float:
    """When its author would have been answered."""
    from django.utils import timezone

    from stories.actions.leaving.withdraw import withdraw
    from stories.vault.models import Submission

    submission = Submission.objects.get(reference=reference)
    removed = withdraw(submission_id=submission.pk, today=timezone.now().date())
    answered = time.monotonic()
    if "pages" in removed.left:
        raise SystemExit("Redis was away.")
    time.sleep(PAUSE)
    return answered


def _read(pair: list[Server], references: list[str], seen: Seen, over: threading.Event) -> None:
    dice = random.Random()  # noqa: S311 - nothing secret
    connections = [http.client.HTTPConnection(HERE, server.port) for server in pair]
    while not over.is_set():
        connection, one = dice.choice(connections), dice.choice(references)
        path = dice.choice([LIST, f"{LIST}{one.lower()}/"])
        asked = time.monotonic()
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
        except ConnectionError:  # a server ends a connection that was left alone
            connection.close()
            continue
        _note(seen, asked, path, answer.status, answer.read().decode(), references)


def _note(seen: Seen, asked: float, path: str, status: int, page: str, references: Any) -> None:
    there = [one for one in references if f"{LIST}{one.lower()}/" in page] if path == LIST else []
    if path != LIST and status == OK:
        there = [path.split("/")[-2].upper()]
    with seen.lock:
        seen.answers += 1
        seen.odd += status not in (OK, GONE)
        seen.shown += [(asked, one) for one in there]


if __name__ == "__main__":
    main()
