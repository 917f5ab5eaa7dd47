"""`make chaos`: python -m tests.production.chaos [--minutes 2] [--seed 7] [--only kill]"""

import argparse
import random
import sys
import time
from importlib import import_module

from tests.production.chaos.person import Away
from tests.production.chaos.scenarios import Options, Outcome
from tests.production.stack.needs import install

SCENARIOS = (
    "kill",
    "redis-gone",
    "database-gone",
    "full-disk",
    "slow-disk",
    "slow-database",
)


def main() -> int:
    """Every scenario that was asked for; 1 when a law was broken."""
    chosen = _arguments()
    install()
    options = Options(chosen.minutes, chosen.seed)
    print(f"seed {options.seed}, {options.minutes:g} minutes each", flush=True)
    broken = [name for name in chosen.only or SCENARIOS if not _held(name, options)]
    print(f"broken: {', '.join(broken)}" if broken else "everything held", flush=True)
    return int(bool(broken))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make chaos", description=__doc__)
    parser.add_argument("--minutes", type=float, default=2, help="of load in each scenario")
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))
    parser.add_argument("--only", choices=SCENARIOS, action="append")
    return parser.parse_args()


def _held(name: str, options: Options) -> bool:
    began = time.monotonic()
    module = import_module(f"tests.production.chaos.scenarios.{name.replace('-', '_')}")
    try:
        outcome: Outcome = module.run(options)
    except (RuntimeError, LookupError, TimeoutError, Away) as error:
        outcome = Outcome(broken=[f"it could not go on: {error}"])
    took = time.monotonic() - began
    print(f"\n{name}: {'BROKEN' if outcome.broken else 'held'} ({took:.0f} s)")
    for line in outcome.figures:
        print(f"  {line}")
    for law in outcome.broken:
        print(f"  ! {law}")
    sys.stdout.flush()
    return not outcome.broken


if __name__ == "__main__":
    sys.exit(main())
