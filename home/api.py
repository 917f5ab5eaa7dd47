"""Every address for machines, under `/api/`: each app brings its own, and they meet here.

Ninja's page of documentation stays off: it loads scripts from another host.
"""

from django.conf import settings
from ninja import NinjaAPI
from ninja.errors import ValidationError

from community.api import LIMIT, not_valid
from stories.api.conditions import CONDITIONS
from stories.api.open_stories import router as stories
from stories.api.withdrawn import router as withdrawn

# The page for people, in English as everything here; its address is resolved by no request.
CONDITIONS_PAGE = f"{settings.BASE_URL}/en/stories/take-along/"

api = NinjaAPI(
    title="Heard, Not Held",
    version="1",
    description=(
        "What people let others use, for research, campaigns and software. Nothing here is finer "
        "than a quarter of a year. A query word that is not known is refused with 400. Whoever "
        f"asks more than {LIMIT.most} times in {LIMIT.seconds} seconds is asked to wait, with 429 "
        f"and Retry-After.\n\n{CONDITIONS} That list is `/api/stories/withdrawn`."
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
