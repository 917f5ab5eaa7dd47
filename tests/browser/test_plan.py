"""A plan is made, saved, loaded, printed, and never sent: every request is watched."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Page]
NEEDLE = "Xylophone-needle"


def watch(page: Any) -> list[str]:
    """Addresses asked, bodies sent, and what the console says, from here on."""
    seen: list[str] = []
    page.on("request", lambda asked: seen.append(f"{asked.url} {asked.post_data or ''}"))
    page.on("console", lambda said: seen.append(f"console: {said.text} {said.location['url']}"))
    return seen


def answer(page: Any, name: str) -> Any:
    return page.locator(f'[data-plan-answer="{name}"]')


def test_a_plan_is_made_saved_and_loaded_again(open_page: Open, tmp_path: Path) -> None:
    page = open_page()
    page.goto("/en/plan/statement/")
    seen = watch(page)
    page.context.set_offline(True)  # once open, it needs nobody
    answer(page, "name").fill("R.")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="What helps me, and what harms me")).to_be_visible()
    assert not answer(page, "name").is_visible()
    answer(page, "harms").fill(NEEDLE)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save in a file").click()
    file = tmp_path / "plan.json"
    waiting.value.save_as(file)
    saved = json.loads(file.read_text())
    assert saved["answers"] == {"name": "R.", "harms": NEEDLE}
    assert (saved["format"], saved["version"], saved["kind"]) == (
        "heard-not-held-plan",
        1,
        "statement",
    )
    assert [line for line in seen if "blob:" not in line and "favicon" not in line] == []
    assert not [line for line in seen if NEEDLE in line]
    page.context.set_offline(False)

    again = open_page()
    again.goto("/en/plan/joint/")
    again.get_by_label("Open a file that you saved here before").set_input_files(file)
    expect(again.get_by_text("another kind of plan")).to_be_visible()
    assert answer(again, "harms").input_value() == NEEDLE
    assert again.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])") == "[{},{}]"


@pytest.mark.parametrize(
    "content", ["", "{}", "nonsense", '{"format": "x"}', '{"format": "heard-not-held-plan"}', "[1]"]
)
def test_a_strange_file_changes_nothing(open_page: Open, tmp_path: Path, content: str) -> None:
    file = tmp_path / "odd.json"
    file.write_text(content)
    page = open_page()
    page.goto("/en/plan/statement/")
    answer(page, "name").fill("R.")
    page.get_by_label("Open a file that you saved here before").set_input_files(file)
    expect(page.get_by_text("Nothing was changed")).to_be_visible()
    assert answer(page, "name").input_value() == "R."


def test_paper_holds_everything_and_the_card_only_its_lines(open_page: Open) -> None:
    page = open_page()
    page.goto("/en/plan/statement/")
    page.evaluate("window.print = () => {}")
    answer(page, "name").fill("R.")
    page.get_by_role("button", name="Show everything on one page").click()
    answer(page, "trust").fill("Sister, 000")
    answer(page, "harms").fill(NEEDLE)
    page.emulate_media(media="print")
    papers = page.locator("[data-plan-paper]:visible")
    assert papers.count() == page.locator("[data-plan-answer]").count()
    assert NEEDLE in papers.all_inner_texts()
    assert not page.locator("[data-plan-card]").is_visible()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Print a card for the wallet").click()
    page.emulate_media(media="print")
    card = page.locator("[data-plan-card]")
    assert card.is_visible() and "Sister, 000" in card.inner_text()
    assert NEEDLE not in card.inner_text()
    expect(page.get_by_role("heading", name="Signed")).to_be_hidden()


def test_without_scripts_it_is_a_form_for_paper(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/en/plan/agreement/")
    expect(page.get_by_text("Without JavaScript nothing can be saved here")).to_be_visible()
    expect(page.get_by_role("button", name="Save in a file")).to_be_hidden()
    page.get_by_label("What they may not do").fill("Sell my flat.")
    page.emulate_media(media="print")
    expect(page.get_by_label("What they may not do")).to_be_visible()


def test_writing_for_oneself(open_page: Open, tmp_path: Path) -> None:
    page = open_page()
    page.goto("/en/plan/write/")
    seen = watch(page)
    page.get_by_label("Your words").fill(f"First line.\n{NEEDLE}")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save in a file").click()
    file = tmp_path / "pages.txt"
    waiting.value.save_as(file)
    assert file.read_text() == f"First line.\n{NEEDLE}"
    assert not [line for line in seen if NEEDLE in line]
    page.get_by_label("Your words").fill("")
    page.get_by_label("Open a file that you saved here before").set_input_files(file)
    expect(page.get_by_label("Your words")).to_have_value(f"First line.\n{NEEDLE}")
