"""What a process remembers for some seconds, because every page asks for it and it hardly changes.

`remembered` is for the frame around pages: names, topics, numbers. Never for a visitor's words.

`Generation` is for what was made of public rows: the only thing here in which authors' words may
be, and only under a key that a row just read from the database gives. So a story that is gone is
asked for by nobody; and what was made of it is dropped with all the rest of its generation.
"""

from collections.abc import Callable, Hashable
from functools import wraps
from time import monotonic
from typing import Any, Final, Generic, ParamSpec, TypeVar

MOST: Final = 500  # answers of one function; then it begins anew
LASTS: Final = 60.0  # seconds: as long as a page in `community.page_cache`
P = ParamSpec("P")
T = TypeVar("T")
_memories: list[dict[Any, Any]] = []


class Generation(Generic[T]):
    """So many things at most, dropped all at once: when it is full, when a minute is over, and by
    `forget`, that is with every change of a public row in this process."""

    def __init__(self, most: int) -> None:
        self._most, self._ends = most, 0.0
        self._found: dict[Hashable, T] = {}
        _memories.append(self._found)

    def get(self, key: Hashable) -> T | None:
        """What was kept under this key; None where there is nothing."""
        if monotonic() >= self._ends:
            self._found.clear()
        return self._found.get(key)

    def keep(self, key: Hashable, made: T) -> T:
        """Keep it, and hand it back."""
        now = monotonic()
        if now >= self._ends or len(self._found) >= self._most:
            self._found.clear()
        if not self._found:
            self._ends = now + LASTS
        self._found[key] = made
        return made


def remembered(
    seconds: float, *, key: Callable[..., Hashable] | None = None
) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Answer again what was answered for the same arguments at most so many seconds ago.

    `key` says what of the arguments, and of the page around, the answer depends on, where it is
    not the arguments themselves. Whoever gets the answer must not change it: it is everybody's.
    """

    def decorate(ask: Callable[P, T]) -> Callable[P, T]:
        memory: dict[Hashable, tuple[float, T]] = {}
        _memories.append(memory)

        @wraps(ask)
        def answer(*args: P.args, **kwargs: P.kwargs) -> T:
            mark = key(*args, **kwargs) if key else (args, *kwargs.items())
            now, found = monotonic(), memory.get(mark)
            if found is not None and now < found[0]:
                return found[1]
            told = ask(*args, **kwargs)
            if len(memory) >= MOST:
                memory.clear()
            memory[mark] = (now + seconds, told)
            return told

        return answer

    return decorate


def forget() -> None:
    """Let nothing be remembered: something has changed, or a test begins."""
    for memory in _memories:
        memory.clear()
