"""What to say when a screen cannot go on as it is: kindly, and with every typed word."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from community.kept import kept
from community.limits import wait_for
from community.models import House
from community.words import say
from stories.document import VOICES
from stories.share.door import why_closed
from stories.share.draft import Draft
from stories.share.helping import lines_everywhere
from stories.share.session import WINDOW, has_started

TEXTS = ("title", "name", "region", *VOICES)


def texts_in(request: HttpRequest) -> list[str]:
    """The words that stood in a posted form, to be handed back for copying."""
    fields = (kept(request) or {}).get("fields", [])
    return [field["value"] for field in fields if field["name"] in TEXTS and field["value"]]


def closed(request: HttpRequest) -> HttpResponse:
    """There is no draft in this session: it ended, or the draft is gone."""
    saying = say("draft_gone" if has_started(request) else "session_ended")
    return render(request, "stories/share/closed.html", {"saying": saying})


def paused(request: HttpRequest) -> HttpResponse:
    """No new story may be begun; coming back, taking down and help stay open."""
    why = why_closed(House.load(request_or_site=request))
    context = {
        "saying": say(why or "sharing_paused"),
        "texts": texts_in(request),
        "lines": lines_everywhere(),
    }
    return render(request, "stories/share/paused.html", context)


def already_sent(request: HttpRequest) -> HttpResponse:
    """A screen from before the sending: its words are handed back, and the way to add them."""
    return render(request, "stories/share/already_sent.html", {"texts": texts_in(request)})


def resumed(request: HttpRequest, draft: Draft | None) -> HttpResponse:
    """The session had ended; what was on the screen is kept in a new draft."""
    missing = draft.missing if draft else []
    onward = reverse(f"share:{missing[0] if missing else 'code'}")
    return render(request, "stories/share/resumed.html", {"onward": onward})


def wait(request: HttpRequest, name: str) -> HttpResponse:
    """429 (RFC 6585) where nothing typed is at stake: the draft is kept on the server.

    `name` is that of the limit.
    """
    seconds = wait_for(request, name, seconds=WINDOW)
    response = render(
        request, "stories/share/wait.html", {"minutes": -(-seconds // 60)}, status=429
    )
    response.headers["Retry-After"] = str(seconds)
    return response
