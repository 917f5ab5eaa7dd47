"""The proxy's own pages: whole, in every language, and nothing about anybody in them."""

import re
from pathlib import Path

import html5lib
import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError

from home.away import PAGES, away_pages

ROOT = Path(__file__).resolve().parents[2]
CODES = [code for code, _name in settings.LANGUAGES]


def test_every_page_is_there_in_every_language_and_neutral_in_the_tab(tmp_path: Path) -> None:
    call_command("away_pages", tmp_path)
    written = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert written == {f"{code}/{page}.html" for code in CODES for page in PAGES}
    for path in tmp_path.rglob("*.html"):
        html = path.read_text()
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(html)
        assert parser.errors == []
        assert f'<html lang="{path.parent.name}"' in html
        assert "Heard" not in re.findall("<title>(.*?)</title>", html)[0]


def test_they_lead_out_of_the_site_and_to_its_first_page_and_to_nothing_that_is_away() -> None:
    for path, html in away_pages():
        links = set(re.findall(r'<a [^>]*href="([^"]+)"', html)) - {"#main"}
        assert settings.LEAVE_URL in links
        assert {link for link in links if link.startswith("/")} == {f"/{path.parent}/"}


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("away_pages", tmp_path / "file")


def test_the_proxy_knows_the_same_languages() -> None:
    counting = (ROOT / "deploy" / "nginx" / "hnh-counting.conf").read_text()
    known = re.findall(r"~\^/([a-z]{2})/ \1;", counting)
    assert ["en", *known] == CODES
