"""The way out, from any page and without a trace; and what a script adds where there is one."""

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.inspecting import by_pressing
from tests.browser.organisers import Organiser
from tests.browser.people import Author

pytestmark = pytest.mark.browser

ELSEWHERE = "https://www.wikipedia.org/"
WORDS = "Hollyhockmoor is what I typed before somebody came in."
BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])


class Outside:
    """Stands where this machine ends, and answers there in every other site's place."""

    def __init__(self, page: Page, home: str) -> None:
        self.reached: list[str] = []
        page.route(lambda url: not url.startswith(home) or "/out/" in url, self._meet)

    def _meet(self, route: Route) -> None:
        address = route.request.url
        if "/out/" in address:
            # Our own doors do their work; what they send one on to is not asked.
            address = route.fetch(max_redirects=0).headers["location"]
        self.reached.append(address)
        route.fulfill(content_type="text/html", body="<title>Elsewhere</title><p>Elsewhere")


def at_the_words(page: Page) -> None:
    """Somebody in the middle of writing: words already kept, and the same on the screen."""
    author = Author(page)
    author.begin()
    author.choose("It happened to me")
    author.press("Continue")
    page.locator("textarea[name=happened]").fill(WORDS)
    author.press("Continue")
    page.goto("/en/share/words/")
    expect(page.locator("textarea[name=happened]")).to_have_value(WORDS)


def no_words_on_the_way_back(page: Page) -> None:
    """Back, and back again, as far as the visit went."""
    for _ in range(4):
        page.go_back()
        assert "/share/" in page.url
        assert WORDS not in page.content()
    page.goto("/en/share/words/")
    assert WORDS not in page.content()


def watch_the_screen(page: Page) -> list[dict[str, object]]:
    """Fills with what is seen and heard at the moment the sheet comes, before anything loads."""
    moments: list[dict[str, object]] = []
    page.expose_function("tellTheTest", lambda moment: moments.append(moment))
    page.evaluate(
        """() => new MutationObserver(() => {
          if (!document.querySelector(".leave-cover")) return;
          const [right, bottom] = [innerWidth - 2, innerHeight - 2];
          tellTheTest({
            covered: [[1, 1], [right / 2, bottom / 2], [right, bottom]]
              .every(([x, y]) => document.elementFromPoint(x, y).matches(".leave-cover")),
            words: getComputedStyle(document.querySelector("textarea[name=happened]")).visibility,
            title: document.title,
            spoken: document.querySelector("[data-leave-voice]").textContent,
          });
        }).observe(document.body, {childList: true})"""
    )
    return moments


def test_shift_three_times_is_counted_aloud_and_leaves(open_page, site, witness):
    page = open_page()
    witness.forgive("/en/share/")  # as above
    at_the_words(page)
    outside = Outside(page, site.url)
    moments = watch_the_screen(page)
    spoken = page.locator("[data-leave-voice]")
    assert spoken.get_attribute("role") == "status"
    page.keyboard.press("Shift")
    expect(spoken).to_have_text("Shift. Press it two more times to leave this site.")
    page.keyboard.press("Shift")
    expect(spoken).to_have_text("Shift. Press it one more time to leave this site.")
    page.keyboard.press("Shift")
    expect(page).to_have_title("Elsewhere")
    assert outside.reached == [ELSEWHERE]
    assert moments == [{"covered": True, "words": "hidden", "title": "…", "spoken": "Leaving."}]
    no_words_on_the_way_back(page)


@BOTH
def test_the_keys_are_promised_only_where_they_work(open_page, javascript):
    page = open_page(java_script_enabled=javascript)
    page.goto("/en/share/return/")
    promise = page.get_by_text("press the Shift key three times")
    expect(promise).to_be_visible() if javascript else expect(promise).to_be_hidden()
    expect(page.get_by_text("A plain, well known site opens.")).to_be_visible()


def test_capital_letters_never_throw_anybody_out(open_page, site):
    page = open_page()
    at_the_words(page)
    outside = Outside(page, site.url)
    page.locator("textarea[name=happened]").focus()
    for letter in "ABCDE":
        page.keyboard.press(f"Shift+{letter}")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.press("a")
    page.keyboard.press("Shift")
    expect(page.locator(".leave-cover")).to_have_count(0)
    expect(page.locator("textarea[name=happened]")).to_be_visible()
    assert outside.reached == []


@BOTH
def test_the_link_leaves_and_back_shows_no_words(open_page, site, witness, javascript):
    page = open_page(java_script_enabled=javascript)
    # On the way back a browser may send "Begin" once more: its cookie is gone, and it is refused.
    witness.forgive("/en/share/")
    at_the_words(page)
    outside = Outside(page, site.url)
    page.get_by_role("link", name="Leave this site").click()
    expect(page).to_have_title("Elsewhere")
    assert outside.reached == [ELSEWHERE]
    no_words_on_the_way_back(page)


@BOTH
def test_a_public_page_has_the_same_way_out(open_page, site, witness, javascript):
    page = open_page(java_script_enabled=javascript)
    outside = Outside(page, site.url)
    page.goto("/en/stories/")
    page.get_by_role("link", name="Leave this site").click()
    expect(page).to_have_title("Elsewhere")
    assert outside.reached == [ELSEWHERE]
    # The one request to another host that is wanted.
    assert set(witness.elsewhere) <= {ELSEWHERE}
    witness.elsewhere.clear()


@BOTH
def test_an_organiser_is_signed_out(open_page, site, javascript):
    page = open_page(java_script_enabled=javascript)
    organiser = Organiser(page, site)
    page.goto("/en/find/enter/")
    organiser.say_who_i_am()
    desk = page.get_by_role("heading", level=1, name="What you look after")
    expect(desk).to_be_visible()
    outside = Outside(page, site.url)
    page.get_by_role("link", name="Leave this site").click()
    expect(page).to_have_title("Elsewhere")
    assert outside.reached == [ELSEWHERE]
    page.go_back()
    expect(desk).to_have_count(0)
    page.goto("/en/find/mine/")
    expect(page.get_by_label("Your email address")).to_be_visible()


@BOTH
def test_the_focus_is_on_what_needs_another_look(open_page, javascript):
    page = open_page(java_script_enabled=javascript)
    author = Author(page)
    author.begin()
    author.press("Continue")
    summary = page.locator("[data-error-summary]")
    expect(summary).to_be_focused()
    assert page.title().startswith("Error:")
    page.goto("/en/share/return/")
    page.locator("input[name=code]").fill("no code at all")
    if javascript:
        # The page itself says so first, and keeps what was typed; a second press is sent.
        page.get_by_role("button", name="Open my story", exact=True).click()
        expect(page.locator("input[name=code]")).to_be_focused()
        expect(page.locator("input[name=code]")).to_have_value("no code at all")
    author.press("Open my story")
    expect(summary).to_be_focused()
    summary.get_by_role("link").first.click()
    if javascript:
        expect(page.locator("input[name=code]")).to_be_focused()
    else:
        assert page.locator(":target").count() == 1


def at_the_topics(page: Page) -> Locator:
    """The first of the two lists to choose topics from."""
    at_the_words(page)
    page.goto("/en/share/topics/")
    return page.locator("[data-filter-list]").first


def test_typing_narrows_the_topics(open_page):
    page = open_page()
    at_the_topics(page)
    items = page.locator("[data-filter-item]")
    box = page.locator("[data-filter-for]")
    said = box.get_by_role("status")
    everything = items.count()
    expect(box.get_by_role("button")).to_have_count(0)
    box.locator("input").fill("They TIED me to the béd")
    expect(items.filter(visible=True)).to_have_count(2)
    expect(items.filter(visible=True).last).to_contain_text("Belt or strap fixation")
    expect(said).to_have_text("Choices shown: 2")
    expect(page.get_by_role("group", name="What helped")).to_be_hidden()
    items.filter(visible=True).last.get_by_role("checkbox").check()
    box.locator("input").fill("help at home")
    expect(page.get_by_label("Belt or strap fixation")).to_be_visible()
    expect(page.get_by_label("Home-based crisis support")).to_be_visible()
    box.locator("input").fill("xylophone")
    expect(said).to_contain_text("You can also leave topics out")
    assert items.evaluate_all("items => items.filter(item => !item.hidden).length") == everything
    box.locator("input").press("Enter")
    expect(said).to_contain_text("You can also leave topics out")
    page.get_by_role("button", name="Continue").click()
    page.goto("/en/share/topics/")
    expect(page.get_by_label("Belt or strap fixation")).to_be_checked()


def test_the_script_and_the_server_find_the_same(open_page):
    """The rules are written twice: in Python and in JavaScript."""
    with_script, without = open_page(), open_page(java_script_enabled=False)
    for page in (with_script, without):
        at_the_topics(page)
    some = 0
    for typed in ("injections", "électro", "on", "police took me", "TÜREN", "straps"):
        with_script.locator("[data-filter-for] input").fill(typed)
        box = without.locator("[data-filter-for] input")
        box.fill(typed)
        box.press("Enter")
        expect(box).to_have_value(typed)
        branch = without.locator("details.branch", has_text="What fits your words")
        found = sorted(branch.locator("[data-filter-item]").all_text_contents())
        shown = with_script.locator("[data-filter-item]:not([hidden])").all_text_contents()
        assert sorted(shown) == found, typed
        some += bool(found)
    assert some >= 5


def test_without_a_script_topics_are_found_by_a_button(open_page):
    page = open_page(java_script_enabled=False)
    topics = at_the_topics(page)
    topics.locator("summary").first.click()
    expect(topics.locator("[data-filter-item]").first).to_be_visible()
    box = page.locator("[data-filter-for]")
    box.locator("input").fill("locked in")
    box.get_by_role("button", name="Find").click()
    page.get_by_label("Seclusion", exact=False).first.check()
    box.locator("input").fill("a friend")
    box.locator("input").press("Enter")
    expect(page.get_by_label("Person of trust", exact=False)).to_be_visible()
    expect(page.locator("input[value=seclusion]")).to_be_checked()
    # A visit that has not ended yet cannot be gone back from.
    by_pressing(page, "Continue")
    page.go_back()
    expect(box.locator("input")).to_have_value("a friend")
    expect(page.locator("input[value=seclusion]")).to_be_checked()


@BOTH
def test_the_code_can_be_copied_where_copying_works(open_page, javascript):
    page = open_page(
        java_script_enabled=javascript, permissions=["clipboard-read", "clipboard-write"]
    )
    author = Author(page)
    author.begin(borrowed=False)
    author.write(happened=WORDS, helped="")
    author.want("Only read it")
    code = author.note_the_code()
    copy = page.locator("[data-copy-target]")
    if not javascript:
        expect(copy).to_be_hidden()
        return
    copy.click()
    expect(page.locator("[data-copy-status]")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.replace(" ", "").replace("-", "") == code.replace(" ", "")


def test_on_a_borrowed_device_there_is_nothing_to_copy_with(open_page):
    page = open_page()
    author = Author(page)
    author.begin()
    author.write(happened=WORDS, helped="")
    author.want("Only read it")
    author.note_the_code()
    expect(page.locator("[data-copy-target]")).to_have_count(0)
