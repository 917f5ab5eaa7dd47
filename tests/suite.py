"""The whole suite: on SQLite, and where it is there on PostgreSQL. `make test` runs this."""

import os
import re
import subprocess
import sys
import time
from collections import Counter

from tests.needs import POSTGRESQL_MISSING, find_postgresql

SUMMARY = re.compile(r"^=+ (?P<counts>.*) in [\d.:]+s.*=+$")
COUNT = re.compile(r"(\d+) ([a-z]+)")
COLOUR = re.compile(r"\x1b\[[\d;]*m")
NO_TESTS = 5


def main(arguments: list[str]) -> int:
    """Run both, then close with one line that counts both; the worst answer of the two."""
    began = time.monotonic()
    postgresql = find_postgresql()
    in_ci = os.environ.get("CI") == "true"
    if not postgresql:
        print(POSTGRESQL_MISSING, flush=True)
    both = {"HNH_TEST_BOTH": "1"} if postgresql else {}
    runs = [("SQLite", both | {"HNH_TEST_POSTGRESQL": ""}, [])]
    if postgresql:
        on_postgresql = both | {"HNH_TEST_POSTGRESQL": postgresql}
        runs.append(("PostgreSQL", on_postgresql, ["-m", "not browser"]))
    counts: Counter[str] = Counter()
    worst = 1 if in_ci and not postgresql else 0
    for name, environment, chosen in runs:
        print(f"\n--- on {name} ---", flush=True)
        code = _run(environment, [*chosen, *arguments], counts)
        worst = max(worst, 0 if code == NO_TESTS else code)
    told = ", ".join(f"{number} {what}" for what, number in counts.items()) or "nothing ran"
    print(f"\n==== {told} in {time.monotonic() - began:.2f}s ====", flush=True)
    return worst


def _run(environment: dict[str, str], arguments: list[str], counts: Counter[str]) -> int:
    """pytest with these arguments, its lines passed on as they come and its counts added."""
    workers = ["-n", "2", "--dist", "loadfile"] if "-n" not in arguments else []
    colour = ["--color=yes"] if sys.stdout.isatty() else []
    command = [sys.executable, "-m", "pytest", "-q", "-rsfE", *workers, *colour, *arguments]
    process = subprocess.Popen(
        command, env=os.environ | environment, stdout=subprocess.PIPE, text=True
    )
    for line in process.stdout or ():
        sys.stdout.write(line)
        sys.stdout.flush()
        _count(COLOUR.sub("", line).strip(), counts)
    return process.wait()


def _count(line: str, counts: Counter[str]) -> None:
    found = SUMMARY.match(line) or re.match(r"^(?P<counts>\d+ .*) in [\d.]+s", line)
    for number, what in COUNT.findall(found["counts"]) if found else ():
        counts[what] += int(number)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
