"""Thin layers around every answer: what browsers may do and keep, and who may enter the admin."""

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.utils.datastructures import MultiValueDictKeyError

from community.errors import bad_request, signed_out
from community.private import is_private
from community.settings.policy import (
    ADMIN_POLICY,
    API_HEADERS,
    EMBEDDER_POLICY,
    PERMISSIONS_POLICY,
    RESERVED,
)
from community.signin.next_page import sign_in_address
from community.signin.second_factor import has_second_factor, used_second_factor
from community.signin.staff import may_enter

GetResponse = Callable[[HttpRequest], HttpResponse]
ADMIN = "/admin/"
API = "/api/"
PRIVATE = "noindex, nofollow, noarchive"
SECOND_STEP = "/accounts/2fa/"
SET_UP = (f"{SECOND_STEP}totp/activate/", f"{SECOND_STEP}webauthn/add/")
# Looking changes nothing; changing asks for a fresh sign-in.
LOOKING = (SECOND_STEP, f"{SECOND_STEP}webauthn/")
ALWAYS_OPEN = (f"{ADMIN}login/", f"{ADMIN}logout/", f"{SECOND_STEP}authenticate/")


class PrivacyHeaders:
    """Headers that django-csp and Django's own middleware do not set.

    The admin alone gets the looser content policy, and not where a view asks for the strict
    one: pages that show an author's words carry the public policy wherever they live.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the headers set."""
        response = self.get_response(request)
        headers = response.headers
        if request.path.startswith(API):
            for name, value in API_HEADERS.items():
                headers[name] = value
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        headers.setdefault("Cross-Origin-Embedder-Policy", EMBEDDER_POLICY)
        headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        headers.setdefault("tdm-reservation", RESERVED)
        # A copy made for a visitor without cookies is nobody's with one.
        patch_vary_headers(response, ("Cookie",))
        if is_private(request.path):
            headers["Cache-Control"] = "no-store"
            # Said here and not in robots.txt: what that file closes, no crawler can be told of.
            headers["X-Robots-Tag"] = PRIVATE
        return response


class AdminPolicy:
    """Wagtail's admin writes inline scripts; give it, and only it, leave to."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Mark the answer before django-csp writes its header."""
        response = self.get_response(request)
        strict = getattr(response, "strict_policy", False)
        if request.path.startswith(ADMIN) and not strict:
            response._csp_replace = ADMIN_POLICY  # type: ignore[attr-defined]
        return response


class StaySignedIn:
    """Thirty idle minutes are counted from the last answer, for staff and for authors.

    Django moves the end of a session only when its content changes. Saving the content with
    every answer instead would let one tab overwrite what another has just written, so only the
    time is written, no more than once a minute, and not by a press that leads to another page.
    Readers have no session and cost nothing.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and move the end of a session that was used and not saved anyway."""
        response = self.get_response(request)
        session = request.session
        if request.method == "POST" and response.status_code == HTTPStatus.FOUND:
            return response  # the page that it leads to says so
        if session.accessed and not session.modified and not session.is_empty():
            end = session.get_expiry_date()
            behind = end - timedelta(minutes=1)
            known = getattr(session, "ends", None)
            if known is None or known < behind:
                rows = Session.objects.filter(session_key=session.session_key)
                rows.filter(expire_date__lt=behind).update(expire_date=end)
        return response


class SecondFactor:
    """Nobody is in the admin without a second factor, from the first day."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or send where the missing step is."""
        path = request.path
        guarded = path.startswith((ADMIN, SECOND_STEP)) and path not in ALWAYS_OPEN
        return (guarded and _missing_step(request)) or self.get_response(request)


def _has_second_step(user: Any) -> bool:
    """As our backend found it with the person of the session, or asked for now."""
    known = getattr(user, "has_second_step", None)
    return has_second_factor(user) if known is None else bool(known)


def _missing_step(request: HttpRequest) -> HttpResponse | None:
    """Where this visitor has to go first, if anywhere.

    A session without the second factor ends when its owner has one: otherwise a session opened
    before it was set up, perhaps by somebody else, could go on to add a factor of its own. Each
    session ends some hours after the second factor was given in it, however busy it is.
    """
    user, path = request.user, request.path
    if not user.is_authenticated:
        if request.method == "POST" and path.startswith(ADMIN):
            # A redirect would throw away what was typed before the session ended.
            return signed_out(request)
        # The admin itself sends strangers to the sign-in page, or answers 403 to its scripts.
        return redirect(sign_in_address(path)) if path.startswith(SECOND_STEP) else None
    if not may_enter(user) and not used_second_factor(request):
        # An organiser who pressed “For the team”: nothing is here for them, and nothing is lost.
        # The door itself shows them the way to their own desk.
        return redirect(settings.LOGIN_URL)
    if may_enter(user) and not _has_second_step(user):
        return None if path in SET_UP else redirect("mfa_activate_totp")
    changing = path.startswith(SECOND_STEP) and path not in LOOKING
    within = settings.SECOND_FACTOR_FRESH_SECONDS if changing else settings.SIGN_IN_LASTS_SECONDS
    if may_enter(user) and used_second_factor(request, within=within):
        return None
    was_in = may_enter(user) and used_second_factor(request)
    logout(request)
    if was_in and request.method == "POST" and path.startswith(ADMIN):
        return signed_out(request)
    return redirect(sign_in_address(path))


class HalfForms:
    """A form that lacks what our own pages always send with it was made by hand: 400, not 500.

    Wagtail's forms count their parts and then ask for each by name.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """As ever."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """What was typed comes back, as for every request that we cannot read."""
        lacks = request.method == "POST" and isinstance(exception, MultiValueDictKeyError)
        return bad_request(request) if lacks else None


class QuickPolicy(CSPMiddleware):
    """The public policy as it is on nearly every answer, written once and not each time.

    django-csp builds it anew, twice: that was more than all other layers took together.
    """

    def __init__(self, get_response: GetResponse) -> None:
        super().__init__(get_response)
        self.policy = build_policy()

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> Any:
        """As django-csp does for an answer that asks for something of its own."""
        own = any(name.startswith("_csp_") for name in vars(response))
        if own or getattr(request, "_csp_nonce", None) is not None:
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, self.policy)
        return response
