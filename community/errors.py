"""Our own pages for what goes wrong: they say so kindly, and give back what was typed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template import Context
from django.template.loader import get_template
from django.utils.cache import patch_cache_control

from community.addresses import address_meant
from community.kept import kept
from community.private import is_private


def _page(request: HttpRequest, name: str, status: int, **context: Any) -> HttpResponse:
    context["private"] = is_private(request.path)
    response = render(request, f"errors/{name}.html", context, status=status)
    patch_cache_control(response, no_store=True)
    return _strict(response)


def _strict(response: HttpResponse) -> HttpResponse:
    """These pages may show somebody's words: the public content policy, in the admin too."""
    response.strict_policy = True  # type: ignore[attr-defined]
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the browser sent something we could not read."""
    return _page(request, "400", 400, kept=kept(request))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: this room is not open to this visitor."""
    return _page(request, "403", 403, kept=kept(request))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing stands here.

    Where only a slash or the language is missing, Django would lead on to the right address, and
    a form that was sent would arrive there empty: so it is handed back instead, with a 400.
    """
    address = address_meant(request.path) if request.method == "POST" else ""
    texts = kept(request, address)
    if address and texts:
        return _page(request, "address", 400, kept=texts)
    return _page(request, "404", 404, kept=texts)


def gone(request: HttpRequest) -> HttpResponse:
    """410 (RFC 9110, 15.5.11): it was taken down; the page says nothing of what it was."""
    response = _page(request, "410", 410)
    response.headers["X-Robots-Tag"] = "noindex, noarchive"
    return response


def too_many(request: HttpRequest, *, seconds: int = 60) -> HttpResponse:
    """429 (RFC 6585): a pause; what was typed is kept."""
    response = _page(request, "429", 429, kept=kept(request), seconds=seconds)
    response.headers["Retry-After"] = str(seconds)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 when a form's own check failed, as after a long pause: the words come back whole."""
    return _page(request, "csrf", 403, kept=kept(request))


def signed_out(request: HttpRequest) -> HttpResponse:
    """401: a member of staff sent a form after their session had ended; it comes back whole."""
    return _page(request, "signed_out", 401, kept=kept(request))


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault. Needs no database, no session and no context processor."""
    page = get_template("errors/500.html")
    html = page.template.render(_bare_context(request))  # type: ignore[attr-defined]
    return _strict(HttpResponse(html, status=500, headers={"Cache-Control": "no-store"}))


def _bare_context(request: HttpRequest) -> Any:
    values: dict[str, Any] = {
        "kept": kept(request),
        "private": is_private(request.path),
        "request": request,
    }
    if values["kept"]:
        values["csrf_token"] = get_token(request)
    return Context(values)
