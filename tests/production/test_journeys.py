"""People go their ways through nginx, TLS, two app servers, PostgreSQL and Redis."""

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Witness
from tests.browser.inspecting import GONE
from tests.browser.people import Moderator
from tests.browser.test_finding_allies import look_near
from tests.browser.test_journey import test_from_the_first_word_to_nothing_left as _whole_way
from tests.browser.test_plan import (  # noqa: F401 - a plan is made and nobody hears of it
    test_a_plan_is_made_saved_and_loaded_again,
)
from tests.production.asking import ask_app
from tests.production.needles import SOUGHT, TOWN
from tests.production.site import ProductionSite, code_of

pytestmark = pytest.mark.browser
FIRST = "first-day@example.org"
Open = Callable[..., Page]
REFERENCES = (
    "from stories.models import Tombstone;"
    "print(*(one.reference.lower() for one in Tombstone.objects.all()))"
)


def test_a_story_is_told_read_and_taken_back_on_every_server(
    site: ProductionSite, open_page: Open, witness: Witness
) -> None:
    """The whole way of a story; then each server by itself knows that it has gone."""
    _whole_way(site, open_page, witness, javascript=True)
    (reference,) = site.stack.python(REFERENCES).split()
    for server in site.stack.app:
        assert ask_app(server, f"/en/stories/{reference}/").status == GONE


def test_one_search_over_everything(open_page: Open) -> None:
    page = open_page()
    page.goto("/en/search/")
    page.get_by_role("searchbox").fill(f"{SOUGHT} Bruenn")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/en/search/\?q={SOUGHT}"))
    page.goto(f"/en/stories/?q={SOUGHT}%22")
    expect(page.locator("h1")).to_be_visible()


def test_allies_are_looked_for_near_a_town(open_page: Open) -> None:
    page = open_page()
    look_near(page, TOWN)
    look_near(page, "Halle")
    page.get_by_role("link", name="Halle, Flanders, Belgium").first.click()
    expect(page).to_have_url(re.compile("near=Halle&place=2796696"))
    expect(page.get_by_text("within 50 km (31 miles) of Halle")).to_be_visible()


def test_the_first_person_sets_up_a_second_step(site: ProductionSite, open_page: Open) -> None:
    """As on the first day: an account by command, a code by mail, an app, and then the admin."""
    site.manage("createsuperuser", "--noinput", "--email", FIRST)
    page = open_page(viewport={"width": 1280, "height": 900})
    page.goto("/admin/")
    press_on(page, "email", FIRST)
    press_on(page, "code", emailed_code(site, FIRST))
    expect(page.get_by_role("heading", name="Set up your second step")).to_be_visible()
    page.locator("summary").first.click()
    key = "".join(page.locator("#app-key [aria-hidden=true]").all_inner_texts())
    press_on(page, "code", code_of(key.replace(" ", "").strip(), time.time()))
    page.goto("/admin/")
    expect(page).to_have_url(re.compile("/admin/$"))
    expect(page.locator("main").first).to_be_visible()


def test_a_session_is_known_to_both_servers(site: ProductionSite, open_page: Open) -> None:
    desk = Moderator(open_page(viewport={"width": 1280, "height": 900}), site)  # type: ignore[arg-type]
    desk.sign_in()
    for server in site.stack.app:
        server.stop()
        answer = desk.page.goto("/admin/desk/")
        server.start()
        assert answer is not None and answer.status == 200
        expect(desk.page).to_have_url(re.compile("/admin/desk/$"))


def press_on(page: Page, field: str, value: str) -> None:
    """Fill in the one field and go on."""
    page.locator(f"main input[name={field}]").fill(value)
    with page.expect_navigation():
        page.locator("main form").first.locator("button").first.click()


def emailed_code(site: ProductionSite, address: str) -> str:
    """From the newest letter to this address."""
    found = re.search(r"\b\d{4}-\d{4}\b", site.stack.mail.newest(address))
    assert found
    return found[0]
