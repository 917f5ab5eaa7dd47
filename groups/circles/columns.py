"""The columns of a file of circles: what `/api/circles.csv` gives, and what may come back in.

The names are those of the description and of the query. Dates are as
`community.lib.schedule.cells` writes them; `repeats` is the rule as RRULE. A venue, a link or a
number that is told only to those who ask stands in no file: its cell is empty.
"""

from typing import Final

from community.lib.schedule.cells import COLUMNS as DATES

WHAT: Final = (
    "id url slug name short_name text_language about host way joining joining_words convenor"
    " training training_words co_reflection co_reflection_words confidentiality"
    " confidentiality_limits crisis_call crisis control control_as control_words"
    " on_rights on_force audiences audience_words languages access access_words cost_kind cost"
    " funder ties networks"
).split()
TOWN: Final = "country region_code region town geonames_id latitude longitude".split()
VENUE: Final = "venue_name venue venue_words venue_shown link number link_shown".split()
REACH: Final = "emails phones websites addresses social contacts_agreed".split()
OF_IT: Final = "confirmed confirmed_by stale changed_on example".split()

COLUMNS: Final = (*WHAT, *TOWN, *VENUE, "zones", *DATES, *REACH, *OF_IT)
# Told of a circle, and never brought in: it derives, or is another's word.
TOLD_ONLY: Final = frozenset("url stale confirmed_by changed_on conditions".split())
# Several values in a cell are parted by the end of a line; elsewhere by "; ".
A_LINE_EACH: Final = ("cancelled", "moved", "pauses", *REACH[:-1])
