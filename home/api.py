"""Every address for machines, under `/api/`: each app brings its own, and they meet here.

Ninja's page of documentation stays off: it loads scripts from another host.
"""

from ninja import NinjaAPI
from ninja.errors import ValidationError

from community.api import not_valid
from stories.api.withdrawn import router as stories

api = NinjaAPI(
    title="Heard, Not Held",
    version="1",
    description=(
        "What people let others use, for research, campaigns and software. Nothing here is finer "
        "than a quarter of a year. A query word that is not known is refused with 400."
    ),
    docs_url=None,
    urls_namespace="api",
)
api.add_exception_handler(ValidationError, not_valid)
api.add_router("/stories", stories)
