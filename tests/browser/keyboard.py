"""A person who uses the keyboard alone: Tab, Space, Enter, and what they type."""

from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page

MOST_STOPS = 150
NAME = """
    at => (at.getAttribute('aria-label') || at.labels?.[0]?.innerText || at.innerText || at.value)
"""
# A ring or a frame of some kind must show where one is (WCAG 2.4.7).
SEEN = """
    at => {
        const marks = [at, at.parentElement, at.closest('label')].filter(Boolean);
        return marks.some(mark => {
            const style = getComputedStyle(mark);
            return parseFloat(style.outlineWidth) > 0 && style.outlineStyle != 'none'
                || style.boxShadow != 'none';
        });
    }
"""


@dataclass
class Keyboard:
    """Somebody without a mouse. `unseen` gathers stops where nothing shows the focus."""

    page: Page
    unseen: list[str] = field(default_factory=list)

    def to(self, name: str) -> Locator:
        """Press Tab until the thing of this name has the focus; it."""
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            at = self.page.locator(":focus")
            if at.count() == 0:
                continue
            stop = " ".join((at.evaluate(NAME) or "").split())
            if not at.evaluate(SEEN):
                self.unseen.append(f"{self.page.url} {stop}")
            if stop.startswith(name):
                return at
        raise AssertionError(f"Tab never comes to “{name}” on {self.page.url}")

    def press(self, name: str) -> None:
        """Go to a link or a button and press Enter; the page that follows is there."""
        self.to(name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def tick(self, name: str) -> None:
        """Go to a box and press Space."""
        self.to(name)
        self.page.keyboard.press("Space")

    def type_into(self, name: str, words: str) -> None:
        """Go to a field and type."""
        self.to(name)
        self.page.keyboard.type(words)
