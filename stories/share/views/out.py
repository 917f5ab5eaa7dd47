"""“Leave this site”: the session ends first, so that Back shows nothing of what was written."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from community.elsewhere import from_elsewhere
from stories.share.forgetting import forget_visit


@require_safe
def out(request: HttpRequest) -> HttpResponse:
    """End the session, ask the browser to forget us, and open a plain site (303, RFC 9110)."""
    response = HttpResponse(status=303, headers={"Location": settings.LEAVE_URL})
    return response if from_elsewhere(request) else forget_visit(request, response)
