"""The second code, the lost one, people without any; and coming back by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.inspecting import GONE, OK, by_pressing, inspect, look
from tests.browser.keyboard import Keyboard
from tests.browser.people import Author, Moderator, reference_of
from tests.browser.site import Site

pytestmark = pytest.mark.browser

STORY = "They called me Quillhaven Tansyfield, and tied me down under the lamp in the corridor."
PUBLIC = "They called me a name, and tied me down under the lamp in the corridor."
KNOWS = "I wrote that they called me Quillhaven Tansyfield."
WAIT_OVER = (
    "from datetime import date, timedelta; from stories.vault.models import Claim;"
    "Claim.objects.filter(state='granted').update(settled_on=date.today() - timedelta(days=20))"
)


def a_desk(open_page, site: Site, email: str) -> Moderator:
    desk = Moderator(open_page(viewport={"width": 1280, "height": 900}), site, email)
    desk.sign_in()
    return desk


def publish(site: Site) -> None:
    site.manage("housekeeping", "--publish-now")


def shown_code(page: Page) -> str:
    """What a person writes on paper."""
    groups = page.locator("#the-code [aria-hidden=true]").all_inner_texts()
    return " ".join(group.strip() for group in groups)


def at_the_door(page: Page, code: str) -> None:
    """Type a code, of whichever kind."""
    page.goto("/en/share/return/")
    page.locator("input[name=code]").fill(code)
    with page.expect_navigation():
        page.get_by_role("button", name="Open my story", exact=True).click()


def test_the_second_code_and_then_the_lost_one(site, open_page, witness):
    author = Author(open_page(java_script_enabled=False))
    author.begin()
    author.write(happened=STORY, helped="")
    author.want("Publish it after I have seen it")
    author.note_the_code()
    author.send()
    reference = reference_of(site)
    desks = [a_desk(open_page, site, f"{name}@example.org") for name in ("moderator", "moderator2")]
    desks[0].open_story(reference)
    desks[0].redact(reference, "happened", PUBLIC, "names-a-person")
    desks[0].offer(reference)
    author.come_back()
    author.approve()
    publish(site)
    address = f"/en/stories/{reference.lower()}/"
    reader = open_page()
    assert reader.goto(address).status == OK

    sister_takes_it_down(author, open_page())
    assert reader.goto(witness.forgive(address)).status == GONE

    # Their own code alone puts it back.
    author.come_back()
    author.press("I would like to publish it again")
    author.approve()
    publish(site)
    assert reader.goto(address).status == OK

    author.code = claimed_back(site, open_page(), desks, address)
    author.come_back()
    assert author.page.url.endswith("/en/share/return/story/")


def sister_takes_it_down(author: Author, sister: Page) -> None:
    """The author makes a second code; whoever has it sees nothing, and takes the story off."""
    author.come_back()
    author.page.goto("/en/share/return/second/")
    author.press("Make a second code")
    at_the_door(sister, shown_code(author.page))
    assert inspect(sister, sister.reload()) == []
    assert "the corridor" not in sister.content()
    assert inspect(sister, by_pressing(sister, "Take it off the site")) == []


def claimed_back(site: Site, claimant: Page, desks: list[Moderator], address: str) -> str:
    """The paper is lost; what only the sealed text holds brings a new code, after some days."""
    claimant.goto(address)
    claimant.get_by_role("link", name="I have lost my code").first.click()
    assert inspect(claimant, claimant.reload()) == []
    claimant.locator("textarea[name=told]").fill(KNOWS)
    with claimant.expect_navigation():
        claimant.get_by_role("button", name="Send", exact=True).click()
    once_more(claimant)
    claim_code = shown_code(claimant)
    assert inspect(claimant, claimant.reload()) == []
    for desk in desks:
        decide(desk)
    at_the_door(claimant, claim_code)
    expect(claimant.get_by_role("button", name="Show me the new code")).to_have_count(0)
    site.manage("shell", "-c", WAIT_OVER)
    at_the_door(claimant, claim_code)
    assert inspect(claimant, by_pressing(claimant, "Show me the new code")) == []
    return shown_code(claimant)


def once_more(page: Page) -> None:
    """A browser that is driven is quicker than a person."""
    if page.get_by_text("Not sent yet").count():
        with page.expect_navigation():
            page.get_by_role("button", name="Send", exact=True).first.click()


def decide(desk: Moderator) -> None:
    """Open the claim that waits, find the words in the sealed story, and say yes."""
    page = desk.page
    page.goto("/admin/claims/")
    page.locator("td a[href*='/claims/']").first.click()
    with page.expect_navigation():
        page.get_by_role("button", name="Open it").click()
    assert inspect(page, page.reload()) == []
    page.locator("input[name=found]").first.check()
    page.locator("input[name=answer][value=theirs]").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Give this answer").click()


def test_somebody_in_a_story_asks_without_a_code(open_page):
    page = open_page()
    page.goto("/en/stories/")
    page.locator("main article a[href^='/en/stories/']").first.click()
    page.get_by_role("link", name="I am in this story").first.click()
    assert inspect(page, page.reload()) == []
    assert inspect(page, by_pressing(page, "Send")) == []
    expect(page.get_by_role("heading", name="Something needs another look")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_the_return_journey_by_keyboard_alone(site, open_page, javascript):
    author = Author(open_page(java_script_enabled=javascript))
    author.begin()
    author.write(happened="It was night.", helped="")
    author.want("Publish it after I have seen it")
    code = author.note_the_code()
    author.send()
    reference = reference_of(site)
    desk = a_desk(open_page, site, "moderator@example.org")
    desk.open_story(reference)
    desk.offer(reference)

    page = author.page
    page.goto("/en/share/return/")
    keys = Keyboard(page)
    keys.type_into("Your code", code)
    keys.press("Open my story")
    keys.press("See the page and answer")
    keys.press("Yes, publish exactly this page")
    keys.press("Choices")
    keys.press("Allow")
    keys.press("Messages")
    keys.type_into("Your message", "Thank you.")
    keys.press("Send the message")
    keys.press("What we hold")
    keys.press("Take it down")
    keys.press("Take my story down now")
    expect(page.get_by_text("Your code opens nothing now")).to_be_visible()
    assert keys.unseen == []


def test_rooms_without_a_code(open_page):
    page = open_page()
    assert look(page, ["/en/share/claims/lost/"]) == []
