"""Our extract of HSDS 3.0 says what the published files say.

The files are not ours to copy. These are collected where HNH_HSDS_SCHEMAS names their folder.
"""

from typing import Any

import pytest

from tests.groups.api import published

FILES = ("service", "organization", "service_at_location")


def same(read: dict[str, Any], name: str, seen: dict[str, dict[str, str]]) -> None:
    """Gather what the files say of each table, and hold every place of it to the first."""
    table = seen.setdefault(read.get("name", name), {})
    for field, value in read["properties"].items():
        inner = value.get("items", value)
        sign = f"{field}{'*' * (field in read.get('required', ()))}"
        if "properties" in inner:
            below = inner.get("name", field)
            table.setdefault(sign, f"[{below}]" if inner is not value else f"{{{below}}}")
            same(inner, field, seen)
        else:
            listed = "|".join(one.replace(" ", "_") for one in value.get("enum", ()))
            table.setdefault(sign, listed or value.get("format") or value["type"])


@pytest.mark.parametrize("name", FILES)
def test_the_extract_is_of_the_published_files(name: str) -> None:
    seen: dict[str, dict[str, str]] = {}
    same(published.file_of(f"compiled/{name}"), name, seen)
    for table, fields in seen.items():
        known = dict(word.split(":", 1) for word in published.TABLES[table].split())
        assert fields.items() <= known.items(), table
