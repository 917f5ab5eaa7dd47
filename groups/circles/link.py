"""The link or number of a circle, for whoever presses a button.

Even where its organiser lets everybody see it, it stands in no page that a machine reads: who
gathers links to meetings, to disturb them, gathers them from pages. So it is in the answer to a
POST alone, and works without a script. A crawler follows links, and at most forms of GET; Google
says that its own sends a POST only for what a page loads by itself
(https://developers.google.com/search/blog/2011/11/get-post-and-safely-surfacing-more-of). The
answer says noindex besides, is kept nowhere, and an address that asks for very many has to wait.

It changes nothing, so that it needs no token against forged requests, and the page with the button
can be kept for everybody. GET leads back to the circle: nobody has a dead page in their history.
"""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from community.limits import Limit
from groups.models import Circle

LIMIT: Final = Limit("circle-link", most=30, seconds=60)
ROBOTS: Final = "noindex, nofollow, noarchive"


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, slug: str) -> HttpResponse:
    """The link and the number that everybody may see, of a circle that is listed."""
    rows = Circle.objects.listed(timezone.now().date()).select_related("meeting")
    circle = get_object_or_404(rows, slug=slug)
    if request.method != "POST" or not (circle.meeting.public_link or circle.meeting.public_number):
        return redirect(circle)
    seconds = LIMIT.pause(request)
    context = {"circle": circle, "seconds": seconds}
    if not seconds:
        context |= {"link": circle.meeting.public_link, "number": circle.meeting.public_number}
    response = render(request, "circles/link.html", context, status=429 if seconds else 200)
    if seconds:
        response.headers["Retry-After"] = str(seconds)
    response.headers["X-Robots-Tag"] = ROBOTS
    add_never_cache_headers(response)
    return response
