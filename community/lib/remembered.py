"""What a process remembers for some seconds, because every page asks for it and it hardly changes.

For the frame around pages: names, topics, numbers. Never for a visitor's or an author's words.
"""

import time
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Final, ParamSpec, TypeVar

MOST: Final = 500  # answers of one function; then it begins anew
P = ParamSpec("P")
T = TypeVar("T")
_memories: list[dict[Any, Any]] = []


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
            now, found = time.monotonic(), memory.get(mark)
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
