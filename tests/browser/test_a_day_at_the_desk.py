"""A day at the desk: two moderators, a safeguarding lead, two authors and a visitor.

The pictures of the moderators' handbook are taken on the way (`make pictures`).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import Author, Moderator, Visitor, reference_of
from tests.browser.pictures import take_picture
from tests.browser.site import Site

pytestmark = pytest.mark.browser

WINDOW = {"width": 1100, "height": 800}
# Invented, with what would show who somebody is. None of it may be found outside what is sealed.
HAPPENED = (
    "On 14 February 2011 they brought me to the ward in Brindlemoor. Nurse Quillfeather put the "
    "straps on my wrists. I lay there until it was light, and I counted the lamps."
)
REDACTED = (
    "In the 2010s they brought me to the ward in a town. A nurse put the "
    "straps on my wrists. I lay there until it was light, and I counted the lamps."
)
PRESSES = {
    "On 14 February 2011": "in the 2010s",
    "Brindlemoor": "a town",
    "Nurse Quillfeather": "a nurse",
}
HELPED = "Somebody who sat down beside me. It was Pumpernell, who cleaned the rooms."
SOMEBODY_HELPED = "Somebody who sat down beside me. It was a person who cleaned the rooms."
OF_A_SISTER = "My sister Odalyse was locked in for two days. They told me that she was asleep."
OF_SOMEBODY = "Somebody close to me was locked in for two days. They told me that they were asleep."
REPORT = "The third sentence sounds like the garden at Thistledown, where I worked."
TO_THE_AUTHOR = "We are glad that you wrote."
NEEDLES = "14 February 2011,counted the lamps,Brindlemoor,Quillfeather,Pumpernell".split(",")
NEEDLES += ["Odalyse", "Thistledown"]
DEEDS = (
    "opened, took it, redacted, offered to the author, said the first yes, said the second yes, "
    "changed the flags, stepped back: may know this person, settled a report"
).split(", ")


@dataclass
class Desk:
    """Who works today, and every address that their browsers asked for."""

    first: Moderator
    second: Moderator
    lead: Moderator
    asked_for: list[str] = field(default_factory=list)

    @classmethod
    def opens(cls, site: Site, open_page: Callable[..., Page]) -> "Desk":
        """Three people, three browsers."""
        names = ("moderator", "moderator2", "safeguarding")
        pages = [open_page(viewport=WINDOW) for _name in names]
        people = zip(names, pages, strict=True)
        desk = cls(*(Moderator(page, site, f"{name}@example.org") for name, page in people))
        for page in pages:
            page.on("request", lambda request: desk.asked_for.append(request.url))
        return desk

    def remembered(self) -> Iterator[str]:
        """What stays in the three browsers' lists of visited pages: addresses and titles."""
        for person in (self.first, self.second, self.lead):
            browser = person.page.context.new_cdp_session(person.page)
            for entry in browser.send("Page.getNavigationHistory")["entries"]:
                yield from (entry["url"], entry["title"])


def test_a_day_at_the_desk(site, open_page, witness):
    author = an_author_sends(open_page, happened=HAPPENED, helped=HELPED)
    story = reference_of(site)
    an_author_sends(open_page, happened=OF_A_SISTER, agreed="No, or I do not know")
    of_a_sister = reference_of(site, besides=story)

    desk = Desk.opens(site, open_page)
    desk.first.sign_in()
    the_morning(desk.first)
    steps_back_from_the_next_one(desk.first)
    reads_with_care(desk.first, story)
    desk.second.sign_in()
    redact_at_the_same_time(desk, story)
    offers_it_with_words(desk.first, story)
    author.come_back()
    author.follow("See the page and answer")
    author.page.goto("/en/share/return/messages/")
    expect(author.page.get_by_text(TO_THE_AUTHOR)).to_be_visible()

    flags_it_for_the_lead(desk.first, of_a_sister)
    desk.lead.sign_in()
    the_lead_looks(desk.lead, of_a_sister)
    two_people_say_yes(desk, of_a_sister)
    Visitor(open_page()).report(REPORT)
    settles_the_report(desk.second)

    reads_the_trail(desk.lead)
    told = "\n".join([*desk.asked_for, *desk.remembered()])
    assert story in told and needles_in(told) == []
    done = site.ask("residue", given="\n".join(NEEDLES))
    assert done.returncode == 0, done.stdout


def needles_in(text: str) -> list[str]:
    """Which of them stand there, in an address too."""
    return [needle for needle in NEEDLES if needle in unquote_plus(text)]


def an_author_sends(open_page: Callable[..., Page], *, helped: str = "", **words: str) -> Author:
    """On a borrowed phone, with a code on paper."""
    author = Author(open_page())
    author.begin()
    author.write(helped=helped, **words)
    author.want("Publish it after I have seen it")
    author.note_the_code()
    author.send()
    return author


def the_morning(first: Moderator) -> None:
    """Numbers on the first page, the list behind them, and not a word of any story."""
    page = first.page
    page.goto("/admin/")
    waiting = page.locator("#desk-section, .desk-numbers").get_by_role(
        "link", name="waiting to be read"
    )
    expect(waiting).to_be_visible()
    take_picture(page, "first-page")
    waiting.click()
    expect(page.get_by_role("button", name="Next story for me")).to_be_visible()
    assert needles_in(page.content()) == []
    take_picture(page, "queue")


def steps_back_from_the_next_one(first: Moderator) -> None:
    """An example that has waited longest: one press, and it never opens for them again."""
    page = first.page
    first.press("Next story for me")
    theirs = page.url
    expect(page.get_by_role("heading", name="Why are you opening it?")).to_be_visible()
    first.press("I may know this person")
    assert page.url != theirs
    for address in (theirs, f"{theirs}read/"):
        page.goto(address)
        assert page.url == theirs
        expect(page.get_by_text("You stepped back from this story")).to_be_visible()
    expect(page.locator("button[name=reason]")).to_have_count(0)


def reads_with_care(first: Moderator, story: str) -> None:
    """What it mentions comes first; each section stays closed until it is opened."""
    page = first.page
    first.open_story(story)
    warning = page.get_by_role("heading", name="Before you read")
    section = page.locator("details.content-note").first
    expect(warning).to_be_visible()
    assert warning.bounding_box()["y"] < section.bounding_box()["y"]
    expect(page.locator("details.content-note[open]")).to_have_count(0)
    expect(page.get_by_text("Quillfeather")).to_be_hidden()
    take_picture(page, "reading")
    section.locator("summary").click()
    expect(page.get_by_text("Quillfeather")).to_be_visible()


def redact_at_the_same_time(desk: Desk, story: str) -> None:
    """Both have the page open. Who sends later is told, sees what changed, and loses nothing."""
    first, second = desk.first, desk.second
    second.open_story(story, "second-opinion")
    second.page.goto(f"/admin/desk/{story}/redact/")
    replaces_what_identifies(first, story)

    page, mine = second.page, HAPPENED.replace("Nurse Quillfeather", "Somebody")
    for section, text in (("happened", mine), ("helped", SOMEBODY_HELPED)):
        rewrites(page, section, text)
    second.press("Keep this version")
    expect(page.get_by_role("heading", name="Somebody was faster")).to_be_visible()
    expect(page.get_by_text("First (example) was here: redacted")).to_be_visible()
    expect(page.locator("textarea[name=happened]")).to_have_value(REDACTED)
    expect(page.locator("textarea[name=happened_mine]")).to_have_value(mine)
    expect(page.get_by_text("From what you typed to what stands there now")).to_be_visible()
    expect(page.locator("textarea[name=helped]")).to_have_value(SOMEBODY_HELPED)
    take_picture(page, "somebody-was-faster", of=page.locator("textarea[name=happened_mine]"))
    second.press("Keep this version")
    expect(page.get_by_text("Your version is kept.")).to_be_visible()


def replaces_what_identifies(first: Moderator, story: str) -> None:
    """Marked in the text and listed below it; a press puts general words there and says why."""
    page = first.page
    page.goto(f"/admin/desk/{story}/redact/")
    take_picture(page, "redacting")
    for number, (word, instead) in enumerate(PRESSES.items()):
        expect(page.locator("mark.found", has_text=word).first).to_be_visible()
        offered = page.get_by_role("group", name=f"Put in the place of “{word}”")
        if not number:
            take_picture(page, "what-identifies", of=page.locator("#found-happened"))
        with page.expect_navigation():
            offered.get_by_role("button", name=instead, exact=True).click()
        expect(page.get_by_text("Replaced, and the reason is ticked.")).to_be_visible()
    expect(page.locator("textarea[name=happened]")).to_have_value(REDACTED)
    expect(page.locator("input[name=happened_why]:checked")).to_have_count(3)
    first.press("Keep this version")


def rewrites(page: Page, section: str, text: str) -> None:
    """Another text beside the original, with its reason; kept by nobody yet."""
    page.locator(f"textarea[name={section}]").fill(text)
    why = page.locator(f"input[name={section}_why][value=names-a-person]")
    page.locator(".why-branch", has=why).locator("summary").click()
    why.check()


def offers_it_with_words(first: Moderator, story: str) -> None:
    """What both kept is offered; the words to the author are seen before they go."""
    page = first.page
    page.goto(f"/admin/desk/{story}/redact/")
    expect(page.locator("textarea[name=happened]")).to_have_value(REDACTED)
    expect(page.locator("textarea[name=helped]")).to_have_value(SOMEBODY_HELPED)
    page.goto(f"/admin/desk/{story}/decide/")
    expect(page.get_by_text("Nothing. That does not mean that nothing is there")).to_be_visible()
    first.need_no_note()
    first.press("Next: the words to the author")
    words = page.locator("textarea[name=message]")
    expect(words).to_have_value(re.compile("Thank you for telling this."))
    words.fill(f"{words.input_value()}\n\n{TO_THE_AUTHOR}")
    take_picture(page, "deciding-with-words", of=words)
    first.press("Offer it to the author")


def flags_it_for_the_lead(first: Moderator, story: str) -> None:
    """Read, then one press on the page that worries them."""
    first.open_story(story)
    first.press("Ask the safeguarding lead")
    expect(first.page.get_by_text("The safeguarding lead will see it.")).to_be_visible()


def the_lead_looks(lead: Moderator, story: str) -> None:
    """Out of a list of their own, with the protocol beside it; then the flag comes off."""
    page = lead.page
    page.goto("/admin/desk/")
    page.get_by_role("link", name="For the safeguarding lead").click()
    page.get_by_role("link", name=story).first.click()
    with page.expect_navigation():
        page.locator("button[name=reason][value=safeguarding]").click()
    page.get_by_role("link", name="If somebody may be in danger").click()
    expect(page.get_by_text("We do not send police, an ambulance or any")).to_be_visible()
    page.goto(f"/admin/desk/{story}/")
    lead.press("Take the safeguarding flag off")
    expect(page.get_by_text("The flag is taken off.")).to_be_visible()


def two_people_say_yes(desk: Desk, story: str) -> None:
    """About somebody else: the same person cannot give both."""
    first, second = desk.first, desk.second
    first.redact(story, "happened", OF_SOMEBODY, "someone-else")
    first.need_no_note()
    first.press("Say the first yes")
    first.open_story(story, "continue")
    page = first.page
    page.goto(f"/admin/desk/{story}/decide/")
    expect(page.get_by_text("A second person gives the other one.").first).to_be_visible()
    expect(page.locator("button[name=decision][value=offer]")).to_have_count(0)

    second.open_story(story, "second-opinion")
    second.page.goto(f"/admin/desk/{story}/decide/")
    expect(second.page.get_by_text("First (example) said yes on")).to_be_visible()
    take_picture(second.page, "second-yes")
    second.offer(story)


def settles_the_report(second: Moderator) -> None:
    """Out of a list without words; beside the page; nothing changes."""
    page = second.page
    page.goto("/admin/page-reports/")
    assert needles_in(page.content()) == []
    page.locator("td a[href*='/page-reports/']").first.click()
    second.press("Open it")
    expect(page.get_by_text("Thistledown")).to_be_visible()
    take_picture(page, "report")
    page.locator("input[name=outcome][value=nothing]").check()
    second.press("Settle it")
    expect(page.get_by_text("Nothing changes")).to_be_visible()


def reads_the_trail(lead: Moderator) -> None:
    """Who did what, when and why: every deed of the day and no word of a story."""
    page = lead.page
    page.goto("/admin/reports/audit/")
    for deed in DEEDS:
        expect(page.get_by_role("cell", name=deed, exact=True).first).to_be_visible()
    assert needles_in(page.content()) == []
    take_picture(page, "audit-trail")
