"""Words stay words: in files, letters, calendars, headers, logs and pages.

ASVS 1.2.1, 1.2.3, 1.2.10, 1.3.3, 1.3.11, 5.4.2, 16.4.1. CSV files one by one:
`tests/stories/api/test_open_stories.py`, `tests/groups/api/test_open_groups.py`,
`tests/stories/desk/test_audit.py`, `tests/stories/numbers/test_page.py`.
"""

import csv
import io
import logging
import re
from pathlib import Path

import pytest
from django.core.mail import EmailMessage
from django.http import HttpResponse
from django.http.response import BadHeaderError
from django.test import Client

from community.lib.spreadsheet import FORMULA, cell
from community.logs import QuietFormatter
from tests.groups.factories import make_group

ROOT = Path(__file__).resolve().parents[2]
FORMULAS = [f"{sign}cmd|' /C calc'!A0" for sign in FORMULA] + ["=1+1\n", "\t=1", "\0=1"]
LINES = "Voices\r\nBcc: all@example.org\r\nATTENDEE:mailto:x@example.org\n\nBody"


@pytest.mark.parametrize("written", FORMULAS)
def test_asvs_1_2_10_no_cell_begins_a_formula(written: str) -> None:
    """Every sign of the standard's list, full-width ones, and NUL."""
    assert cell(written).startswith("'")
    text = io.StringIO()
    csv.writer(text).writerow([cell(written), "next"])
    assert next(csv.reader(io.StringIO(text.getvalue(), newline="")))[0].startswith("'")


def test_asvs_1_2_10_every_file_of_cells_is_written_through_it() -> None:
    """A module that writes CSV and does not know the one rule for cells fails."""
    unknown = [
        str(path.relative_to(ROOT))
        for app in ("community", "stories", "groups", "home")
        for path in (ROOT / app).rglob("*.py")
        if re.search(r"csv\.(?:Dict)?[wW]riter\(", text := path.read_text())
        and "spreadsheet" not in text
        and "make_" not in path.name
    ]
    assert unknown == []


@pytest.mark.django_db(databases=["default", "keys"])
def test_asvs_1_3_3_a_name_adds_no_line_to_anything(client: Client) -> None:
    """Of calendars, of lists for machines, of pages: it is one line wherever it stands."""
    group = make_group(LINES, slug="example-voices", about=LINES)
    group.refresh_from_db()
    assert "\n" not in group.name and "\r" not in group.name
    page = client.get("/en/find/example-voices/")
    assert page.status_code == 200
    rows = list(csv.reader(io.StringIO(client.get("/api/groups.csv").content.decode())))
    assert len({len(row) for row in rows if row}) == 1


def test_asvs_1_3_11_a_letter_takes_no_header_from_words() -> None:
    """Django's own refuses; ours never come so far, since a name is one line."""
    for field in ("subject", "to", "from_email", "reply_to"):
        value = [LINES] if field in ("to", "reply_to") else LINES
        letter = EmailMessage(**({"to": ["a@example.org"]} | {field: value}))
        with pytest.raises((BadHeaderError, ValueError)):
            letter.message()


def test_asvs_1_2_1_nor_does_an_answer() -> None:
    """A header with a line end in it is never sent."""
    with pytest.raises(BadHeaderError):
        HttpResponse(headers={"Content-Disposition": f'attachment; filename="{LINES}"'})


def test_asvs_5_4_2_the_name_of_every_file_is_ours() -> None:
    """What stands after `filename=` is written in the code, or an address of ours."""
    found = {
        name
        for app in ("community", "stories", "groups", "home")
        for path in (ROOT / app).rglob("*.py")
        for name in re.findall(r'filename="([^"]*)"', path.read_text())
        if "{" in name
    }
    assert found == {"{name}", "{name}.csv", "{name}.ics"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\x0b", "\x85", "\u2028", "\x1b[2J", "\u202e"])
def test_asvs_16_4_1_one_entry_of_a_log_is_one_line(end: str) -> None:
    """Whatever an address held: no second entry, nothing that a terminal carries out."""
    said = f"Internal Server Error: /en/x{end}ERROR django.request made up"
    record = logging.LogRecord("django.request", logging.ERROR, "", 1, said, None, None)
    line = QuietFormatter().format(record)
    assert len(line.splitlines()) == 1 and end not in line


@pytest.mark.django_db(databases=["default", "keys"])
@pytest.mark.parametrize("address", ["/en/search/", "/en/find/", "/en/stories/", "/en/circles/"])
def test_asvs_1_2_1_what_is_asked_is_shown_as_words(client: Client, address: str) -> None:
    """In the box of a search and in the sentence above its answers."""
    evil = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}${7*7}"
    said = {"q": evil, "near": evil, "day": evil, "language": evil, "without": evil, "sort": evil}
    page = client.get(address, said).content.decode()
    assert "<script>alert(1)" not in page and "<img src=x" not in page and "49" not in page
