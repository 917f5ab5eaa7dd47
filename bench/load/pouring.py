"""What the two floods consist of: wrong codes, and forms of every kind."""

import asyncio
from typing import Final
from urllib.parse import urlencode

from bench.load.browser import Browser
from bench.load.site import Site
from bench.load.wrk import Crowd
from community.lib.receipts import new_code

CONNECTIONS: Final = 100
# As few as a flood can have: what comes from one address is told apart and slowed the most.
ADDRESSES: Final = 50
CODES: Final = 2_000
MISTYPED_EVERY: Final = 5
STORY: Final = "They held me down and nobody said why. " * 100  # 4 KB
DOOR: Final = "/en/share/return/"
# Where a form is sent, and what a program would fill in. The last two take no forms at all.
FORMS: Final = {
    "/en/share/": {"confirmed": "1"},
    "/en/share/whose/": {"perspective": "me"},
    "/en/share/words/": {"happened": STORY, "language_of_story": "en"},
    "/en/share/send/": {},
    "/en/share/claims/lost/": {"told": STORY},
    "/en/find/suggest/": {"name": "A group", "text": STORY, "website": "https://example.org/"},
    "/en/find/example-voices/write/": {"text": STORY, "contact": "me@example.org"},
    "/en/find/example-voices/report/": {"text": STORY},
    "/en/find/enter/": {"address": "me@example.org"},
    "/accounts/login/code/": {"email": "me@example.org"},
    "/en/search/": {"q": "water"},
    "/en/stories/": {"q": "water"},
}


def wrong_codes(site: Site) -> Crowd:
    """Well-formed codes that open nothing, and mistyped ones among them."""
    cookies, token = _form(site, DOOR)
    codes = [new_code() for _ in range(CODES)]
    typed = [code[:-1] if n % MISTYPED_EVERY == 0 else code for n, code in enumerate(codes)]
    asks = [_ask(DOOR, cookies, {"code": code} | token) for code in typed]
    return Crowd(asks, CONNECTIONS, ADDRESSES)


def posts(site: Site) -> Crowd:
    """Each form with the token that pages carry, and without one."""
    cookies, token = _form(site, DOOR)
    asks = [_ask(path, cookies, fields | token) for path, fields in FORMS.items()]
    asks += [_ask(path, "", fields) for path, fields in FORMS.items()]
    return Crowd(asks, CONNECTIONS, ADDRESSES)


def _form(site: Site, path: str) -> tuple[str, dict[str, str]]:
    """Cookies and token, as a browser gets them."""

    async def look() -> tuple[str, dict[str, str]]:
        browser = Browser(site, "10.8.0.3")
        page = await browser.get(path)
        await browser.close()
        cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
        return cookies, page.hidden()

    return asyncio.run(look())


def _ask(path: str, cookies: str, fields: dict[str, str]) -> str:
    return f"{path}\t{cookies}\t{urlencode(fields)}"
