"""Redis is killed and does not come back: slower, still right, and limits limit."""

import time
from collections import Counter
from contextlib import suppress
from typing import Final

from tests.production.chaos.crowd import Crowd, quiet
from tests.production.chaos.desk import Moderator
from tests.production.chaos.person import Away, Person
from tests.production.chaos.scenarios import AT_ONCE, Options, Outcome, open_site
from tests.production.stack import Stack

WRONG: Final = "0000000000000000000000000000"
# Each process counts up to twenty by itself while Redis is away.
TRIES: Final = 60
ALLOWED: Final = 20
TOO_MANY: Final = 429


def run(options: Options) -> Outcome:
    """Half the time with Redis, half without, and then everything that counts in it."""
    with open_site(**AT_ONCE) as stack:
        crowd = Crowd(stack, options.seed)
        crowd.begin()
        time.sleep(options.minutes * 30)
        before = len(crowd.book.seconds)
        with_redis = crowd.middle()
        stack.redis.kill()
        time.sleep(options.minutes * 30)
        without = crowd.middle(before)
        broken, limited = _limits(stack, crowd)
        figures, laws = quiet(crowd)
        times = f"middle {with_redis * 1000:.0f} ms with Redis, {without * 1000:.0f} ms without"
        return Outcome([times, limited, figures], broken + laws)


def _limits(stack: Stack, crowd: Crowd) -> tuple[list[str], str]:
    """Wrong codes are slowed down, a right one opens all the same, staff still sign in."""
    broken = []
    guesser = Person(stack, crowd.book, 199)
    answers = Counter(_try(guesser, WRONG) for _ in range(TRIES))
    if not ALLOWED <= answers[200] <= ALLOWED * len(stack.app):
        broken.append(f"of {TRIES} wrong codes {answers[200]} were let through")
    own = next(told for author in crowd.authors for told in author.mine if not told.withdrawing)
    if _try(guesser, own.code) != 302 and not own.withdrawing:
        broken.append("a right code did not open after many wrong ones")
    try:
        Moderator(stack, crowd.book, 198, 0).sign_in()
    except (LookupError, Away) as error:
        broken.append(f"nobody of the staff can sign in: {error}")
    return (
        broken,
        f"{answers[200]} of {TRIES} wrong codes were answered, {answers[TOO_MANY]} slowed",
    )


def _try(person: Person, code: str) -> int:
    """The status that this code gets at the door."""
    with suppress(Away):
        person.fill("/en/share/return/", code=code)
    return person.last.status
