"""The next ten dates while somebody types, for a script of ours.

Nothing of it is kept: the form's own answers come in, and sentences go out.
"""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from community.errors import too_many
from community.limits import Limit
from groups.stewards.circles.forms import WhenForm

# Somebody who types for an hour asks often; a house shares one address.
LOOKS: Final = Limit("circle-dates", 2_000, 3600)


@sensitive_post_parameters()
@require_POST
def next_dates(request: HttpRequest) -> HttpResponse:
    """The part of the page that shows the dates, or says why there are none yet."""
    if seconds := LOOKS.pause(request):
        return too_many(request, seconds=seconds)
    form = WhenForm(request.POST, initial={})
    return render(request, "groups/stewards/circles/dates.html", {"form": form})
