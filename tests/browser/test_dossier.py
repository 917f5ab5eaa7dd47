"""A dossier in the browser: made without JavaScript, typed into, printed; nothing typed leaves."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import Witness
from tests.browser.inspecting import look

pytestmark = [pytest.mark.browser, pytest.mark.once]
TYPED = "Quellwasserstein wants a meeting on Tuesday."
SHEET = "/dossier/sheet/?country=IE&topic=seclusion"


def references(page: Page, language: str = "en") -> list[str]:
    page.goto(f"/{language}/dossier/?country=IE")
    return page.eval_on_selector_all("input[name=story]", "boxes => boxes.map(b => b.value)")


def test_without_javascript_from_a_country_to_chosen_sentences(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/en/dossier/")
    page.get_by_label("Country").select_option("IE")
    page.get_by_role("button", name="Show stories").click()
    page.get_by_role("checkbox", name="The clock with no hands").check()
    page.get_by_role("button", name="Show stories").click()
    page.get_by_role("link", name=re.compile("Choose sentences.*The clock")).click()
    page.get_by_text("Open the text").click()
    page.get_by_role("checkbox", name="I counted the faces.").check()
    page.get_by_role("checkbox", name="Not one of them spoke.").check()
    page.get_by_role("button", name="Take these").click()
    expect(page.get_by_text("2 sentences chosen.")).to_be_visible()
    page.get_by_label("Language of the page").select_option("de")
    page.get_by_role("button", name="Make the page").click()
    page.locator("summary", has_text="Vor dem Lesen").click()
    expect(page.locator("blockquote")).to_have_text("I counted the faces. Not one of them spoke.")
    page.get_by_label("In unseren eigenen Worten").fill(TYPED)
    page.emulate_media(media="print")
    expect(page.get_by_label("In unseren eigenen Worten")).to_have_value(TYPED)
    expect(page.locator(".sheet-foot")).to_be_visible()


def test_nothing_typed_reaches_anybody(open_page: Callable[..., Page], witness: Witness) -> None:
    page = open_page()
    asked: list[Request] = []
    (first, *_others) = references(page)
    page.goto(f"/en{SHEET}&story={first}")
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: asked.append(request))
    boxes = page.locator("[data-own-words]")
    assert boxes.count() == 3
    for box in boxes.all():
        box.press_sequentially(TYPED)
        box.press("Enter")
        box.blur()
    page.emulate_media(media="print")
    expect(page.locator(".own-print").first).to_have_text(TYPED)
    expect(page.locator("[data-own-words]").first).to_be_hidden()
    page.pdf(format="A4")
    # On paper the quotes stand open, in a typeface of ours that the screen did not need.
    assert [one.url for one in asked if "/static/fonts/" not in one.url] == []
    asked.clear()
    # A script that tried would be refused: by fetch, by a beacon, by a form.
    refused = page.evaluate(
        """async () => {
          const tried = await fetch("/en/?own=x").then(() => "sent", () => "refused");
          const form = document.createElement("form");
          form.action = "/en/dossier/?own=x";
          document.body.append(form);
          form.submit();
          return tried;
        }"""
    )
    page.wait_for_timeout(300)
    # The browser says so, as it should.
    witness.complaints = [said for said in witness.complaints if "Security Policy" not in said]
    assert refused == "refused" and "own=x" not in page.url
    assert [one.url for one in asked if one.response()] == []
    page.reload()
    expect(page.locator("[data-own-words]").first).to_have_value("")


def test_paper_shows_what_the_screen_keeps_closed(open_page: Callable[..., Page]) -> None:
    page = open_page()
    (first, *_others) = references(page)
    page.goto(f"/en{SHEET}&story={first}")
    quote = page.locator("blockquote").first
    expect(quote).to_be_hidden()
    page.emulate_media(media="print")
    expect(quote).to_be_visible()
    expect(page.locator(".leave").first).to_be_hidden()
    expect(page.locator(".sheet-foot")).to_contain_text("not representative")
    assert page.evaluate("getComputedStyle(document.querySelector('.sheet-foot')).display") == (
        "table-footer-group"
    )


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_page_of_a_dossier(open_page: Callable[..., Page], language: str) -> None:
    page = open_page()
    (first, *_others) = references(page, language)
    chosen = f"story={first}&country=MT&topic=seclusion&topic=open-dialogue&lang=de"
    paths = ("dossier/", "dossier/sheet/", f"dossier/sentences/{first.lower()}/")
    assert look(page, [f"/{language}/{path}?{chosen}" for path in paths]) == []
