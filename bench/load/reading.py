"""What readers look at: lists, stories, searches, the directory, the guide."""

from typing import Final

from bench.load.site import Site
from bench.load.wrk import Crowd

LISTS: Final = ["/en/stories/"] * 20 + ["/de/stories/"] * 5
NARROWED: Final = ["/en/stories/?coercion=restraint", "/en/stories/?coercion=seclusion&country=DE"]
SEARCHES: Final = ["/en/stories/?q=water", "/en/stories/?q=night+nurse", "/en/search/?q=restraint"]
NEAR: Final = ["/en/find/", "/en/find/?near=Brno"]
REST: Final = ["/en/"] * 12 + ["/en/guide/"] * 8 + ["/en/guide/glossary/", "/en/evidence/"]


def readers(site: Site, connections: int) -> Crowd:
    """So many at once, each asking for the next page as soon as the last one came."""
    asks = [*site.stories(), *LISTS, *NARROWED * 3, *SEARCHES, *NEAR, *REST]
    return Crowd(asks, connections)
