"""The directory with 1,000, 20,000 and 200,000 entries, in bare Django views: a search near a town
with as many hits each time, the map's data, filters, and how each grows.

    python -m bench.directory [--sizes 1000 20000 200000] [--seconds 2] [--postgresql postgresql://…/postgres]

How it is measured: `bench.growing`.
"""

from typing import Final

from bench.growing import Plan, measure

SIZES: Final = (1_000, 20_000, 200_000)
EUROPE: Final = "bbox=-25,34,45,72&zoom=4"
AROUND: Final = "bbox=15.5,48.5,18,50&zoom=8"
PAGES: Final = {
    "near a town": "/en/find/?near=Brno&radius=50",
    "near, narrowed": "/en/find/?near=Brno&radius=50&control=majority&language=cs",
    "everything": "/en/find/",
    "kind and country": "/en/find/?kind=user-led&country=DE",
    "offer, language": "/en/find/?offer=legal-help&language=de&access=step-free",
    "map: near": f"/en/find/map.json?near=Brno&radius=50&{AROUND}",
    "map: around": f"/en/find/map.json?{AROUND}",
    "map: Europe": f"/en/find/map.json?{EUROPE}",
    "map: a kind": f"/en/find/map.json?kind=lawyers&{EUROPE}",
}


def grow(size: int) -> str:
    """Add entries until there are so many."""
    from bench.directory_data import NEAR, grow_to

    grow_to(size)
    return f"{size:,} entries, {NEAR} of them within 50 km"


PLAN: Final = Plan(
    __doc__,
    SIZES,
    PAGES,
    grow,
    # What a near search may cost.
    most={"near a town": 15},
    most_grown={"near a town": 1.5},
)

if __name__ == "__main__":
    measure(PLAN)
