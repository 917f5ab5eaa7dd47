"""What a table may say of stories that are not published. Pure: no database.

The one number of a row is made of the *unpublished part alone*, in this order: some stories are
held back, fewer than the step, by a secret that is always the same for the row; the rest is
rounded down to the step; and it is shown only from the minimum on. So “at least 25” is always
true, and a silent row may hold anything from nobody to just under `silent_below`.

Why not simply “ten or more, to the nearest five”: somebody who writes nine stories of their own for
an empty row would see it begin to speak with the tenth, and know that it is one other person's;
somebody who knows that one person came or went in a quarter would read the exact number from the
step that was crossed. With the secret, both learn no more than a range as wide as the step. It is
the same in every quarter, since fresh chance could be averaged out.

Nothing else stands beside it: no total, no share, no row for “not said”, nothing by two things at
once, no wider topic that holds the sum of narrower ones. So no row bounds another one, and nothing
can be subtracted. `tests/stories/numbers` plays the attackers, and shows that they win against
tables made in the ways that are refused here.
"""

from collections.abc import Callable

Held = Callable[[str, str], int]


def at_least(counted: int, *, held_back: int, minimum: int, rounding: int) -> int | None:
    """What may be said of this many unpublished stories: “at least …”, or nothing.

    Raises ValueError when as much as a step is held back, or less than nothing.
    """
    if not 0 <= held_back < rounding:
        raise ValueError("from nothing to just under a step is held back")
    said = (counted - held_back) // rounding * rounding
    return said if said >= minimum else None


def silent_below(*, minimum: int, rounding: int) -> int:
    """A row says nothing only if it counts fewer than this."""
    first_said = -(-minimum // rounding) * rounding
    return first_said + rounding - 1
