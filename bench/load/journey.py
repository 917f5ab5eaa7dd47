"""Somebody tells a story: from the calm first page to the receipt with the code."""

import asyncio
import re
from typing import Final

from bench.load.browser import Browser, Page

SHARE: Final = "/en/share/"
GROUPS: Final = re.compile(r'class="code-letters" aria-hidden="true">\s*([0-9A-Z]{4})\s*<')
REQUESTS: Final = 13
FOUND, OK = 302, 200
# Whoever is quicker than a second is asked whether they are a person.
A_MOMENT: Final = 1.1


class Stopped(Exception):
    """The journey went somewhere else than it should."""


async def tell(browser: Browser, happened: str) -> str:
    """The code of a story that was acknowledged.

    Raises Stopped with the step and what was answered; OSError or TimeoutError as `Browser` does.
    """
    page = await _look(browser, "")
    await asyncio.sleep(A_MOMENT)
    await _send(browser, "", page, {})
    answers = {
        "whose": {"perspective": "me"},
        "words": {"happened": happened, "language_of_story": "en"},
        "helped": {"helped": "Water."},
        "choice": {"choice": "see"},
    }
    for step, answer in answers.items():
        await _send(browser, f"{step}/", await _look(browser, f"{step}/"), answer)
    page = await _look(browser, "code/")
    shown = code_on(page)
    led = await _send(browser, "send/", page, {})
    if not led.endswith("/receipt/") or code_on(await _look(browser, "receipt/")) != shown:
        raise Stopped("no receipt")
    return shown


def code_on(page: Page) -> str:
    """The code that this page shows."""
    return " ".join(GROUPS.findall(page.html)[:7])


async def _look(browser: Browser, step: str) -> Page:
    page = await browser.get(SHARE + step)
    if page.status != OK:
        raise Stopped(f"look {step or 'start'} {page.status}")
    return page


async def _send(browser: Browser, step: str, page: Page, answer: dict[str, str]) -> str:
    """Where it leads."""
    answered = await browser.post(SHARE + step, page.hidden() | answer)
    if answered.status != FOUND:
        raise Stopped(f"send {step or 'start'} {answered.status}")
    return answered.location
