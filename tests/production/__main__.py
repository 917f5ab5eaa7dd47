"""Production, tried as a whole: `make production-test`. Arguments go on to pytest."""

import os
import sys
from pathlib import Path

import pytest

from tests.production.stack.needs import install

HERE = Path(__file__).parent
# In this order: what was left behind is looked for when everybody has gone.
FILES = ("deploy", "proxy", "journeys", "flood", "away", "bodies", "handbook", "traces")


def main(arguments: list[str]) -> int:
    """Install what is missing, run everything; pytest's answer."""
    install()
    os.environ["HNH_PRODUCTION_TEST"] = "1"
    files = [str(HERE / f"test_{name}.py") for name in FILES]
    named = [word for word in arguments if not word.startswith("-")]
    options = ["-q", "-p", "no:cacheprovider", "--durations=10", "--durations-min=3"]
    return int(pytest.main([*options, *arguments, *([] if named else files)]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
