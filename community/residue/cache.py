"""Caches: this process's own memory, and Redis key by key."""

import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache

from community.residue.findings import Finding
from community.residue.haystack import Haystack
from community.residue.needles import Needle

Entry = tuple[bytes, bytes]


def search_caches(needles: Sequence[Needle]) -> Iterator[Finding]:
    """Keys and values of every cache that can be read through."""
    for alias in caches.settings:
        for number, (key, value) in enumerate(_entries(caches[alias]), start=1):
            for needle in needles:
                for what, haystack in (("key", Haystack(key)), ("value", Haystack(value))):
                    if haystack.holds(needle):
                        yield Finding(needle.number, f"cache {alias}: {what} of entry {number}")


def can_read(cache: Any) -> bool:
    """Whether this kind of cache lets us see everything it holds."""
    return isinstance(cache, LocMemCache | RedisCache)


def cache_errors() -> tuple[type[Exception], ...]:
    """What a cache raises that cannot be reached; Redis is there only where it is used."""
    try:
        from redis.exceptions import RedisError
    except ImportError:
        return ()
    return (RedisError,)


def _entries(cache: Any) -> Iterator[Entry]:
    if isinstance(cache, LocMemCache):
        for key, value in list(cache._cache.items()):  # type: ignore[attr-defined]
            yield key.encode(), _unpacked(value)
    elif isinstance(cache, RedisCache):
        yield from _redis_entries(cache._cache.get_client(None))


def _redis_entries(client: Any) -> Iterator[Entry]:
    """Every key of the database, whoever wrote it."""
    for key in client.scan_iter(count=1000):
        readers = {
            b"string": client.get,
            b"hash": client.hgetall,
            b"set": client.smembers,
            b"list": lambda k: client.lrange(k, 0, -1),
            b"zset": lambda k: client.zrange(k, 0, -1),
        }
        read = readers.get(client.type(key))
        value = read(key) if read else client.dump(key)
        yield key, b"\0".join(map(_unpacked, _parts(value)))


def _parts(value: Any) -> list[bytes]:
    """A string alone; of a hash the fields and the values; of a list or set the members."""
    if isinstance(value, dict):
        return [part for pair in value.items() for part in pair]
    return [value] if isinstance(value, bytes) else list(value or ())


def _unpacked(value: bytes) -> bytes:
    """The value, and what is in it when it is compressed."""
    try:
        return bytes(value) + zlib.decompress(value)
    except zlib.error:
        return bytes(value)
