"""Every page of the demonstration: no other host, no complaint, no barrier, no broken markup."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.inspecting import (
    FORBIDDEN,
    GONE,
    NOT_FOUND,
    OK,
    by_pressing,
    inspect,
    look,
    too_wide,
)
from tests.browser.people import Author, Moderator, Visitor

pytestmark = pytest.mark.browser

# One story stands for all stories, one choice of topics for all choices.
MANY = ("/stories/", "?")
SHARING = ["", "help/", "under-18/", "paper/", "return/"]
WRITING = "whose words helped choice more title topics place name wish readers contact code".split()
RETURNING = (
    "story story/readers page page/change page/words messages choices details held down".split()
)
CLOSED_ROOMS = {
    "offered": ("details",),
    "asked": ("page", "page/change", "details"),
    "published": ("page", "page/change"),
}
DESK = ["", "read/", "redact/", "decide/", "messages/"]
ROOMS = "desk claims appeals page-reports translations identifying-words".split()
AMONG_STORIES = [
    "numbers/",
    "reading/",
    "quoting/",
    "harm-and-help/",
    "harm-and-help/restraint/",
    "harm-and-help/peer-support/",
    "harm-and-help/runaway-house/",
]
APPEAL = (
    "from datetime import date; from stories.actions.appeals.ask import ask_appeal;"
    "from stories.vault.models import Submission as S; one = S.objects.get(state='suspended');"
    "ask_appeal(submission_id=one.pk, words='Please look again.', today=date.today())"
)
PRACTICE = ["die-lange-nacht", "the-long-night"]
# Not pages: files, and addresses that end the visit.
LEAVE_OUT = (
    "/held/notes",
    "/share/out/",
    "/admin/logout",
    "/accounts/logout",
    "/documents/",
    ".csv",
)


def public_pages(page: Page, language: str) -> list[str]:
    """Every address that links lead to, with one of each that there are many of."""
    waiting, seen, kinds = [f"/{language}/"], [], set()
    while waiting:
        path = waiting.pop(0)
        kind = next((f"{path.split(m)[0]}{m}" for m in MANY if m in path[:-1]), path)
        if kind in kinds or not path.startswith(f"/{language}/"):
            continue
        kinds.add(kind)
        seen.append(path)
        assert page.goto(path).status == OK, path
        links = page.eval_on_selector_all(
            "a[href]",
            "links => links.map(a => new URL(a.href)).filter(u => u.host == location.host)"
            ".map(u => u.pathname + u.search)",
        )
        waiting += [link for link in links if not any(part in link for part in LEAVE_OUT)]
    return seen


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_public_page(open_page, language):
    page = open_page()
    pages = public_pages(page, language)
    assert len(pages) > 12
    # They stand among the stories, of which one is enough.
    pages += [f"/{language}/stories/{path}" for path in AMONG_STORIES]
    assert look(page, pages) == []


def test_nothing_runs_off_a_wide_screen(open_page):
    page = open_page(viewport={"width": 1600, "height": 900})
    library = "/en/stories/"
    story = page.goto(library) and page.locator(f"main a[href^='{library}']:not([href*='?'])").first
    wrong = []
    for path in ("/en/", library, story.get_attribute("href")):
        assert page.goto(path).status == OK
        wrong += too_wide(page)
    assert wrong == []


def test_pages_for_what_went_wrong(site, open_page, witness):
    values = "reference='ZZZZZZ', quarter='2026-01-01'"
    gone = f"from stories.models import Tombstone as T; T.objects.create({values})"
    site.manage("shell", "-c", gone)
    page = open_page()
    not_found = [witness.forgive(path) for path in ("/en/nothing/", "/de/stories/000000/")]
    assert look(page, not_found, NOT_FOUND) == []
    assert look(page, [witness.forgive("/en/stories/zzzzzz/")], GONE) == []
    assert page.goto("/nothing").status == NOT_FOUND


def test_every_page_of_writing(open_page):
    author = Author(open_page())
    author.begin()
    author.write(happened="It was night.", helped="")
    author.want("Publish it after I have seen it")
    wrong = look(author.page, [f"/en/share/{step}/" for step in WRITING])
    wrong += look(author.page, [f"/en/share/{step}" for step in SHARING])
    assert wrong == []


def test_every_page_after_the_writing(open_page):
    """What only a button leads to: the receipt, the end, and the story taken back."""
    author = Author(open_page())
    author.begin()
    author.write(happened="It was night.", helped="")
    author.want("Only read it")
    author.note_the_code()
    author.press("I have my code. Send")
    author.say_i_am_a_person()
    wrong = look(author.page, ["/en/share/receipt/"])
    wrong += inspect(author.page, by_pressing(author.page, "I have my code. Finish"))
    assert author.page.url.endswith("/en/share/done/")
    author.come_back()
    author.page.goto("/en/share/return/down/")
    wrong += inspect(author.page, by_pressing(author.page, "Take my story down now"))
    expect(author.page.get_by_text("Your code opens nothing now")).to_be_visible()
    wrong += look(author.page, ["/en/share/return/down/done/"])
    assert wrong == []


def test_words_come_back_when_the_forms_own_check_fails(open_page, witness):
    page = open_page()
    author = Author(page)
    author.begin()
    author.choose("It happened to me")
    author.press("Continue")
    page.locator("textarea[name=happened]").fill("Typed before the cookies went.")
    page.context.clear_cookies()
    witness.forgive("/en/share/words/")
    assert inspect(page, by_pressing(page, "Continue"), FORBIDDEN) == []
    kept = page.locator("main [name=happened]")
    expect(kept).to_have_value("Typed before the cookies went.")


def test_the_page_while_nothing_is_taken(site, open_page):
    pause = "from community.models import House; House.objects.update(sharing_paused={})"
    site.manage("shell", "-c", pause.format(True))
    try:
        page = open_page()
        assert look(page, ["/en/share/"]) == []
        expect(page.get_by_role("button", name="I am 18 or older. Begin")).to_have_count(0)
    finally:
        site.manage("shell", "-c", pause.format(False))


@pytest.mark.parametrize("state", CLOSED_ROOMS)
def test_every_page_of_coming_back(site, open_page, state):
    line = next(row for row in site.manage("demo").splitlines() if row.split()[:1] == [state])
    author = Author(open_page(), code=line.split(maxsplit=1)[1])
    author.come_back()
    closed = CLOSED_ROOMS[state]
    open_rooms = [room for room in RETURNING if room not in closed]
    assert look(author.page, [f"/en/share/return/{room}/" for room in open_rooms]) == []
    # The rest is not for this moment, and leads back to where the story stands.
    for room in closed:
        assert author.page.goto(f"/en/share/return/{room}/").status == OK
        assert author.page.url.endswith("/en/share/return/story/"), room


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
