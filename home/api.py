"""Every address for machines, under `/api/`: each app brings its own, and they meet here.

Ninja's page of documentation stays off: it loads scripts from another host.
"""

from django.conf import settings
from ninja import NinjaAPI
from ninja.errors import ValidationError

from community.api import LIMIT, not_valid
from groups.api.circles.calendars import router as calendars
from groups.api.circles.meetings import router as meetings
from groups.api.circles.open_circles import router as circles
from groups.api.conditions import CONDITIONS as OF_THE_DIRECTORY
from groups.api.hsds.services import router as hsds
from groups.api.hsds.words import router as hsds_words
from groups.api.open_groups import router as groups
from home.evidence.api import router as evidence
from stories.api.conditions import CONDITIONS
from stories.api.open_stories import router as stories
from stories.api.withdrawn import router as withdrawn

# The page for people, in English as everything here; its address is resolved by no request.
CONDITIONS_PAGE = f"{settings.BASE_URL}/en/stories/take-along/"

api = NinjaAPI(
    title="Heard, Not Held",
    version="1",
    description=(
        "What people let others use, for research, campaigns and software. Of a story nothing is "
        "finer than a quarter of a year. A query word that is not known is refused with 400. "
        f"Whoever asks more than {LIMIT.most} times in {LIMIT.seconds} seconds is asked to wait, "
        f"with 429 and Retry-After.\n\n{CONDITIONS} That list is `/api/stories/withdrawn`."
        f"\n\n{OF_THE_DIRECTORY}"
    ),
    servers=[{"url": settings.BASE_URL}],
    openapi_extra={
        "info": {"termsOfService": CONDITIONS_PAGE},
        "externalDocs": {"url": CONDITIONS_PAGE, "description": "For people: take stories along"},
    },
    docs_url=None,
    urls_namespace="api",
)
api.add_exception_handler(ValidationError, not_valid)
api.add_router("", stories)
api.add_router("/stories", withdrawn)
api.add_router("/evidence", evidence)
api.add_router("", groups)
api.add_router("", circles)
api.add_router("", calendars)
api.add_router("", meetings)
api.add_router("/hsds", hsds_words)
api.add_router("/hsds", hsds)
