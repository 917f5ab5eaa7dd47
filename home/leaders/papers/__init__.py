"""Everything that can be written to leaders, in the order in which somebody needs it.

One more is one more module, its words in `home/leaders/words`, and a line here.
"""

from typing import Final

from home.leaders.papers.advocate import ADVOCATE
from home.leaders.papers.director import DIRECTOR
from home.leaders.papers.first_meeting import FIRST_MEETING
from home.leaders.papers.meeting import MEETING
from home.leaders.papers.member import MEMBER
from home.leaders.papers.ministry import MINISTRY
from home.leaders.papers.monitoring import MONITORING
from home.leaders.papers.record import RECORD

PAPERS: Final = {
    one.slug: one
    for one in (
        *(FIRST_MEETING, DIRECTOR, MINISTRY, MONITORING, ADVOCATE, MEMBER),
        *(MEETING, RECORD),
    )
}
