"""Where finished pages lie: one hash in Redis, which Redis itself drops a minute after it began.

The hash is one generation of pages and carries a random token as its name. A page is kept only
while the token that its maker saw before reading the database is still there. So one that was
begun before a story went, and is finished after, is never kept: not even under an old name, where
nobody would read it and a search for residue would find it.

Dropping is one DEL. The time to live is the hash's, not a page's: whatever goes wrong, a page is
gone `SECONDS` after its generation began.
"""

import logging
import secrets
import time
from typing import Any, Final, NamedTuple

from community.watch import counters

HASH: Final = "hnh:pages"
TOKEN: Final = "token"  # noqa: S105 - a name, no page has an address without a slash
SECONDS: Final = 60
MOST_PAGES: Final = 2_000
LARGEST: Final = 128 * 1024  # bytes; together at most 256 MB
TIMEOUT: Final = 0.25  # seconds; a page is made in less
LEFT_ALONE: Final = 1.0  # seconds between two tries to reach a Redis that is away
BEGIN: Final = """
local token = redis.call('HGET', KEYS[1], 'token')
if not token then
  token = ARGV[1]
  redis.call('HSET', KEYS[1], 'token', token)
  redis.call('EXPIRE', KEYS[1], ARGV[2])
end
return token
"""
KEEP: Final = """
if redis.call('HGET', KEYS[1], 'token') ~= ARGV[1] then return 0 end
if redis.call('HLEN', KEYS[1]) > tonumber(ARGV[2]) then return 0 end
redis.call('HSET', KEYS[1], ARGV[3], ARGV[4])
return 1
"""
log = logging.getLogger("community.page_cache")


class Found(NamedTuple):
    """A page, or the token under which one made now may be kept; neither when Redis is away."""

    page: bytes | None = None
    token: bytes | None = None


class PageStore:
    """One process's way to the pages. Nothing here raises: without Redis pages are only slower."""

    def __init__(self, url: str) -> None:
        # redis is there in production only.
        from redis import Redis, RedisError
        from redis.backoff import NoBackoff
        from redis.retry import Retry

        self._errors = (RedisError, OSError)
        self._redis: Any = Redis.from_url(
            url,
            socket_timeout=TIMEOUT,
            socket_connect_timeout=TIMEOUT,
            retry=Retry(NoBackoff(), 0),
        )
        self._begin = self._redis.register_script(BEGIN)
        self._keep = self._redis.register_script(KEEP)
        # A process that died before it could drop them has left that to the next.
        self._owes_a_drop = True
        self._try_again_at = 0.0

    def find(self, address: str) -> Found:
        """The page kept for this address, if there is one that may still be shown."""
        if time.monotonic() < self._try_again_at or (self._owes_a_drop and not self.drop()):
            return Found()
        try:
            token, page = self._redis.hmget(HASH, TOKEN, address)
            if token is None:
                new = secrets.token_hex(16)
                token, page = self._begin(keys=[HASH], args=[new, SECONDS]), None
        except self._errors:
            self._is_away()
            return Found()
        return Found(page, token)

    def keep(self, address: str, page: bytes, token: bytes) -> None:
        """Keep a page that was begun under this token, if nothing has gone since."""
        if len(page) > LARGEST:
            return
        try:
            self._keep(keys=[HASH], args=[token, MOST_PAGES, address, page])
        except self._errors:
            self._is_away()

    def drop(self) -> bool:
        """Forget them all; False when Redis could not be asked. It is asked twice."""
        for _ in range(2):
            try:
                self._redis.delete(HASH)
            except self._errors:
                continue
            self._owes_a_drop = False
            return True
        self._is_away()
        return False

    def _is_away(self) -> None:
        """After an error nobody knows what was missed: drop all before reading any."""
        counters.cache_failures.inc()
        if not self._owes_a_drop:
            log.warning("Redis cannot be reached: pages are made anew each time")
        self._owes_a_drop = True
        self._try_again_at = time.monotonic() + LEFT_ALONE
