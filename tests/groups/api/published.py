"""The published schemas of HSDS 3.0, in the strict sense: no field that they do not name."""

import json
import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema

TABLES = tomllib.loads(Path(__file__).with_name("published.toml").read_text())
FORMATS = ("uuid", "uri", "email", "date-time")
FOLDER = os.environ.get("HNH_HSDS_SCHEMAS", "")
CHECKER = jsonschema.FormatChecker()


@cache
def schema_of(table: str, *, flat: bool = False) -> dict[str, Any]:
    """Our extract as a JSON Schema that refuses whatever it does not name.

    `flat`: a row of a list, with one-to-one fields only.
    """
    known = {name: _object(words.split(), flat=flat) for name, words in TABLES.items()}
    return {"$ref": f"#/$defs/{table}", "$defs": known}


def _object(words: list[str], *, flat: bool) -> dict[str, Any]:
    properties, required = {}, []
    for word in words:
        name, _, form = word.partition(":")
        if name.endswith("*"):
            required.append(name := name[:-1])
        if not (flat and form[0] == "["):
            properties[name] = _form(form)
    told = {"properties": properties, "required": required}
    return {"type": "object", "additionalProperties": False} | told


def _form(form: str) -> dict[str, Any]:
    below = {"$ref": f"#/$defs/{form.strip('[]{}')}"}
    if form[0] == "[":
        return {"type": "array", "items": below}
    if form[0] == "{":
        return below
    if form in FORMATS:
        return {"type": "string", "format": form}
    if "|" in form:
        return {"enum": [one.replace("_", " ") for one in form.split("|")]}
    return {"type": form}


def errors(schema: dict[str, Any], thing: Any) -> list[str]:
    """What is wrong with it, by its place."""
    found = jsonschema.Draft202012Validator(schema, format_checker=CHECKER).iter_errors(thing)
    return [f"{error.json_path}: {error.message[:200]}" for error in found]


@cache
def file_of(name: str) -> dict[str, Any]:
    """A published file, made strict."""
    folder = Path(FOLDER)
    text = (folder / f"{name}.json").read_text()
    schema = json.loads(text)
    if name == "taxonomy_term":
        schema["properties"]["taxonomy_detail"] = json.loads((folder / "taxonomy.json").read_text())
    return strict(schema)


def strict(schema: Any) -> Any:
    """The same with nothing beside what it names, everywhere below."""
    if isinstance(schema, list):
        return [strict(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made = {name: strict(value) for name, value in schema.items()}
    if isinstance(made.get("properties"), dict):
        made["additionalProperties"] = False
    return made
