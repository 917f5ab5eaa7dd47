"""Clients that send a byte now and then and read as slowly: hundreds, beside the readers."""

import asyncio
import socket
import statistics
import threading
from collections.abc import Awaitable, Callable
from typing import Final

from bench.load import cost
from bench.load.browser import CONTEXT
from bench.load.judgement import Finding, nothing_failed, readers_left
from bench.load.site import FROM, Site
from bench.load.wrk import Crowd, Told, Wrk
from tests.production.stack.part import HERE

CLIENTS: Final = 600
EVERY: Final = 2.0  # seconds from one byte to the next: well below what nginx ends
HEAD: Final = "{method} {path} HTTP/1.1\r\nHost: {host}\r\n" + FROM + ": {address}\r\n"
LONG: Final = 3_000_000  # bytes that a form says it will have
BUFFER: Final = 2_000  # bytes that a slow reader takes in at once


def slow_clients(site: Site, readers: Crowd, *, seconds: int, turns: int) -> list[Finding]:
    """Readers alone and beside the slow ones, in turns."""
    pairs: list[tuple[float, float]] = []
    all_told: list[Told] = []
    before = cost.of(site)
    for _ in range(turns):
        calm = Wrk(site, readers, seconds).told()
        crawling = Crawlers(site)
        crawling.start()
        beside = Wrk(site, readers, seconds).told()
        held = crawling.stop()
        print(f"  {held} slow connections held: readers {calm.a_second:.0f} a second alone, "
              f"{beside.a_second:.0f} beside; median {calm.median * 1000:.0f} and "
              f"{beside.median * 1000:.0f} ms")  # fmt: skip
        pairs.append((calm.a_second, beside.a_second))
        all_told += [calm, beside]
    print(f"  processor: {cost.said(cost.shares(before, cost.of(site)))}")
    asked = sum(told.answers.total() for told in all_told)
    failed = sum(told.failed for told in all_told)
    return [readers_left(pairs), nothing_failed("readers' questions", failed, asked)]


class Crawlers:
    """Slow clients in a thread of their own; who is cut off comes again."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._open = 0
        self._seen: list[int] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        """Let them come."""
        self._thread.start()

    def stop(self) -> int:
        """Send them away; how many were held open at once, in the middle."""
        self._loop.call_soon_threadsafe(self._everybody.cancel)
        self._thread.join()
        return int(statistics.median(self._seen)) if self._seen else 0

    def _run(self) -> None:
        ways = (self._slow_head, self._slow_body, self._slow_reader)
        self._everybody = self._loop.create_task(self._all(ways))
        try:
            self._loop.run_until_complete(self._everybody)
        except asyncio.CancelledError:
            self._loop.close()

    async def _all(self, ways: tuple[Callable[..., Awaitable[None]], ...]) -> None:
        async with asyncio.TaskGroup() as crowd:
            for number in range(CLIENTS):
                crowd.create_task(self._again(ways[number % len(ways)], number))
            while True:
                await asyncio.sleep(1)
                self._seen.append(self._open)

    async def _again(self, way: Callable[..., Awaitable[None]], number: int) -> None:
        while True:
            await asyncio.sleep(EVERY * (number % 100) / 100)
            try:
                reader, writer = await self._connect()
            except OSError:
                continue
            self._open += 1
            try:
                await way(reader, writer, number)
            except (OSError, asyncio.IncompleteReadError):
                pass
            finally:
                self._open -= 1
                writer.close()

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """With little room for what comes, or the system would read it all for them."""
        own = socket.socket()
        own.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER)
        own.setblocking(False)
        await asyncio.get_running_loop().sock_connect(own, (HERE, self._site.https))
        return await asyncio.open_connection(
            sock=own, ssl=CONTEXT, server_hostname="localhost", limit=BUFFER
        )

    def _head(self, method: str, path: str, number: int) -> str:
        address = f"10.{64 + number // 250}.0.{number % 250 + 1}"
        host = self._site.host
        return HEAD.format(method=method, path=path, host=host, address=address)

    async def _slow_head(
        self, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter, number: int
    ) -> None:
        await _drip(writer, self._head("GET", "/en/stories/", number) + "X-Long: " + "a" * 500)

    async def _slow_body(
        self, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter, number: int
    ) -> None:
        head = self._head("POST", "/en/share/words/", number)
        writer.write(f"{head}Content-Length: {LONG}\r\n\r\n".encode())
        await _drip(writer, "a" * LONG)

    async def _slow_reader(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, number: int
    ) -> None:
        writer.write(f"{self._head('GET', '/en/stories/', number)}\r\n".encode())
        while await reader.readexactly(1):
            await asyncio.sleep(EVERY)


async def _drip(writer: asyncio.StreamWriter, words: str) -> None:
    for sign in words:
        writer.write(sign.encode())
        await writer.drain()
        await asyncio.sleep(EVERY)
