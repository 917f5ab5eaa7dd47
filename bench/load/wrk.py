"""wrk with visitors of many addresses: what they asked, and what they were answered."""

import json
import os
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.load.site import Site

SCRIPT: Final = Path(__file__).with_name("visitors.lua")
LATEST: Final = 60  # seconds: who waits longer has given up
SERVER_ERRORS: Final = 500


@dataclass(frozen=True)
class Crowd:
    """So many connections at once, from so many addresses, with a pause after each answer.

    `asks` are lines of `visitors.lua`; `pause` is milliseconds.
    """

    asks: Iterable[str]
    connections: int
    addresses: int = 1000
    pause: int = 0


@dataclass(frozen=True)
class Told:
    """What wrk tells of one window. `median` and `p99` are seconds."""

    seconds: float
    median: float
    p99: float
    answers: Counter[int]
    broken: int
    late: int

    @property
    def a_second(self) -> float:
        """Answers a second, of whatever kind."""
        return self.answers.total() / self.seconds

    @property
    def failed(self) -> int:
        """Answers that tell of a fault of ours, broken connections, and visitors who gave up."""
        ours = sum(n for status, n in self.answers.items() if status >= SERVER_ERRORS)
        return ours + self.broken + self.late


class Wrk:
    """One running wrk."""

    def __init__(self, site: Site, crowd: Crowd, seconds: int, path: str = "/") -> None:
        with tempfile.NamedTemporaryFile("w", delete=False, suffix=".asks") as file:
            file.writelines(f"{ask}\n" for ask in crowd.asks)
        self._asks = Path(file.name)
        environment = os.environ | {
            "LOAD_ASKS": file.name,
            "LOAD_ADDRESSES": str(crowd.addresses),
            "LOAD_PAUSE": str(crowd.pause),
            "LOAD_HOST": site.host,
            "LOAD_ORIGIN": site.url,
        }
        self.process = subprocess.Popen(  # noqa: S603 - our own words
            [_wrk(), "-t1", f"-c{crowd.connections}", f"-d{seconds}s", f"--timeout={LATEST}s",
             "--latency", "-s", str(SCRIPT), f"https://localhost:{site.https}{path}"],
            env=environment, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def told(self) -> Told:
        """Wait until it ends. Raises RuntimeError when it says nothing."""
        said, _nothing = self.process.communicate()
        self._asks.unlink()
        lines = [line for line in said.splitlines() if line.startswith("{")]
        if not lines:
            raise RuntimeError(f"wrk said nothing:\n{said}")
        told = json.loads(lines[-1])
        told["answers"] = Counter({int(code): n for code, n in told["answers"].items()})
        return Told(**told)


def _wrk() -> str:
    found = shutil.which("wrk")
    if found is None:
        raise SystemExit("wrk is missing. Install it: sudo apt-get install wrk")
    return found
