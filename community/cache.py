"""The cache: Redis, and while it is away this process's own memory.

Limits must go on limiting, staff must be able to sign in, and no page may break, because a cache
does not answer. Each process then counts by itself, so that a limit allows so many times more as
there are processes, and never none at all.
"""

import logging
import time
from collections.abc import Callable
from typing import Any, Final

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache

from community.watch import counters

TIMEOUT: Final = 0.25  # seconds; who waits longer for a count than for a page is not served
LEFT_ALONE: Final = 1.0  # seconds between two tries to reach a Redis that is away
log = logging.getLogger("community.cache")


class _Redis:
    """What this process knows of it: Django makes a cache for each thread."""

    is_away = False
    try_again_at = 0.0


def _or_memory(verb: str) -> Callable[..., Any]:
    """This verb of a cache, in Redis where it answers."""

    def do(self: "RedisOrMemory", *args: Any, **options: Any) -> Any:
        if time.monotonic() >= _Redis.try_again_at:
            try:
                answer = getattr(RedisCache, verb)(self, *args, **options)
            except self.errors:
                self.note_away()
            else:
                self.note_there()
                return answer
        return getattr(self.memory, verb)(*args, **options)

    do.__name__, do.__doc__ = verb, f"`{verb}` as Django's caches do it."
    return do


class RedisOrMemory(RedisCache):
    """Django's own Redis cache, which raises nothing when Redis is away, slow or full."""

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        # redis is there in production only.
        from redis import RedisError
        from redis.backoff import NoBackoff
        from redis.retry import Retry

        self.errors = (RedisError, OSError)
        self.memory = LocMemCache("while Redis is away", params)
        quick = {"socket_timeout": TIMEOUT, "socket_connect_timeout": TIMEOUT}
        self._options = quick | {"retry": Retry(NoBackoff(), 0)} | self._options

    def note_away(self) -> None:
        """Leave it alone for a moment."""
        counters.cache_failures.inc()
        if not _Redis.is_away:
            log.warning("Redis cannot be reached: each process counts by itself")
        _Redis.is_away, _Redis.try_again_at = True, time.monotonic() + LEFT_ALONE

    def note_there(self) -> None:
        """What was remembered meanwhile is old, or will be."""
        if _Redis.is_away:
            _Redis.is_away = False
            self.memory.clear()

    add = _or_memory("add")
    get = _or_memory("get")
    set = _or_memory("set")
    touch = _or_memory("touch")
    delete = _or_memory("delete")
    get_many = _or_memory("get_many")
    set_many = _or_memory("set_many")
    delete_many = _or_memory("delete_many")
    has_key = _or_memory("has_key")
    incr = _or_memory("incr")
