"""Counts every answer, outermost of all. Not there at all where nobody asks for the counts."""

import time
from typing import Final

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse

from community.middleware import GetResponse
from community.page_cache import WAS_KEPT
from community.private import is_private
from community.watch import counters

# What machines ask every few seconds would drown what people do.
NOT_COUNTED: Final = ("/healthz", "/metrics")


class CountAnswers:
    """By the view's name in the code and the first digit of the status, and by nothing else."""

    def __init__(self, get_response: GetResponse) -> None:
        if not settings.METRICS_TOKEN:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then count."""
        began = time.monotonic()
        response = self.get_response(request)
        if request.path_info not in NOT_COUNTED:
            route = route_of(request, response)
            counters.seconds.labels(route).observe(time.monotonic() - began)
            counters.answers.labels(route, f"{response.status_code // 100}xx").inc()
        return response


def route_of(request: HttpRequest, response: HttpResponse) -> str:
    """The name of the view; one name for every room where somebody writes, comes back or works.

    A count that goes up on the page of withdrawals would be the minute of somebody's withdrawal.
    """
    if is_private(request.path_info):
        return counters.PRIVATE
    if hasattr(response, WAS_KEPT):
        return counters.KEPT
    match = request.resolver_match
    if match is None:
        return counters.NOWHERE
    return match.view_name if match.url_name else counters.UNNAMED
