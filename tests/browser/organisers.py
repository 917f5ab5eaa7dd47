"""An organiser in a browser, and what happens where they do not see it."""

import re
import time
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.browser.site import Site

# A directory editor's yes to whatever waits of this entry, as their room gives it.
YES = """
from django.utils import timezone
from community.models import User
from groups.actions.check import check_group
from groups.models import Group
group = Group.objects.get(slug={slug!r})
editor = next(u for u in User.objects.order_by("pk") if u.has_perm("groups.publish_group"))
check_group(group_id=group.pk, revision_id=group.latest_revision_id, editor=editor,
            today=timezone.localdate())
"""
SEVEN_MONTHS_LATER = """
from dateutil.relativedelta import relativedelta
from groups.models import Standing
standing = Standing.objects.get(group__slug={slug!r})
standing.confirmed_on -= relativedelta(months=7)
standing.save()
"""


@dataclass
class Organiser:
    """Somebody who lists a group and keeps it true."""

    page: Page
    site: Site
    address: str = "jana@okno.example"

    def press(self, name: str) -> None:
        """Press a button by the words on it, and wait for the page that follows."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()

    def follow(self, name: str) -> None:
        """Follow a link by its words."""
        self.page.locator("main").get_by_role("link", name=name).first.click()

    def write(self, label: str, text: str) -> None:
        """Into the box with this label."""
        self.page.locator("main").get_by_label(label).first.fill(text)

    def tick(self, *labels: str) -> None:
        """These boxes."""
        for label in labels:
            self.page.locator("main").get_by_label(label, exact=True).check()

    def add(self, name: str) -> None:
        """All five parts, up to the address."""
        self.page.goto("/en/find/add/")
        self.follow("Begin")
        self.write("Name of the group", name)
        self.tick("User-led or survivor-led group")
        self.tick("People with lived experience are the majority of those who decide")
        self.tick("on its board")
        self.press("Continue")
        self.write("In a sentence or two", "We meet on Tuesdays, and there is tea.")
        self.tick("Peer support", "Czech", "English")
        self.press("Continue")
        self.tick("a town and its surroundings", "Step-free way in")
        self.write("The town where you are", "Brno")
        self.press("Continue")
        self.write("Email address of the group", "tuesday@okno.example")
        self.write("Website", f"{name.partition(' ')[0].lower()}.example")
        self.tick("Everybody may see this website")
        self.press("Continue")
        self.write("Who pays for it", "Nobody")
        self.press("Continue")

    def say_who_i_am(self) -> None:
        """The address, and the code from the letter."""
        before = len(self._codes())
        self.write("Your email address", self.address)
        self.press("Send me a code")
        self.write("The code from your email", self._newest_code(before))
        self.press("Continue")

    def _codes(self) -> list[str]:
        return re.findall(r"^\d{4}-\d{4}$", self.site.log.read_text(), re.MULTILINE)

    def _newest_code(self, before: int) -> str:
        deadline = time.monotonic() + 20
        while len(self._codes()) <= before and time.monotonic() < deadline:
            time.sleep(0.1)
        return self._codes()[-1]

    def open(self, slug: str) -> None:
        """Everything that can be done with it."""
        self.page.goto(f"/en/find/mine/{slug}/")

    def was_told(self, words: str) -> None:
        """What the page says after a press."""
        expect(self.page.get_by_text(words).first).to_be_visible()


def editor_says_yes(site: Site, slug: str) -> None:
    """To what waits."""
    site.manage("shell", "-c", YES.format(slug=slug))


def link_in_the_reminder(site: Site, slug: str) -> str:
    """Seven months pass, and housekeeping writes; the path in the letter."""
    site.manage("shell", "-c", SEVEN_MONTHS_LATER.format(slug=slug))
    done = site.ask("housekeeping")
    found = re.search(rf"{site.url}(/en/find/confirm/\S+)", done.stderr)
    assert found, done.stdout + done.stderr
    return found.group(1)
