"""Circles: 1,000 and 20,000 of them, in bare Django views: the week, a search near a town with as
many hits each time, circles online, the calendar of a search, and how each grows.

    python -m bench.circles [--sizes 1000 20000] [--seconds 2] [--postgresql postgresql://…/postgres]

How it is measured: `bench.growing`.
"""

from typing import Final

from bench.growing import Plan, measure

SIZES: Final = (1_000, 20_000)
PAGES: Final = {
    "this week": "/en/circles/",
    "near a town": "/en/circles/?near=Brno&radius=50",
    "online": "/en/circles/list/?way=online&zone=Europe/Lisbon&language=de",
    "one circle": "/en/circles/invented-0/",
    "calendar: near": "/api/circles.ics?near=Brno&radius=50",
    "calendar: all": "/api/circles.ics",
    "calendar: one": "/api/circles/invented-0.ics",
    "API, 100": "/api/circles",
}
PROMISED: Final = ("this week", "near a town", "online", "calendar: near", "calendar: all")


def grow(size: int) -> str:
    """Add circles until there are so many."""
    from bench.circles_data import grow_to
    from bench.directory_data import NEAR

    grow_to(size)
    return f"{size:,} circles, {NEAR} of them within 50 km"


PLAN: Final = Plan(__doc__, SIZES, PAGES, grow, most_grown=dict.fromkeys(PROMISED, 1.5))

if __name__ == "__main__":
    measure(PLAN)
