"""Asking for open stories as a program does, each answer held to its description."""

import csv
import io
from typing import Any

from django.http import HttpResponse
from django.test import Client

from tests.stories.api.contract import kept_to

JSON, CSV = "/api/stories", "/api/stories.csv"
BOTH = [JSON, CSV]


def ask(client: Client, path: str = JSON, **words: Any) -> HttpResponse:
    return kept_to(client.get(path, words), path)


def rows(client: Client, **words: Any) -> list[dict[str, str]]:
    """The spreadsheet as a program reads it."""
    return list(csv.DictReader(io.StringIO(ask(client, CSV, **words).content.decode())))


def listed(client: Client, path: str = JSON, **words: Any) -> list[str]:
    found = ask(client, JSON, **words).json()["stories"] if path == JSON else rows(client, **words)
    return [row["reference"] for row in found]
