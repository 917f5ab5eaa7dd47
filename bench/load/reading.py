"""What readers look at: lists, stories, searches, the guide, in a mixture of a hundred."""

from typing import Final

from bench.load.site import Site
from bench.load.wrk import Crowd

LISTS: Final = ["/en/stories/"] * 20 + ["/de/stories/"] * 5
NARROWED: Final = ["/en/stories/?coercion=restraint", "/en/stories/?coercion=seclusion&country=DE"]
SEARCHES: Final = [f"/en/stories/?q={word}" for word in ("water", "door", "night", "nurse", "bed")]
EVERYTHING: Final = ["/en/search/?q=restraint", "/en/search/?q=Brno", "/en/find/?near=Brno"]
REST: Final = ["/en/"] * 8 + ["/en/guide/"] * 7 + ["/en/guide/glossary/", "/en/evidence/"]


def readers(site: Site, connections: int) -> Crowd:
    """So many at once, each asking for the next page as soon as the last one came."""
    asks = [*site.stories(), *LISTS, *NARROWED * 3, *SEARCHES, *EVERYTHING, *REST]
    return Crowd(asks, connections)
