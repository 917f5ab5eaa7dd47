"""`docs/security.md` names every requirement once, and nothing that is not there.

OWASP ASVS 5.0.0 (5.0/docs_en, the English list of requirements): those of levels 1 and 2.
"""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Sections, and how many of their requirements are of level 1 or 2: they come first in each.
SECTIONS = dict(
    entry.split(":")
    for entry in (
        "1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2"
        " 4.1:3 4.2:1 4.3:2 4.4:4 5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3"
        " 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10.1:2"
        " 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1"
        " 12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3"
        " 15.3:7 16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2"
    ).split()
)
WANTED = {
    f"V{section}.{number}"
    for section, most in SECTIONS.items()
    for number in range(1, int(most) + 1)
}
HIGHER = "(level 3)"


@dataclass(frozen=True)
class Row:
    """One line of the tables."""

    numbers: tuple[str, ...]
    state: str
    says: str
    modules: tuple[str, ...]
    tests: tuple[str, ...]


def rows() -> list[Row]:
    """Every line that begins with a number."""
    found = []
    for line in (ROOT / "docs" / "security.md").read_text().splitlines():
        if not line.startswith("| V"):
            continue
        numbers, state, says, module, test = (cell.strip() for cell in line.split("|")[1:-1])
        names = tuple(re.findall(r"`([^`]+)`", module)), tuple(re.findall(r"`([^`]+)`", test))
        found.append(Row(tuple(re.split(r",\s*", numbers)), state, says, *names))
    return found


def test_every_requirement_of_levels_1_and_2_is_there_once() -> None:
    """And what is of level 3 says so."""
    assert len(WANTED) == 253
    every = [number for row in rows() for number in row.numbers]
    plain = {number for number in every if HIGHER not in number}
    assert sorted(WANTED - plain) == [] and sorted(plain - WANTED) == []
    assert [number for number, often in Counter(every).items() if often > 1] == []


def test_what_is_named_exists() -> None:
    """Modules as files or folders; tests as files, and by name where one is named."""
    missing = []
    for row in rows():
        missing += [name for name in row.modules if not (ROOT / name).exists()]
        for name in row.tests:
            path, _, test = name.partition("::")
            file = ROOT / path
            if not file.is_file() or (test and f"def {test}(" not in file.read_text()):
                missing.append(name)
    assert missing == []


def test_each_state_says_what_it_must() -> None:
    """Met by a module and a test; not applicable or open with the reason in words."""
    wrong = [
        row.numbers
        for row in rows()
        if row.state not in ("met", "none", "open")
        or len(row.says) < 5
        or (row.state == "met" and not (row.modules and row.tests))
    ]
    assert wrong == []
