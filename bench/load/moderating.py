"""A moderator at work: the list, a story, opened, read, redacted and kept, one after the other."""

import asyncio
import statistics
import time
from collections import defaultdict
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from bench.load.browser import Browser, Page
from bench.load.site import Site

DESK: Final = "/admin/desk/"
ADDRESS: Final = "10.8.0.1"
DONE: Final = (200, 302)
STEPS: Final = ("list", "story", "open", "read", "redact", "save")


@dataclass
class Work:
    """Seconds that each step took, and what failed."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failed: list[str] = field(default_factory=list)

    def median(self, step: str) -> float:
        """Seconds; not a number where nobody came so far."""
        return statistics.median(self.took[step]) if self.took[step] else float("nan")

    def longest(self, step: str) -> float:
        """Seconds."""
        return max(self.took[step], default=float("nan"))


async def work(site: Site, session: str, waiting: list[str], until: float) -> Work:
    """Story after story until this time (monotonic). Takes from `waiting` what it opens."""
    done, browser = Work(), Browser(site, ADDRESS, {"__Host-session": session})
    while time.monotonic() < until and waiting:
        await _one_story(browser, waiting.pop(), done)
    await browser.close()
    return done


async def _one_story(browser: Browser, reference: str, done: Work) -> None:
    room = f"{DESK}{reference}/"
    await _step(done, "list", browser.get(DESK))
    page = await _step(done, "story", browser.get(room))
    await _step(done, "open", browser.post(room, token(page) | {"reason": "first-look"}))
    await _step(done, "read", browser.get(f"{room}read/"))
    page = await _step(done, "redact", browser.get(f"{room}redact/"))
    typed = filled(page.html) | {"happened_why": "names-a-person"}
    typed["happened"] = typed.get("happened", "").replace("nurse", "person") + " It is so."
    await _step(done, "save", browser.post(f"{room}redact/", typed))


async def _step(done: Work, name: str, asking: object) -> Page:
    began = time.monotonic()
    page: Page = await asking  # type: ignore[misc]
    done.took[name].append(time.monotonic() - began)
    if page.status not in DONE or (name in ("open", "save") and page.status == DONE[0]):
        done.failed.append(f"{name} {page.status}")
    return page


def token(page: Page) -> dict[str, str]:
    """What every form carries."""
    return {"csrfmiddlewaretoken": page.hidden().get("csrfmiddlewaretoken", "")}


def filled(html: str) -> dict[str, str]:
    """The form with the field `happened`, as a browser would send it back untouched."""
    reader = _Fields()
    reader.feed(html)
    return next((form for form in reader.forms if "happened" in form), {})


class _Fields(HTMLParser):
    """What each form of a page holds. One value a name: that is enough for the form of the desk."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, str]] = []
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A form begins, or a field with its value."""
        told = dict(attrs)
        name, kind = told.get("name") or "", told.get("type")
        if tag == "form":
            self.forms.append({})
        elif tag == "textarea" and self.forms:
            self._text = name
            self.forms[-1][name] = ""
        elif tag == "input" and name and self.forms and _goes_along(kind, told):
            self.forms[-1][name] = told.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text = ""

    def handle_data(self, data: str) -> None:
        if self._text:
            self.forms[-1][self._text] += data


def _goes_along(kind: str | None, told: dict[str, str | None]) -> bool:
    if kind in ("checkbox", "radio"):
        return "checked" in told
    return kind not in ("submit", "button", "file")


def run(site: Site, session: str, waiting: list[str], seconds: float) -> Work:
    """The same from a thread."""
    return asyncio.run(work(site, session, waiting, time.monotonic() + seconds))
