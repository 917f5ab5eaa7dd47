"""Counting requests without knowing who makes them.

An address is kept only as an HMAC under a salt that changes every day (UTC), in the cache alone.
A ward shares one address and a limit must never lose a story, so when the cache fails the
answer is yes.
"""

import hmac
import ipaddress
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final, Protocol

IPV6_PREFIX: Final = 64
SECRET_BYTES: Final = 32


class Cache(Protocol):
    """The part of Django's cache that counts in one step (Redis, or local memory)."""

    def add(self, key: str, value: int, timeout: int) -> bool: ...

    def incr(self, key: str) -> int: ...

    def get(self, key: str) -> Any: ...


def _cache_failures() -> tuple[type[Exception], ...]:
    """What a cache raises when it is away. redis is there in production only."""
    try:
        from redis.exceptions import RedisError
    except ImportError:
        return (OSError,)
    return (OSError, RedisError)


def now_utc() -> datetime:
    """The moment now, in UTC."""
    return datetime.now(UTC)


class Throttle:
    """Fixed windows that open with the first request. Midnight UTC opens a new one."""

    def __init__(
        self,
        cache: Cache,
        *,
        secret: bytes,
        clock: Callable[[], datetime] = now_utc,
        failures: tuple[type[Exception], ...] | None = None,
    ) -> None:
        """Raises ``ValueError`` when the secret is shorter than 32 bytes."""
        if len(secret) < SECRET_BYTES:
            raise ValueError("the secret needs at least 32 bytes")
        self._cache = cache
        self._secret = secret
        self._clock = clock
        self._failures = _cache_failures() if failures is None else failures

    def __repr__(self) -> str:
        return "<Throttle>"

    def fingerprint(self, address: str, day: date) -> str:
        """64 hex characters that stand for the address on this day, and no other."""
        salt = hmac.digest(self._secret, f"throttle {day.isoformat()}".encode(), "sha256")
        return hmac.digest(salt, _network(address).encode(), "sha256").hex()

    def fingerprint_now(self, address: str) -> str:
        """The fingerprint for today in UTC."""
        return self.fingerprint(address, self._clock().astimezone(UTC).date())

    def allow(self, name: str, address: str, *, limit: int, seconds: int) -> bool:
        """Count one request of kind ``name``; whether it is among the first ``limit`` in
        ``seconds``. A cache that is away allows."""
        key = f"throttle:{name}:{self.fingerprint_now(address)}"
        try:
            return self._count(key, seconds) <= limit
        except self._failures:
            return True

    def wait(self, name: str, address: str, *, seconds: int) -> int:
        """In how many seconds ``allow`` says yes again; a whole window where that is not known."""
        key = f"throttle:{name}:{self.fingerprint_now(address)}"
        try:
            ends = self._cache.get(f"{key}:ends")
        except self._failures:
            ends = None
        left = int(ends) - self._now() if ends else seconds
        return min(max(left, 1), seconds)

    def _now(self) -> int:
        return int(self._clock().timestamp())

    def _ends(self, seconds: int) -> int:
        """When this window closes: with the day at the latest."""
        now = self._clock().astimezone(UTC)
        midnight = datetime.combine(now.date() + timedelta(days=1), time(), UTC)
        return int(min(now + timedelta(seconds=seconds), midnight).timestamp())

    def _count(self, key: str, seconds: int) -> int:
        if self._cache.add(key, 1, timeout=seconds):
            self._cache.add(f"{key}:ends", self._ends(seconds), timeout=seconds)
            return 1
        try:
            return self._cache.incr(key)
        except ValueError:  # the window closed between the two steps
            self._cache.add(key, 1, timeout=seconds)
            return 1


def _network(address: str) -> str:
    """IPv4 whole, IPv6 by /64 (one household or phone), anything else as it came."""
    try:
        parsed = ipaddress.ip_address(address.strip().partition("%")[0])
    except ValueError:
        return address.strip()
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((parsed, IPV6_PREFIX), strict=False))
