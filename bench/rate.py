"""Load: wrk with eight connections, and what each answer cost."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from typing import Final

from bench.servers import Server

CONNECTIONS: Final = 8
_ANSWERS: Final = re.compile(r"(\d+) requests in ([\d.]+)(m?s)")


@dataclass(frozen=True)
class Rate:
    """Answers a second, and milliseconds of the processor an answer."""

    a_second: float
    processor: float

    def times(self, floor: "Rate") -> float:
        """How many times as long as the floor it takes."""
        return floor.a_second / self.a_second if self.a_second else float("inf")

    def work(self, floor: "Rate") -> float:
        """How many times the floor's processor time: a busy machine changes it less."""
        return self.processor / floor.processor if floor.processor else float("inf")


def rate(server: Server, path: str, seconds: int) -> Rate:
    """Ask for one address as often as it answers. Raises SystemExit on any other answer."""
    began = server.seconds()
    command = [
        _wrk(),
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{seconds}s",
        "--timeout",
        "60s",
        server.url(path),
    ]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own words
    if "Non-2xx" in told or "Socket errors" in told:
        raise SystemExit(f"{path} was not answered:\n{told}")
    found = _ANSWERS.search(told)
    number = int(found[1]) if found else 0
    if not number or not found:
        raise SystemExit(f"{path} was not answered:\n{told}")
    return Rate(number / float(found[2]), (server.seconds() - began) / number * 1000)


def _wrk() -> str:
    found = shutil.which("wrk")
    if found is None:
        raise SystemExit("wrk is missing. Install it: sudo apt-get install wrk nginx-light")
    return found
