"""Fills the files of this folder with the values of one installation.

    python -m deploy.render /etc/hnh/values /etc/hnh/rendered

Every file keeps its name and its place; `@NAME@` in it becomes the value of that name. Nothing is
guessed: a name without a value, and a value that no file asks for, are both refused by name.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parent
# What is filled in; the rest of the folder is about it, or stands as it is.
PARTS: Final = ("bin", "nginx", "systemd", "postgresql", "redis", "haproxy")
NAME: Final = re.compile(r"@([A-Z][A-Z_]*)@")
DEFAULTS: Final = FOLDER / "values"


class Unfilled(ValueError):
    """A file asks for a name without a value, or a value has a name that no file asks for."""


def read_values(file: Path) -> dict[str, str]:
    """`NAME=value` lines; blank lines and those that begin with # say nothing.

    Raises Unfilled for any other line.
    """
    values = {}
    for line in file.read_text().splitlines():
        name, equals, value = line.partition("=")
        if line.strip() and not line.startswith("#"):
            if not equals:
                raise Unfilled(f"{file.name}: {name.strip()} has no value")
            values[name.strip()] = value.strip()
    return values


def templates() -> Iterator[Path]:
    """Every file that is filled in, by its path inside this folder."""
    for part in PARTS:
        for path in sorted((FOLDER / part).rglob("*")):
            if path.is_file():
                yield path.relative_to(FOLDER)


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with every `@NAME@` replaced. Raises Unfilled, naming what is missing."""
    missing = sorted(set(NAME.findall(text)) - set(values))
    if missing:
        raise Unfilled(f"no value for {', '.join(missing)}")
    return NAME.sub(lambda found: values[found[1]], text)


def render(target: Path, changes: Mapping[str, str]) -> None:
    """Write every file into the target, with these values over those of `values`.

    Raises Unfilled when a value fits nowhere: most often its name is mistyped.
    """
    values = read_values(DEFAULTS) | dict(changes)
    texts = {path: (FOLDER / path).read_text() for path in templates()}
    asked = {name for text in texts.values() for name in NAME.findall(text)}
    if unknown := sorted(set(values) - asked):
        raise Unfilled(f"no file asks for {', '.join(unknown)}")
    for path, text in texts.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text(filled(text, values))
        (target / path).chmod((FOLDER / path).stat().st_mode & 0o777)


def main(arguments: list[str]) -> int:
    """0 when everything was written, 2 when it was not asked rightly."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        render(Path(arguments[1]), read_values(Path(arguments[0])))
    except (Unfilled, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
