"""Who is writing: the draft of this session, or kind words when there is none."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from stories.share.rejoining import rejoin
from stories.share.session import draft_of
from stories.share.views.closed import closed

WriterView = Callable[..., HttpResponse]


def for_writer(view: WriterView) -> WriterView:
    """Hand the view its unsent `Draft`; after sending, lead to the receipt instead."""

    @wraps(view)
    def inner(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        draft = draft_of(request) or rejoin(request)
        if draft is None:
            return closed(request)
        if draft.sent:
            return redirect("share:receipt")
        return view(request, draft, **kwargs)

    return inner
