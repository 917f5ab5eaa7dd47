"""Which story a page was made for: every form behind a code says so, and is believed only then.

One browser may hold the pages of two stories, of an author with two or of two people at a ward's
computer. Whose code was typed last is in the session; a page from before must not act on it.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac

from stories.share.returning.keeping import kept_texts

FIELD = "opened"
SIGNS = 16  # enough to tell two stories apart, and nothing that anybody could look up


def opened(held: str) -> str:
    """The mark of what this session holds open; it leads back to nothing."""
    return salted_hmac("stories.share.opened", held).hexdigest()[:SIGNS]


def is_of_another(request: HttpRequest, held: str) -> bool:
    """Whether a form was pressed that stands on a page of something else, or of nothing."""
    return request.method == "POST" and request.POST.get(FIELD) != opened(held)


def of_another(request: HttpRequest) -> HttpResponse:
    """Nothing was changed; the words are handed back."""
    context = {"kept": kept_texts(request)}
    return render(request, "stories/return/another.html", context, status=409)
