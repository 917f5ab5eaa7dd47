"""A second version of the wordings, for tests: a folder of its own, never a shipped file."""

import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from stories import consent

SHIPPED = consent.WORDINGS
FIRST = consent.newest()
SECOND = f"{FIRST.split('-')[0]}-{int(FIRST.split('-')[1]) + 1}"
OLDER = "2026-2"  # the last words by which `quote` is for the people who run this site alone
MARKS = re.compile(r"^(asks_again|what_changed) = .*\n", re.MULTILINE)
CHANGED = "New: the words can now go to another place as well."


def reword(
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    *,
    asks: Iterable[str] = (),
    clearer: Iterable[str] = (),
    version: str = SECOND,
) -> None:
    """From now on there is a newer version: some purposes mean more, some are only said better."""
    # A folder of its own each time: what is there is read once.
    folder = folder / version
    shutil.copytree(consent.WORDINGS, folder)
    for path in SHIPPED.glob(f"{FIRST}.*.toml"):
        text = MARKS.sub("", path.read_text())
        for purpose in asks:
            marks = f'asks_again = true\nwhat_changed = "{CHANGED}"\n'
            text = text.replace(f"[{purpose}]\n", f"[{purpose}]\n{marks}")
        for purpose in (*asks, *clearer):
            before, after = text.split(f"[{purpose}]\n", 1)
            after = after.replace('text = """\n', f'text = """\nIn {version} words: ', 1)
            text = f"{before}[{purpose}]\n{after}"
        (folder / path.name.replace(FIRST, version)).write_text(text)
    monkeypatch.setattr(consent, "WORDINGS", folder)


@contextmanager
def as_before(version: str = OLDER) -> Iterator[None]:
    """Whatever is agreed to meanwhile is a yes to the words of this earlier version."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("stories.actions.ledger.newest", lambda: version)
        yield
