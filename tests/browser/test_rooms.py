"""Every room of the admin: Wagtail's own open, ours are held to the rules of the public pages."""

import pytest
from playwright.sync_api import Page

from tests.browser.inspecting import (
    LEAVE_OUT,
    OK,
    by_pressing,
    inspect,
    look,
)
from tests.browser.people import Moderator, Visitor

pytestmark = pytest.mark.browser

DESK = ["", "read/", "redact/", "decide/", "messages/"]
ROOMS = "desk claims appeals page-reports translations identifying-words".split()
PRACTICE = ["die-lange-nacht", "the-long-night"]
APPEAL = (
    "from datetime import date; from stories.actions.appeals.ask import ask_appeal;"
    "from stories.vault.models import Submission as S; one = S.objects.get(state='suspended');"
    "ask_appeal(submission_id=one.pk, words='Please look again.', today=date.today())"
)


def rooms_of_the_menu(page: Page) -> list[str]:
    """Where the admin's first page leads, new rooms too."""
    page.goto("/admin/")
    rooms = page.eval_on_selector_all(
        "a[href^='/admin/'], a[href^='/accounts/']", "links => links.map(a => a.pathname)"
    )
    return sorted({room for room in rooms if not any(part in room for part in LEAVE_OUT)})


def test_every_room_of_the_admin(site, open_page):
    """Wagtail's own pages are Wagtail's to make accessible; ours are held to the same rules."""
    page = open_page(viewport={"width": 1280, "height": 900})
    desk = Moderator(page, site)
    desk.sign_in()
    page.goto("/admin/desk/?state=waiting&language=en")
    stories = page.eval_on_selector_all("td a[href]", "links => links.map(a => a.pathname)")
    reference = next(p.split("/")[3] for p in stories if p.count("/") == 4)
    desk.open_story(reference)
    assert look(page, [f"/admin/desk/{reference}/{room}" for room in DESK[1:]]) == []
    page.goto(f"/admin/desk/{reference}/decide/")
    page.locator("input[name=publish][value=about-force]").check()
    assert inspect(page, by_pressing(page, "Next: the words to the author")) == []
    assert look(page, [f"/admin/desk/practice/{slug}/" for slug in PRACTICE]) == []
    page.get_by_role("radio").first.check()
    assert inspect(page, by_pressing(page, "See what a careful reader found")) == []
    menu = rooms_of_the_menu(page)
    assert {f"/admin/{room}/" for room in ROOMS} <= set(menu)
    beside = ["published/", "care/", "pause/", "practice/", f"{reference}/"]
    for path in [*menu, "/admin/safeguarding/", *(f"/admin/desk/{room}" for room in beside)]:
        assert page.goto(path).status == OK, path


def test_every_page_with_words_that_came_by_another_way(site, open_page):
    """A report, an appeal, a translation: read by somebody who has not decided before."""
    Visitor(open_page()).report("The third sentence sounds like a garden that I know.")
    site.manage("shell", "-c", APPEAL)
    page = open_page(viewport={"width": 1280, "height": 900})
    Moderator(page, site, "safeguarding@example.org").sign_in()
    for room in ("page-reports", "appeals", "translations"):
        page.goto(f"/admin/{room}/?work=check")
        page.locator(f"td a[href^='/admin/{room}/']").first.click()
        by_pressing(page, "Open it")
        words = page.eval_on_selector_all(
            "a[href$='/write/'], a[href$='/check/']", "links => links.map(a => a.pathname)"
        )
        assert words or page.url.endswith("/read/"), room
        assert look(page, words or [page.url]) == []


def test_every_room_of_an_administrator(site, open_page):
    page = open_page(viewport={"width": 1280, "height": 900})
    Moderator(page, site, "admin@example.org").sign_in()
    wanted = rooms_of_the_menu(page)
    assert len(wanted) > 5
    for room in wanted:
        assert page.goto(room).status == OK, room
    assert look(page, ["/en/about/components/", "/accounts/2fa/"]) == []
