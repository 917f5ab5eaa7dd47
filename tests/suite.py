"""The whole suite: on SQLite, and where it is there on PostgreSQL. `make test` runs this."""

import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from tests.needs import POSTGRESQL_MISSING
from tests.postgresql import own_postgresql, programs

SUMMARY = re.compile(r"^=+ (?P<counts>.*) in [\d.:]+s.*=+$")
COUNT = re.compile(r"(\d+) ([a-z]+)")
COLOUR = re.compile(r"\x1b\[[\d;]*m")
NO_TESTS = 5
# In the order of the tree: by itself it would leave the long journeys in the browser to the last,
# when one worker has nothing else to do.
WORKERS = ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]


def main(arguments: list[str]) -> int:
    """Run both, then close with one line that counts both; the worst answer of the two."""
    began = time.monotonic()
    counts: Counter[str] = Counter()
    named = bool(os.environ.get("HNH_TEST_POSTGRESQL"))
    with postgresql() as address:
        both = {"HNH_TEST_BOTH": "1"} if address else {}
        worst = _run("SQLite", both | {"HNH_TEST_POSTGRESQL": ""}, arguments, counts)
        if address:
            environment = both | {"HNH_TEST_POSTGRESQL": address}
            environment |= {} if named else {"HNH_TEST_THROWN_AWAY": "1"}
            chosen = ["-m", "not browser", *arguments]
            worst = max(worst, _run("PostgreSQL", environment, chosen, counts))
        elif os.environ.get("CI") == "true":
            worst = max(worst, 1)
    told = ", ".join(f"{number} {what}" for what, number in counts.items()) or "nothing ran"
    print(f"\n==== {told} in {time.monotonic() - began:.2f}s ====", flush=True)
    return worst


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of a server: one that is named to us, else our own; "" where there is none."""
    named, found = os.environ.get("HNH_TEST_POSTGRESQL", ""), programs()
    if named or found is None:
        if not named:
            print(POSTGRESQL_MISSING, flush=True)
        yield named
        return
    with own_postgresql(found) as address:
        yield address


def _run(name: str, environment: dict[str, str], arguments: list[str], counts: Counter[str]) -> int:
    """pytest with these arguments, its lines passed on as they come and its counts added."""
    print(f"\n--- on {name} ---", flush=True)
    workers = WORKERS if "-n" not in arguments else []
    colour = ["--color=yes"] if sys.stdout.isatty() else []
    # The slowest are named, so that somebody notices what has become slow.
    shown = ["-q", "-rsfE", "--durations=25", "--durations-min=5"]
    command = [sys.executable, "-m", "pytest", *shown, *workers, *colour, *arguments]
    process = subprocess.Popen(
        command, env=os.environ | environment, stdout=subprocess.PIPE, text=True
    )
    for line in process.stdout or ():
        sys.stdout.write(line)
        sys.stdout.flush()
        _count(COLOUR.sub("", line).strip(), counts)
    code = process.wait()
    return 0 if code == NO_TESTS else code


def _count(line: str, counts: Counter[str]) -> None:
    found = SUMMARY.match(line) or re.match(r"^(?P<counts>\d+ .*) in [\d.]+s", line)
    for number, what in COUNT.findall(found["counts"]) if found else ():
        counts[what] += int(number)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
