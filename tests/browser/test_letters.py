"""A letter to leaders: chosen, filled, changed, printed, saved. Every request is watched."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import Witness
from tests.browser.inspecting import look

pytestmark = [pytest.mark.browser, pytest.mark.once]
Open = Callable[..., Page]
NEEDLE = "Xylophone-needle"
LETTERS = "/en/dossier/letters/"
OFFICE = "example-office-ombud-ireland"


def a_story(page: Page) -> str:
    page.goto("/en/dossier/?country=IE")
    found = page.eval_on_selector_all("input[name=story]", "boxes => boxes.map(b => b.value)")
    return str(found[0])


def pages_of(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n") or pdf.count(b"/Type /Page")


def test_without_javascript_from_a_country_to_a_letter_on_paper(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(LETTERS)
    page.get_by_label("Country").select_option("IE")
    page.get_by_role("button", name="Fill this in").click()
    page.get_by_label("Office").select_option(OFFICE)
    page.get_by_role("button", name="Fill this in").click()
    page.get_by_role("link", name="To a body that visits and checks").click()
    box = page.get_by_label("To a body that visits and checks").locator("textarea")
    expect(box).to_have_value(re.compile("^Example office: Ombud"))
    expect(page.get_by_role("button", name="Save as a text file")).to_be_hidden()
    box.fill(f"{NEEDLE} and nothing else.")
    page.emulate_media(media="print")
    expect(box).to_be_visible()
    expect(page.get_by_text("Change it as you like")).to_be_hidden()


def test_nothing_typed_leaves_while_it_is_changed_saved_and_printed(
    open_page: Open, witness: Witness, tmp_path: Path
) -> None:
    page = open_page()
    story = a_story(page)
    page.goto(f"{LETTERS}director/?country=IE&story={story}")
    page.wait_for_load_state("networkidle")
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.context.set_offline(True)  # once open, it needs nobody
    box = page.locator("textarea")
    box.press("Control+Home")
    box.press_sequentially(NEEDLE)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save as a text file").click()
    file = tmp_path / "letter.txt"
    waiting.value.save_as(file)
    saved = file.read_text()
    assert saved.startswith(NEEDLE) and "I ask you:" in saved
    assert "What people say" in saved and f"/stories/{story.lower()}/" in saved
    page.context.set_offline(False)
    page.emulate_media(media="print")  # paper wants a typeface of ours that the screen did not need
    expect(page.locator(".own-print").first).to_contain_text(NEEDLE)
    expect(page.locator("blockquote").first).to_be_visible()
    sent = [f"{one.url} {one.post_data or ''}" for one in asked]
    assert [one for one in sent if NEEDLE in one] == []
    assert [one for one in sent if "blob:" not in one and "/static/" not in one] == []
    kept = page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    )
    assert NEEDLE not in kept
    refused = page.evaluate('fetch("/en/?own=x").then(() => "sent", () => "refused")')
    assert refused == "refused"
    # The browser says so, as it should.
    witness.complaints = [said for said in witness.complaints if "Security Policy" not in said]


@pytest.mark.parametrize("paper", ["meeting", "record"])
def test_a_sheet_is_one_sheet_of_paper(open_page: Open, paper: str) -> None:
    page = open_page()
    story = a_story(page)
    for language in ("en", "de", "fr"):
        page.goto(f"{LETTERS}{paper}/?country=AU&lang={language}&story={story}")
        pdf = page.pdf(format="A4", prefer_css_page_size=True)
        assert pages_of(pdf) == 1, language


def test_what_was_promised_is_written_into_boxes_and_copied(open_page: Open) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{LETTERS}record/")
    page.get_by_role("group", name="Promise 1").get_by_label("What", exact=True).fill(NEEDLE)
    page.get_by_role("button", name="Copy all of it").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    copied: Any = page.evaluate("navigator.clipboard.readText()")
    assert copied.index("Promise 1") < copied.index(NEEDLE) < copied.index("Promise 2")


@pytest.mark.parametrize(("language", "width"), [("en", 360), ("de", 1280)])
def test_every_page_of_letters(open_page: Open, language: str, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    story = a_story(page)
    chosen = f"?country=IE&office={OFFICE}&story={story}&lang=fr"
    paths = ("", "who-decides/", "ministry/", "meeting/", "record/")
    assert look(page, [f"/{language}/dossier/letters/{path}{chosen}" for path in paths]) == []
