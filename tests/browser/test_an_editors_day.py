"""An editor's day: a page without its source is mended, checked and published; the rest can wait.

The pictures of the editors' handbook are taken on the way (`make pictures`).
"""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.inspecting import look
from tests.browser.people import Moderator
from tests.browser.pictures import take_picture
from tests.browser.site import Site

pytestmark = pytest.mark.browser

WINDOW = {"width": 1100, "height": 800}
NEEDS = "/admin/needs-you/"
TITLE = "Recovery houses"
ADDRESS = "/en/guide/recovery-houses/"
SOURCE = "Example report on recovery houses"
LINE, OFFICE = "Example line of the day", "Example Committee on Health"
BEGIN = f"""
from datetime import timedelta
from django.utils import timezone
from community.models import Helpline
from home.models import GuidePage
guide = GuidePage.objects.get(slug="guide", locale__language_code="en")
page = GuidePage(title={TITLE!r}, slug="recovery-houses", locale=guide.locale,
    lead="A house instead of a ward.",
    body=[("five", {{"country": "Example", **{{name: "<p>A few words.</p>" for name in (
        "what", "how", "known", "unknown", "force")}}}})])
guide.add_child(instance=page)
page.save_revision().publish()
Helpline.objects.all().update(checked_on=timezone.localdate())
Helpline.objects.create(country="IE", name={LINE!r}, number="1800 000", source_name="Example",
    source_url="https://example.org/", checked_on=timezone.localdate() - timedelta(days=200))
"""


def test_an_editors_day(site, open_page, witness):
    witness.forgive(NEEDS)  # a day that is none is refused
    site.manage("shell", "-c", BEGIN)
    editor = Moderator(open_page(viewport=WINDOW), site, "editor@example.org")
    editor.sign_in()
    page = editor.page
    the_morning(page)
    names_the_source(page)
    sends_it_in_and_says_yes(page)
    reader = open_page(java_script_enabled=False)
    reader.goto(ADDRESS)
    expect(reader.get_by_text(SOURCE)).to_be_visible()
    checks_a_line(page)
    puts_something_off(page, site)
    says_what_came_of_it(editor)
    reader.goto("/en/came-of-it/?outcome=not-kept&country=IE")
    expect(reader.get_by_text("The law was changed without asking them.")).to_be_visible()
    assert look(page, [NEEDS]) == []
    page.set_viewport_size({"width": 360, "height": 800})
    assert look(page, [NEEDS]) == []


def row(page: Page, kind: str, what: str) -> Locator:
    """One thing on the list."""
    every = page.locator(f"#{kind}-section .need")
    return every.filter(has=page.get_by_role("link", name=what))


def the_morning(page: Page) -> None:
    """The first of everything on the first page, and the whole list behind it."""
    page.goto("/admin/")
    expect(page.get_by_role("heading", name="Needs you this week")).to_be_visible()
    take_picture(page, "editors-first-page")
    page.get_by_role("link", name=re.compile("The whole list")).click()
    expect(row(page, "advice", TITLE)).to_contain_text("names no source")
    take_picture(page, "editors-list", of=row(page, "advice", TITLE))


def names_the_source(page: Page) -> None:
    """Straight from the list into the page's text; looked at before anybody else sees it."""
    row(page, "advice", TITLE).get_by_role("link", name=TITLE).click()
    body = page.locator("#panel-child-content-body-section")
    expect(body).to_be_in_viewport()
    body.get_by_role("button", name="Insert a block").last.click()
    page.get_by_role("option", name="Source").click()
    body.locator("input[name$='-value-title']").last.fill(SOURCE)
    body.locator("input[name$='-value-url']").last.fill("https://example.org/report")
    take_picture(page, "editors-source", of=body.locator("input[name$='-value-title']").last)
    page.get_by_role("button", name="Toggle preview").click()
    inside = page.frame_locator("iframe[title='Preview']").first
    expect(inside.get_by_text(SOURCE)).to_be_visible()


def sends_it_in_and_says_yes(page: Page) -> None:
    """Sent in by one, it waits on the list of all; a yes publishes it."""
    _choose(page, "Submit to Editors approval")
    expect(page.get_by_text("has been submitted for moderation")).to_be_visible()
    page.goto(NEEDS)
    waiting = page.locator("#workflow-section")
    expect(waiting.get_by_role("link", name=TITLE)).to_be_visible()
    expect(page.locator("#advice-section")).to_contain_text("A changed draft is not published yet.")
    waiting.get_by_role("link", name=TITLE).click()
    _choose(page, "Approve and Publish")
    page.goto(NEEDS)
    for kind in ("advice", "workflow"):
        expect(row(page, kind, TITLE)).to_have_count(0)


def _choose(page: Page, name: str) -> None:
    """A way to save: it stands in the menu beside the button."""
    page.locator("footer").get_by_role("button", name="More actions").click()
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).first.click()


def checks_a_line(page: Page) -> None:
    """It leads to the very field; the line is gone from the list when the day stands there."""
    row(page, "lines", LINE).get_by_role("link", name=LINE).click()
    day = page.locator("#id_checked_on")
    expect(day).to_be_in_viewport()
    day.fill(page.evaluate("new Date().toISOString().slice(0, 10)"))
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).click()
    page.goto(NEEDS)
    expect(page.get_by_role("link", name=LINE)).to_have_count(0)


def puts_something_off(page: Page, site: Site) -> None:
    """Not without a day; everybody sees who did, and housekeeping leaves it alone."""
    one = page.locator("#review-section .need").first
    what = one.get_by_role("link").inner_text()
    one.get_by_text("Not now").click()
    with page.expect_navigation():
        one.get_by_role("button", name="Put it off").click()
    expect(page.get_by_text("Please choose the day on which it comes back.")).to_be_visible()
    with page.expect_navigation():
        one.get_by_role("button", name="For a month").click()
    resting = page.locator("#resting-section .need", has_text=what)
    expect(resting).to_contain_text("put off by")
    take_picture(page, "editors-put-off", of=resting)
    site.manage("housekeeping")
    page.reload()
    expect(resting).to_be_visible()
    with page.expect_navigation():
        resting.get_by_role("button", name="Bring it back").click()
    expect(page.locator("#resting-section")).to_have_count(0)


def says_what_came_of_it(editor: Moderator) -> None:
    """Its day has come: not without a source."""
    page = editor.page
    row(page, "promises", OFFICE).get_by_role("link", name=OFFICE).click()
    page.locator("#id_outcome").select_option("not-kept")
    take_picture(page, "editors-promise", of=page.locator("#id_outcome"))
    editor.press("Save")
    expect(page.get_by_text("Please say this too.").first).to_be_visible()
    page.locator("#id_came").fill("The law was changed without asking them.")
    page.locator("#id_came_on").fill(page.evaluate("new Date().toISOString().slice(0, 10)"))
    page.locator("#id_came_title").fill("Example news")
    page.locator("#id_came_url").fill("https://example.org/law")
    editor.press("Save")
    page.goto(NEEDS)
    expect(page.get_by_role("link", name=OFFICE)).to_have_count(0)
