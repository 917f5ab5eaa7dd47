"""The whole site under load, on the cores of this machine: `make load`.

    python -m bench.load [--only readers submissions slow-clients bad-codes form-posts]
                         [--seconds 15] [--turns 3] [--minutes 1] [--a-second 20] [--readers 300]

Ends with 1 where something that was promised did not hold.
"""

import argparse
import asyncio
import os
import sys
import time
from collections.abc import Callable
from typing import Final

from bench.load import pouring
from bench.load.browser import Browser
from bench.load.crowded import crowded
from bench.load.flood import flooded
from bench.load.journey import tell
from bench.load.judgement import Finding
from bench.load.reading import readers
from bench.load.site import Site, site
from bench.load.slow import slow_clients
from bench.load.submissions import submissions
from bench.load.wrk import Crowd, Wrk

WARM: Final = 3  # seconds


def main() -> int:
    """0 where everything that was asked for held."""
    chosen = _arguments()
    print("The site is being laid out.", flush=True)
    with site() as running:
        crowd = readers(running, chosen.readers)
        Wrk(running, crowd, WARM).told()
        cores, load = os.cpu_count(), os.getloadavg()[0]
        print(
            f"{cores} cores, load {load:.1f} before; {chosen.readers} readers at once", flush=True
        )
        found = [
            finding
            for name, scenario in scenarios(running, crowd, chosen).items()
            if name in chosen.only
            for finding in _told(name, scenario)
        ]
    held = all(finding.held for finding in found)
    print("\nEverything held." if held else "\nNot everything held.")
    return 0 if held else 1


def scenarios(
    running: Site, crowd: Crowd, chosen: argparse.Namespace
) -> dict[str, Callable[[], list[Finding]]]:
    """Each by its name. Nothing of one is made before its turn comes."""
    window = {"seconds": chosen.seconds, "turns": chosen.turns}

    def under(pour: Callable[[Site], Crowd]) -> list[Finding]:
        code = asyncio.run(tell(Browser(running, "10.8.0.4"), "They held me down."))
        return flooded(running, crowd, pour(running), code, **window)

    return {
        "readers": lambda: crowded(
            running, crowd, running.sign_in(), running.waiting(), seconds=2 * chosen.seconds
        ),
        "submissions": lambda: submissions(running, chosen.a_second, 60 * chosen.minutes),
        "slow-clients": lambda: slow_clients(running, crowd, **window),
        "bad-codes": lambda: under(pouring.wrong_codes),
        "form-posts": lambda: under(pouring.posts),
    }


def _told(name: str, scenario: Callable[[], list[Finding]]) -> list[Finding]:
    began = time.monotonic()
    print(f"\n{name}", flush=True)
    found = scenario()
    for finding in found:
        print(finding)
    print(f"  ({time.monotonic() - began:.0f} s, load {os.getloadavg()[0]:.1f})", flush=True)
    return found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    names = ["readers", "submissions", "slow-clients", "bad-codes", "form-posts"]
    parser.add_argument("--only", nargs="+", choices=names, default=names)
    parser.add_argument("--seconds", type=int, default=15, help="of each window")
    parser.add_argument("--turns", type=int, default=3, help="of calm and flood")
    parser.add_argument("--minutes", type=float, default=1, help="of submissions")
    parser.add_argument("--a-second", type=float, default=20, help="submissions")
    parser.add_argument("--readers", type=int, default=300, help="at once")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
