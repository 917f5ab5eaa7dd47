"""Pages that no editor writes: the specimen of the look."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from community.specimen import specimen_context


@require_safe
@login_required
def components(request: HttpRequest) -> HttpResponse:
    """Every component in every state, for the people who work here."""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise PermissionDenied
    return render(request, "about/components.html", specimen_context())
