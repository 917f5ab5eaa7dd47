"""What is never written in our code. ASVS 1.2.5, 1.3.2, 1.5.1, 1.5.2, 11.3.1, 11.4.1, 11.5.1."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("community", "stories", "groups", "home")
# Each stands for whole families; ruff's own rules name the rest.
NEVER = {
    "unpickles": r"\b(?:pickle|marshal)\.loads?\(|\bshelve\.open\(|yaml\.(?:unsafe_)?load\(",
    "runs text as a program": r"(?<![.\w])(?:eval|exec)\(",
    "runs a shell": r"shell=True|os\.system\(|os\.popen\(",
    "reads XML that may name other files": r"\blxml\b|xml\.sax|minidom|pulldom",
    "hashes weakly": r"hashlib\.(?:md5|sha1)\(",
    "builds templates out of text": r"\bTemplate\(|from_string\(",
}


def test_asvs_15_1_ruffs_security_rules_are_on_and_find_nothing() -> None:
    """Not only in the settings: asked here, without any rule or file left out in passing."""
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["ruff"]["lint"]
    assert "S" in asked["select"]
    assert not [rule for rule in asked["ignore"] if re.match(r"S\d", rule)]
    ruff = Path(sys.executable).parent / "ruff"
    command = [ruff, "check", "--no-cache", "--select", "S", *APPS, "bin", "bench"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_asvs_15_1_every_exception_from_them_says_why() -> None:
    """A line that is let through has a reason beside it, or in the line above."""
    unsaid = []
    for app in APPS:
        for path in (ROOT / app).rglob("*.py"):
            lines = path.read_text().splitlines()
            for number, line in enumerate(lines):
                excused = re.search(r"noqa: (?:S\d+)(.*)", line)
                above = lines[number - 1].strip() if number else ""
                if excused and not re.search(r"- \w", excused[1]) and not above.startswith("#"):
                    unsaid.append(f"{path.relative_to(ROOT)}:{number + 1}")
    assert unsaid == []


def test_asvs_1_3_2_nothing_dangerous_is_written() -> None:
    """Programs out of text, pickles, shells, entities, weak hashes, templates out of text."""
    found = [
        f"{path.relative_to(ROOT)} {kind}"
        for app in APPS
        for path in (ROOT / app).rglob("*.py")
        if "migrations" not in path.parts and "data" not in path.parts
        for kind, form in NEVER.items()
        if re.search(form, path.read_text())
    ]
    assert found == []


def test_asvs_11_5_1_chance_that_must_not_be_guessed_is_never_pythons_random() -> None:
    """`random` makes invented stories and nothing else; codes and keys come from `secrets`."""
    users = {
        str(path.relative_to(ROOT))
        for app in APPS
        for path in (ROOT / app).rglob("*.py")
        if re.search(r"\brandom\.(?!SystemRandom)[A-Za-z]+\(", path.read_text())
    }
    invents = re.compile(r"invented|make_many|demo")
    assert [name for name in users if not invents.search(name)] == []
