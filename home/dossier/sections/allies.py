"""Who stands with the people who hand this over: room to write, until there is a directory."""

from typing import Any

from home.dossier.sheet import Section, Sheet


def build(sheet: Sheet) -> dict[str, Any]:
    """Nothing is looked up here. Whoever makes the page writes the names themselves."""
    return {}


ALLIES = Section("allies", build)
