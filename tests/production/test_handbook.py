"""Each command of `docs/operate/` is run here, or says why not."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.production.stack import Stack
from tests.production.stack.servers import ROOT

PAGES: Final = sorted((ROOT / "docs" / "operate").glob("*.md"))
BLOCK: Final = re.compile(r"^```[a-z]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CHECKED, ELSEWHERE, NOT_CHECKED = "# checked", "# checked in ", "# not checked: "


def blocks(page: Path) -> list[str]:
    """What stands between fences."""
    return BLOCK.findall(page.read_text())


def checked() -> Iterator[tuple[str, str]]:
    """Where each block stands that is to be run, and the block."""
    for page in PAGES:
        for number, block in enumerate(blocks(page), start=1):
            if block.startswith(f"{CHECKED}\n"):
                yield f"{page.name} {number}", block


def here(block: str, stack: Stack) -> str:
    """The block with the places and names of this stack instead of an operator's."""
    for theirs, ours in (
        ("/srv/hnh/site", str(ROOT)),
        ("/srv/hnh", str(stack.folder)),
        ("/etc/hnh", str(stack.folder / "etc-hnh")),
        ("/run/hnh-identities", str(stack.folder)),
        ("https://heard.example.org", stack.url),
    ):
        block = block.replace(theirs, ours)
    return block


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_block_says_whether_it_is_checked(page: Path) -> None:
    for block in blocks(page):
        first, *lines = block.splitlines()
        if first.startswith(ELSEWHERE):
            there = ROOT / "docs" / "operate" / first.removeprefix(ELSEWHERE)
            run = [
                line
                for b in blocks(there)
                if b.startswith(f"{CHECKED}\n")
                for line in b.splitlines()
            ]
            assert set(lines) <= set(run), block
        else:
            assert first == CHECKED or first.startswith(NOT_CHECKED), block


@pytest.mark.parametrize("block", [pytest.param(b, id=name) for name, b in checked()])
def test_what_is_called_checked_works(block: str, stack: Stack) -> None:
    path = f"{stack.folder}/rendered/bin:{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "CURL_CA_BUNDLE": f"{stack.folder}/certificate.pem"}
    done = subprocess.run(
        ["bash", "-eu", "-o", "pipefail", "-c", here(block, stack)],
        cwd=stack.folder,
        env={k: v for k, v in environment.items() if not k.startswith("HNH_")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, f"{block}\n{done.stdout}\n{done.stderr}"
