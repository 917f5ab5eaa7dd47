"""The door before it opens, the operators' list, and every page of a place that closes."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.inspecting import inspect, look
from tests.browser.people import Moderator
from tests.browser.site import Site

pytestmark = pytest.mark.browser
SIZES = [{"width": 360, "height": 740}, {"width": 1280, "height": 900}]
BEGIN = "I am 18 or older. Begin"


@pytest.fixture(scope="module")
def site(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demonstration behind the gate."""
    var = tmp_path_factory.mktemp("gated") / "var"
    shutil.copytree(prepared, var)
    running = Site(var=var).start("tests.browser.gated_wsgi")
    yield running
    running.stop()


def closing(site: Site, stage: str) -> None:
    folder = site.var / "gated-records"
    folder.mkdir(exist_ok=True)
    days = {"announced_on": "2026-11-01", "read_only_on": "2027-02-01", "ends_on": "2027-03-03"}
    (folder / "closing.json").write_text(json.dumps({"stage": stage, "progress": {}, **days}))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scripts", [True, False])
def test_the_door_before_it_opens(site, open_page, size, scripts):
    """The demonstration has stories: it says that it rests; and nothing can be begun."""
    page = open_page(viewport=size, java_script_enabled=scripts)
    answer = page.goto("/en/share/")
    if scripts:
        assert inspect(page, answer) == []
    expect(page.get_by_role("button", name=BEGIN)).to_have_count(0)
    expect(page.get_by_role("link", name="Come back with your code").first).to_be_visible()
    expect(page.locator("main a[href='tel:112']").first).to_be_visible()
    page.goto("/en/")
    expect(page.locator(".hero a[href$='/share/']")).to_have_count(0)


def test_the_list_is_read_and_walked_by_keyboard(site, open_page):
    page = open_page(viewport=SIZES[0])
    Moderator(page, site, email="admin@example.org").sign_in()
    page.goto("/admin/")
    page.get_by_role("link", name="The whole list").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/opening/")
    expect(page.get_by_role("heading", name="Before opening")).to_be_visible()
    for size in reversed(SIZES):
        page.set_viewport_size(size)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    mend = page.get_by_role("link", name="Mend it here").first
    page.get_by_role("link", name="Look at it here").first.focus()
    for _press in range(20):
        page.keyboard.press("Tab")
        if mend.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/helplines/")


@pytest.mark.parametrize("size", SIZES)
def test_the_pages_of_a_place_that_closes(site, open_page, size):
    try:
        closing(site, "announced")
        page = open_page(viewport=size)
        assert look(page, ["/en/", "/en/share/"]) == []
        expect(page.get_by_text("This place is closing.")).to_be_visible()
        closing(site, "closed")
        assert look(page, ["/en/"]) == []
        expect(page.get_by_text("This place has closed.")).to_be_visible()
    finally:
        (site.var / "gated-records" / "closing.json").unlink()
