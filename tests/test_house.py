"""Rules of the house that code can check: directions, migrations, sizes, locks."""

import ast
import importlib.metadata
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from packaging.requirements import Requirement

LICENCES = Path(__file__).resolve().parents[1] / "docs" / "licences.md"
ROOT = Path(__file__).resolve().parents[1]
OURS = ("community", "stories", "groups", "home", "templates", "tests", "bench", "bin")
KINDS = (".py", ".html", ".css", ".js")
LONGEST_FILE = 300
LONGEST_FUNCTION = 60
LONG_FUNCTION = 40
LARGEST_PICTURE = 80_000  # bytes
SHORTEST_ALT = 40
# Both lists may only shrink: whoever mends one of these takes it out or lowers its number.
LONG_FILES: dict[str, int] = {}
LONG_FUNCTIONS = {
    "community/specimen.py specimen_context": 42,
}


def ours(*suffixes: str) -> list[Path]:
    found = [path for app in OURS for path in (ROOT / app).rglob("*") if path.suffix in suffixes]
    assert found
    return sorted(path for path in found if not {"migrations", "vendor"} & set(path.parts))


def functions() -> Iterator[tuple[str, int]]:
    """File and name of every function, and how many lines it takes, its decorators left out."""
    for path in ours(".py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                yield f"{path.relative_to(ROOT)} {node.name}", lines


def test_packages_import_each_other_in_one_direction_only() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[done.stdout.find("Contracts") :]


@pytest.mark.django_db(databases=["default", "keys"])
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db(databases=["default", "keys"])
def test_system_checks_find_nothing() -> None:
    call_command("check", fail_level="WARNING", databases=["default", "keys"])


def test_no_file_is_longer_than_it_may_be() -> None:
    lines = {str(p.relative_to(ROOT)): len(p.read_text().splitlines()) for p in ours(*KINDS)}
    assert {name: n for name, n in lines.items() if n > LONGEST_FILE} == LONG_FILES


def test_no_function_is_longer_than_it_may_be() -> None:
    long = {name: lines for name, lines in functions() if lines > LONG_FUNCTION}
    assert {name: n for name, n in long.items() if n > LONGEST_FUNCTION} == {}
    assert long == LONG_FUNCTIONS


def test_the_readme_tells_of_commands_that_are_there(tmp_path: Path) -> None:
    told = re.findall(r"^    make ([a-z-]+)", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert told == ["run", "test"]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MAKE")}
    for target in told:
        # Make only says what it would do, and fails on an unknown target.
        done = subprocess.run(
            ["make", "--dry-run", "--no-print-directory", target, "VENV=/nonexistent"],
            cwd=ROOT,
            env=environment | {"HNH_VAR": str(tmp_path)},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        assert {"run": "gunicorn", "test": "tests.suite"}[target] in done.stdout


def test_pictures_of_the_handbooks_are_taken_shown_told_and_small() -> None:
    folder = ROOT / "docs" / "handbooks"
    takes = re.compile(r'take_picture\(\w+(?:\.page)?, "([a-z-]+)"')
    taken = {name for path in ours(".py") for name in takes.findall(path.read_text())}
    kept = {path.stem: path for path in (folder / "pictures").glob("*.png")}
    shown = re.compile(r"!\[([^\]]*)\]\(pictures/([a-z-]+)\.png\)")
    pages = [page for path in folder.glob("*.md") for page in shown.findall(path.read_text())]
    assert taken == set(kept) == {name for _alt, name in pages}
    assert [name for alt, name in pages if len(alt) < SHORTEST_ALT] == []
    assert [name for name, path in kept.items() if path.stat().st_size > LARGEST_PICTURE] == []


def test_templates_hold_nothing_inline() -> None:
    """The content policy refuses all of it; so does this."""
    inline = re.compile(
        r"\sstyle=|<style|\son[a-z]+=\"|javascript:|data:image|<script(?![^>]*\ssrc=)"
    )
    wrong = [p for p in (ROOT / "templates").rglob("*.html") if inline.search(p.read_text())]
    assert not wrong


def test_static_files_ask_no_other_host() -> None:
    other = re.compile(r"(?:url\(|@import|fetch\(|src=)\s*[\"']?(?:https?:)?//")
    static = ROOT / "community" / "static"
    files = [*static.rglob("*.css"), *static.rglob("*.js")]
    assert files
    assert not [path for path in files if other.search(path.read_text())]


def locked(name: str) -> dict[str, str]:
    """What a lock file installs here: package and version."""
    text = (ROOT / name).read_text().replace("\\\n", " ")
    entries = [line.split(" --hash=", 1) for line in text.splitlines() if line[:1] not in "#"]
    assert all(len(entry) == 2 for entry in entries), "pip checks sums only if each has one"
    pins = {}
    for asked in (Requirement(entry[0].strip()) for entry in entries):
        if asked.marker is None or asked.marker.evaluate():
            assert canonical(asked.name) not in pins
            pins[canonical(asked.name)] = str(asked.specifier).removeprefix("==")
    return pins


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_lock_holds_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    pins = locked("requirements.lock")
    extras = project["optional-dependencies"]
    for line in project["dependencies"] + extras["production"]:
        asked = Requirement(line)
        assert pins[canonical(asked.name)] in asked.specifier, line
    both = locked("requirements-dev.lock")
    assert pins.items() <= both.items()
    for line in extras["tests"] + extras["lint"]:
        asked = Requirement(line)
        assert both[canonical(asked.name)] in asked.specifier, line


def test_what_is_installed_is_what_is_locked() -> None:
    for name, version in locked("requirements.lock").items():
        assert importlib.metadata.version(name) == version, name


def test_the_licence_of_everything_that_runs_is_listed() -> None:
    """Each part, as it is pinned, with a licence that may be joined with the AGPL (ASVS 15.1.2)."""
    rows = re.findall(r"^\| (\S+) \| (\S+) \| (.+) \|$", LICENCES.read_text(), re.MULTILINE)[1:]
    listed = {canonical(name): version for name, version, _licence in rows}
    assert listed == locked("requirements.lock")
    free = re.compile(r"MIT|BSD|Apache|ISC|MPL|Mozilla|Python Software|PSF|LGPL-3")
    assert not [name for name, _version, licence in rows if not free.search(licence)]
