"""A limit holds, knows nobody, and never stands in the way when the cache is away."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.lib.throttle import Throttle

SECRET = b"s" * 32
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Memory:
    """A cache that a test can look into."""

    def __init__(self) -> None:
        self.kept: dict[str, int] = {}
        self.timeouts: set[int] = set()

    def add(self, key: str, value: int, timeout: int) -> bool:
        self.timeouts.add(timeout)
        if key in self.kept:
            return False
        self.kept[key] = value
        return True

    def incr(self, key: str) -> int:
        self.kept[key] += 1
        return self.kept[key]

    def get(self, key: str) -> int | None:
        return self.kept.get(key)


class Away(Memory):
    """A cache that cannot be reached."""

    def add(self, key: str, value: int, timeout: int) -> bool:
        raise ConnectionError

    def get(self, key: str) -> int | None:
        raise ConnectionError


class Forgetful(Memory):
    """A cache whose entry runs out between the two steps."""

    def add(self, key: str, value: int, timeout: int) -> bool:
        return False

    def incr(self, key: str) -> int:
        raise ValueError


def throttle(cache: Memory, moment: datetime = NOON) -> Throttle:
    return Throttle(cache, secret=SECRET, clock=lambda: moment)


@given(st.integers(1, 20), st.integers(0, 30))
def test_exactly_the_limit_passes(limit: int, tries: int) -> None:
    counted = throttle(Memory())
    answers = [counted.allow("x", "203.0.113.9", limit=limit, seconds=60) for _ in range(tries)]
    assert answers == [number < limit for number in range(tries)]


@given(st.ip_addresses())
def test_no_address_reaches_the_cache(address: object) -> None:
    cache = Memory()
    throttle(cache).allow("return", str(address), limit=1, seconds=60)
    assert all(str(address) not in key for key in cache.kept)
    assert cache.timeouts == {60}


@given(st.ip_addresses(), st.dates())
def test_a_day_later_the_address_is_someone_else(address: object, day: date) -> None:
    counted = throttle(Memory())
    other = day + timedelta(days=1) if day < date.max else date.min
    assert counted.fingerprint(str(address), day) == counted.fingerprint(str(address), day)
    assert counted.fingerprint(str(address), day) != counted.fingerprint(str(address), other)


def test_secrets_and_kinds_are_apart() -> None:
    one, other = throttle(Memory()), Throttle(Memory(), secret=b"t" * 32)
    assert one.fingerprint("::1", NOON.date()) != other.fingerprint("::1", NOON.date())
    assert one.allow("a", "::1", limit=1, seconds=9)
    assert one.allow("b", "::1", limit=1, seconds=9)
    assert not one.allow("a", "::1", limit=1, seconds=9)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("fe80::1%eth0", "fe80::2", True),
        ("::ffff:203.0.113.9", "203.0.113.9", True),
        ("203.0.113.9", "203.0.113.10", False),
        ("nonsense", "other", False),
    ],
)
def test_ipv6_counts_by_64(one: str, other: str, same: bool) -> None:
    counted = throttle(Memory())
    marks = {counted.fingerprint(address, NOON.date()) for address in (one, other)}
    assert (len(marks) == 1) == same


@pytest.mark.parametrize("cache", [Away(), Forgetful()])
def test_a_failing_cache_never_stops_anyone(cache: Memory) -> None:
    counted = throttle(cache)
    assert all(counted.allow("x", "::1", limit=1, seconds=60) for _ in range(5))


def test_a_short_secret_is_refused_and_none_is_shown() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Throttle(Memory(), secret=b"short")
    assert repr(throttle(Memory())) == "<Throttle>"


@pytest.mark.parametrize(("later", "left"), [(0, 3600), (600, 3000), (3599, 1), (4000, 1)])
def test_how_long_the_wait_is_counts_from_the_first_request(later: int, left: int) -> None:
    cache = Memory()
    throttle(cache).allow("x", "203.0.113.9", limit=1, seconds=3600)
    after = throttle(cache, NOON + timedelta(seconds=later))
    assert after.wait("x", "203.0.113.9", seconds=3600) == left


def test_midnight_ends_every_wait() -> None:
    cache, late = Memory(), NOON.replace(hour=23, minute=50)
    throttle(cache, late).allow("x", "203.0.113.9", limit=1, seconds=3600)
    assert throttle(cache, late).wait("x", "203.0.113.9", seconds=3600) == 600


def test_where_nothing_is_known_the_wait_is_the_whole_window() -> None:
    for cache in (Memory(), Away()):
        assert throttle(cache).wait("x", "203.0.113.9", seconds=60) == 60
