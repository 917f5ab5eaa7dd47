"""Who is here, and whether the entry is theirs."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from community.kept import kept
from community.models import User
from groups.models import Group
from groups.stewards.signin.views import to_enter

View = Callable[..., HttpResponse]


def me(request: HttpRequest) -> User:
    """Whoever is signed in. Call it where the guard has let somebody through."""
    return cast(User, request.user)


def for_organisers(view: View) -> View:
    """Only for who came in by a code. What somebody else sent is handed back whole, not lost."""

    @wraps(view)
    def inner(request: HttpRequest, **given: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, **given)
        if request.method == "POST":
            context = {"kept": kept(request)}
            return render(request, "groups/stewards/signed_out.html", context, status=401)
        return to_enter(request)

    # Outermost: nothing that was typed stands in a report of an error.
    return sensitive_post_parameters()(require_http_methods(["GET", "HEAD", "POST"])(inner))


def for_stewards(view: View) -> View:
    """Hand the view its entry. Somebody else's is not there: 404, and nobody learns of it."""

    def inner(request: HttpRequest, slug: str, **given: Any) -> HttpResponse:
        rows = Group.objects.select_related("standing").filter(stewards__user=me(request))
        group = rows.filter(slug=slug).first()
        if group is None:
            raise Http404
        return view(request, group, **given)

    return for_organisers(wraps(view)(inner))
