"""What “you may quote this” means: one page, and the address that machines are told."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from stories.models import Story

ALLOWED, NOT_ALLOWED = "may-be-quoted", "not-to-be-quoted"


def terms_of(found: Story) -> str:
    """Where it stands what may be done with this story's words: a `license` link (RFC 4946).

    One address for each answer, so that a machine can tell them apart without reading the words.
    """
    part = ALLOWED if found.quotable_by_anyone else NOT_ALLOWED
    return f"{settings.BASE_URL}{reverse('stories:quoting')}#{part}"


@require_safe
def quoting(request: HttpRequest) -> HttpResponse:
    """How to quote and to cite, and what not to do."""
    context = {"allowed": ALLOWED, "not_allowed": NOT_ALLOWED}
    return render(request, "stories/library/quoting.html", context)
