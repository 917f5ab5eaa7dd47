"""What somebody means who writes where they are: a town, a country, a region, a point.

Only the gazetteer is asked, which is ours. Nothing here keeps what anybody looked for.
"""

from community.where.answers import Choice, Point, Spot, Where
from community.where.find import find_where

__all__ = ["Choice", "Point", "Spot", "Where", "find_where"]
