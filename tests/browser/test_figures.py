"""A file of figures is brought in and read; pages of figures and lines; a group tells its own."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.inspecting import OK, by_pressing, look
from tests.browser.people import Moderator

pytestmark = pytest.mark.browser
HEAD = (
    "series,place,measure,unit,period,value,coverage,definition,source_title,publisher,source_url\n"
)
ABOUT = "public wards,Alone in a room,Example report,Example office,https://example.org/report"
ROWS = [
    f"ie-example,Ireland,seclusion,episode-count,2021,4,{ABOUT}",
    f"ie-example,Ireland,seclusion,episode-count,2022,7,{ABOUT}",
]
OTHER = "ie-seclusion-rate,,,,2023,16,,,,,"


def sends(page: Page, folder: Path, *rows: str) -> None:
    """A file, chosen on one's own machine."""
    file = folder / "figures.csv"
    file.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    page.goto("/admin/figures-bring/")
    page.locator("input[type=file]").set_input_files(file)
    answer = by_pressing(page, "Read this file")
    assert answer is not None and answer.status == OK


def test_a_file_of_figures(site, open_page, tmp_path):
    """Faulty first: nothing comes in. Then every row's fate, one press, and readers see it."""
    editor = Moderator(
        open_page(viewport={"width": 1280, "height": 900}), site, "editor@example.org"
    )
    editor.sign_in()
    page = editor.page
    assert look(page, ["/admin/figures-bring/"]) == []

    sends(page, tmp_path, *ROWS, OTHER.replace("16", "sixteen"))
    expect(page.get_by_text("is no number")).to_be_visible()
    expect(page.get_by_text("nothing of this file is brought in")).to_be_visible()
    expect(page.get_by_role("button", name="Bring in")).to_have_count(0)

    sends(page, tmp_path, *ROWS, OTHER)
    row = page.get_by_role("row", name="ie-seclusion-rate · 2023")
    expect(row.locator("del")).to_have_text("15")
    expect(row.locator("ins")).to_have_text("16")
    reader = open_page(java_script_enabled=False)
    assert reader.goto("/en/evidence/ie/").status == OK
    expect(reader.get_by_text("Example report")).to_have_count(0)

    editor.press("Bring in 3 rows")
    expect(page.get_by_text("2 figures are new. 1 is changed.")).to_be_visible()
    reader.wait_for_timeout(1)
    reader.goto("/en/evidence/ie/?now")
    expect(reader.locator("#series-ie-example").get_by_role("img")).to_be_visible()
    table = reader.locator("#table-ie-example")
    expect(table.get_by_role("row", name="2022")).to_contain_text("7")
    rooms = ["/admin/figures-told/", "/admin/figures-bring/"]
    assert look(page, rooms) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_of_figures_and_lines(open_page, width):
    page = open_page(viewport={"width": width, "height": 800})
    beside = "/en/evidence/beside/?series=au-seclusion-rate&series=au-seclusion-count"
    pages = ["au/", "au/ask/", "tell/", "tell/thanks/", ""]
    paths = [*(f"/en/evidence/{one}" for one in pages), beside]
    assert look(page, [*paths, "/en/helplines/", "/en/helplines/es/"]) == []


def test_a_chart_is_heard_through_its_table(open_page):
    """A picture has a name, and leads to the table with the same values."""
    page = open_page()
    page.goto("/en/evidence/au/")
    pictures = page.locator("svg.chart-picture")
    assert pictures.count() > 1
    for number in range(pictures.count()):
        picture = pictures.nth(number)
        table = page.locator(f"#{picture.get_attribute('aria-details')} table")
        said = table.locator("tbody td").all_text_contents()
        values = picture.locator(".chart-value").all_text_contents()
        assert values and set(values) <= {text.strip() for text in said}
        expect(picture.locator("title")).to_contain_text("table below")


def test_a_letter_stays_in_the_browser(open_page):
    """It is changed and printed; whatever is typed, no request is made."""
    page = open_page()
    page.goto("/en/evidence/pt/ask/")
    page.wait_for_load_state("networkidle")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("Your letter").fill("My own words")
    page.emulate_media(media="print")
    expect(page.locator("[data-own-print]")).to_have_text("My own words")
    expect(page.get_by_role("heading", name="The right to information")).to_be_hidden()
    assert asked == []


def test_a_group_tells_its_own_figures_without_scripts(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/en/evidence/tell/?country=IE")
    page.get_by_label("Which organisation counts?").fill("Example Rights Group")
    page.get_by_label("Your numbers").fill("2022 41")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Line 1:").first).to_be_visible()
    expect(page.get_by_label("Which organisation counts?")).to_have_value("Example Rights Group")
    page.get_by_label("Where?").fill("Dublin")
    page.get_by_label("What do you count?").select_option("seclusion")
    page.get_by_label("What exactly is counted").fill("Alone behind a locked door")
    page.get_by_label("How do you count it?").select_option("episode-count")
    page.get_by_label("Your numbers").fill("2022: 41")
    page.get_by_label("Where does it stand?").fill("Our report")
    page.get_by_label("Its address on the internet").fill("https://example.org/report")
    page.get_by_role("button", name="Send").click()
    # A browser that is driven is quicker than a person, and is asked to press once more.
    if page.get_by_text("once more").count():
        page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Thank you. Your figures are here.")).to_be_visible()
