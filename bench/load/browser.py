"""A browser without a screen: one connection, cookies, forms. As light as Python can be."""

import asyncio
import re
import ssl
from dataclasses import dataclass, field
from html import unescape
from typing import Final
from urllib.parse import urlencode

from bench.load.site import FROM, Site
from tests.production.stack.part import HERE

# The certificate is of our own making, on the loopback.
CONTEXT: Final = ssl._create_unverified_context()  # noqa: S323
HIDDEN: Final = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
COOKIE: Final = re.compile(r"^set-cookie: ([^=]+)=([^;]*)", re.IGNORECASE | re.MULTILINE)
LENGTH: Final = re.compile(r"^content-length: (\d+)", re.IGNORECASE | re.MULTILINE)
LOCATION: Final = re.compile(r"^location: (\S+)", re.IGNORECASE | re.MULTILINE)
WITHIN: Final = 60  # seconds


@dataclass(frozen=True)
class Page:
    """What came back."""

    status: int
    location: str
    html: str

    def hidden(self) -> dict[str, str]:
        """What a browser would send along with the forms of this page."""
        return {name: unescape(value) for name, value in HIDDEN.findall(self.html)}


@dataclass
class Browser:
    """Of a visitor from this address."""

    site: Site
    address: str
    cookies: dict[str, str] = field(default_factory=dict)
    _talk: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str) -> Page:
        """Look at a page."""
        return await self._ask("GET", path, "")

    async def post(self, path: str, form: dict[str, str]) -> Page:
        """Send a form."""
        return await self._ask("POST", path, urlencode(form))

    async def close(self) -> None:
        """Hang up."""
        if self._talk is not None:
            self._talk[1].close()
            self._talk = None

    async def _ask(self, method: str, path: str, body: str) -> Page:
        """Raises OSError or TimeoutError where nothing comes back."""
        async with asyncio.timeout(WITHIN):
            if self._talk is None:
                self._talk = await asyncio.open_connection(
                    HERE, self.site.https, ssl=CONTEXT, server_hostname="localhost"
                )
            reader, writer = self._talk
            writer.write(self._words(method, path, body).encode())
            try:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                length = LENGTH.search(head)
                html = await reader.readexactly(int(length[1]) if length else 0)
            except asyncio.IncompleteReadError as cut:
                await self.close()
                raise ConnectionResetError("cut off") from cut
        self.cookies |= dict(COOKIE.findall(head))
        led = LOCATION.search(head)
        return Page(int(head[9:12]), led[1] if led else "", html.decode())

    def _words(self, method: str, path: str, body: str) -> str:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self.site.host}", f"{FROM}: {self.address}"]
        lines += [f"Cookie: {cookies}"] if cookies else []
        if method == "POST":
            lines += [f"Origin: {self.site.url}", f"Content-Length: {len(body)}"]
            lines.append("Content-Type: application/x-www-form-urlencoded")
        return "\r\n".join([*lines, "", body])
