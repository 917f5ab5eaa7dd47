"""The people of the journeys, each doing on the page what they would do: press what they read."""

import re
import time
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.browser.site import Site

REFERENCE = re.compile(r"/(?:stories|desk)/([0-9A-Za-z]{6})/")


@dataclass
class Author:
    """Somebody who writes, on a borrowed phone."""

    page: Page
    code: str = ""

    def press(self, name: str) -> None:
        """Press a button by the words on it, and wait for the page that follows."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()

    def follow(self, name: str) -> None:
        """Follow a link by its words."""
        self.page.get_by_role("link", name=name).first.click()

    def choose(self, name: str) -> None:
        """Choose an option by how it begins."""
        self.page.get_by_role("radio", name=re.compile("^" + re.escape(name))).check()

    def begin(self, *, borrowed: bool = True) -> None:
        """The calm first page, to the first question."""
        self.page.goto("/en/share/")
        self.page.get_by_label("This phone or computer is not mine").set_checked(borrowed)
        self.press("I am 18 or older. Begin")
        self.say_i_am_a_person()

    def say_i_am_a_person(self) -> None:
        """A browser that is driven is quicker than a person, and is asked to press once more."""
        if self.page.get_by_role("heading", name="Please press once more").count():
            self.press("Yes, go on")

    def write(self, *, happened: str, helped: str, agreed: str = "") -> None:
        """The short road up to the choice; about somebody close when it is said if they agreed."""
        self.choose("It happened to someone close to me" if agreed else "It happened to me")
        self.press("Continue")
        if agreed:
            self.choose(agreed)
            self.press("Continue")
        self.page.locator("textarea[name=happened]").fill(happened)
        self.press("Continue")
        self.page.locator("textarea[name=helped]").fill(helped)
        self.press("Continue")

    def want(self, choice: str) -> None:
        """The one choice, and then the code."""
        self.choose(choice)
        self.press("Continue")

    def note_the_code(self) -> str:
        """What a person writes on paper."""
        groups = self.page.locator("#the-code [aria-hidden=true]").all_inner_texts()
        self.code = " ".join(group.strip() for group in groups)
        assert re.fullmatch(r"([0-9A-Z]{4} ?){7}", self.code), "seven groups of four"
        return self.code

    def send(self) -> None:
        """Send, and close the page for good."""
        self.press("I have my code. Send")
        self.say_i_am_a_person()
        self.press("I have my code. Finish")

    def come_back(self) -> None:
        """With the code, typed as people type: small letters, no spaces."""
        self.page.goto("/en/share/return/")
        self.page.locator("input[name=code]").fill(self.code.replace(" ", "").lower())
        self.press("Open my story")

    def leave_an_address(self, address: str) -> None:
        """For the neutral note."""
        self.follow("Choose what else it may be used for")
        self.page.locator("input[name=address]").fill(address)
        self.press("Keep this address")

    def say(self, words: str) -> None:
        """Write to the desk."""
        self.page.goto("/en/share/return/messages/")
        self.page.locator("textarea[name=body]").fill(words)
        self.press("Send the message")
        expect(self.page.get_by_text(words)).to_be_visible()

    def approve(self, *shown: str) -> None:
        """Look at the page with these details, and say yes to exactly that."""
        self.page.goto("/en/share/return/page/")
        for detail in shown:
            self.page.locator(f"input[name=shown][value={detail}]").check()
        if shown:
            self.press("Show me the page like this")
        self.press("Yes, publish exactly this page")

    def withdraw(self) -> None:
        """One button, no reason."""
        self.page.goto("/en/share/return/down/")
        self.press("Take my story down now")


@dataclass
class Moderator:
    """Somebody at the desk, signed in with a code and a second factor."""

    page: Page
    site: Site
    email: str = "moderator@example.org"

    def sign_in(self) -> None:
        """As the README says: an emailed code, then the one of the app."""
        self.page.goto("/admin/")
        self.page.locator("input[name=email]").fill(self.email)
        self._go_on()
        self.page.locator("input[name=code]").fill(self._code("email"))
        self._go_on()
        self._second_step()
        expect(self.page).to_have_url(re.compile("/admin/"))

    def _second_step(self) -> None:
        """A code opens the door once: whoever came in with it a moment ago waits for the next."""
        code = ""
        for _ in range(2):
            code = self._next_code(code)
            self.page.locator("input[name=code]").fill(code)
            self._go_on()
            if not self.page.get_by_role("heading", name="One more step").count():
                return

    def _next_code(self, refused: str) -> str:
        """What the app shows once it is not this code any more; each is shown for 30 seconds."""
        deadline = time.monotonic() + 40
        while (code := self._code("app")) == refused and time.monotonic() < deadline:
            self.page.wait_for_timeout(1000)
        return code

    def _go_on(self) -> None:
        with self.page.expect_navigation():
            self.page.locator("main form").first.locator("button").first.click()

    def _press(self, button: Locator) -> None:
        with self.page.expect_navigation():
            button.click()

    def _code(self, kind: str) -> str:
        """From the command that `make codes` runs."""
        mine = self.site.manage("codes").split(f"{self.email}\n", 1)[1]
        found = re.search(rf"^ +{kind} +(\S+)", mine, re.MULTILINE)
        assert found, f"no {kind} code for {self.email}"
        return found[1]

    def press(self, name: str) -> None:
        """Press a button by the words on it, and wait for the page that follows."""
        self._press(self.page.get_by_role("button", name=name, exact=True).first)

    def open_story(self, reference: str, reason: str = "first-look") -> None:
        """Say why, then read."""
        self.page.goto(f"/admin/desk/{reference}/")
        self._press(self.page.locator(f"button[name=reason][value={reason}]"))

    def redact(self, reference: str, section: str, replacement: str, reason: str) -> None:
        """Write another text beside the original, with its reason."""
        self.page.goto(f"/admin/desk/{reference}/redact/")
        self.page.locator(f"textarea[name={section}]").fill(replacement)
        why = self.page.locator(f"input[name={section}_why][value={reason}]")
        if not why.is_visible():
            self.page.locator(
                f"section[aria-labelledby=section-{section}] .why-branch summary"
            ).click()
        why.check()
        self._press(self.page.get_by_role("button", name="Keep this version").first)

    def need_no_note(self) -> None:
        """Where no note for readers is set, say that none is needed."""
        without = self.page.locator("input[name=no_notes]")
        if without.count():
            without.check()

    def offer(self, reference: str) -> None:
        """Offer the version to its author."""
        self.page.goto(f"/admin/desk/{reference}/decide/")
        why = self.page.locator("input[name=publish][value=about-force]")
        if why.count():
            why.check()
        self.need_no_note()
        self._press(self.page.locator("button[name=decision][value=offer]"))
        self._press(self.page.get_by_role("button", name="Offer it to the author"))


@dataclass
class Visitor:
    """Somebody who reads, and has no account and no code."""

    page: Page

    def report(self, words: str) -> None:
        """“Report this” under the first story of the library."""
        self.page.goto("/en/stories/")
        self.page.locator("main article a[href^='/en/stories/']").first.click()
        self.page.get_by_role("link", name="Report this").first.click()
        self.page.locator("input[name=reason][value=recognised]").check()
        self.page.locator("textarea[name=words]").fill(words)
        self._send()
        if self.page.locator("input[name=confirmed]").count():
            self._send()
        expect(self.page).to_have_url(re.compile("/report/done/$"))

    def _send(self) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name="Send", exact=True).first.click()


def reference_of(site: Site, *, besides: str = "") -> str:
    """The one story that waits at the desk, besides this one, as the desk's list would show it."""
    code = (
        "from stories.vault.models import Submission as S;"
        "waiting = S.objects.filter(example=False, state='waiting');"
        f"print(waiting.exclude(reference={besides!r}).get().reference)"
    )
    found = re.search(r"^[0-9A-Z]{6}$", site.manage("shell", "-c", code), re.MULTILINE)
    assert found
    return found[0]
