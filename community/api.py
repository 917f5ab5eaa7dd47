"""What every address for machines keeps to, whichever app stands behind it.

Words that are not known are refused rather than passed over, so that nobody takes a list for
narrowed that is not. An answer can be asked for again with its ETag (RFC 9110, 13.1.2). One that
holds nothing a person wrote may be kept for a few minutes; a view whose answer does says so itself.
Who asks too often is asked to wait (RFC 6585, 4), and counted without their address being kept.
"""

import hashlib
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Final, TypeVar

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import override
from ninja import Router, Schema
from ninja.decorators import decorate_view
from ninja.errors import ValidationError
from pydantic import Field

from community.limits import Limit

KEPT_SECONDS: Final = 300
LIMIT: Final = Limit("api", most=120, seconds=60)
LANGUAGE: Final = "en"
METHODS: Final = "GET, HEAD, OPTIONS"
# What a script on another site has to be told before it may send an ETag (Fetch, CORS preflight).
PREFLIGHT: Final = {
    "Allow": METHODS,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}
MISSING: Final[dict[Any, Any]] = {404: {"description": "Nothing of this id is here any more."}}
CSV: Final = "text/csv"
View = Callable[..., HttpResponse]
V = TypeVar("V", bound=Callable[..., Any])


class Refused(Schema):
    """Why a question was not answered."""

    detail: str = Field(description="What was wrong, in a sentence.")
    words: dict[str, str] = Field(description="Each query word that was not understood, and why.")


FORM: Final = "This has not the form that /api/openapi.json describes."
DESCRIBED: Final[dict[Any, Any]] = {
    200: {
        "headers": {
            "ETag": {
                "description": "Send it back as If-None-Match: 304 says that nothing has changed.",
                "schema": {"type": "string"},
            }
        }
    },
    304: {"description": "Nothing has changed since the ETag you sent."},
    400: {"description": "A query word, or what it was set to, was not understood."},
    429: {
        "description": "You asked often in a short time. Please wait.",
        "headers": {
            "Retry-After": {
                "description": "For so many seconds.",
                "schema": {"type": "integer", "minimum": 1},
            }
        },
    },
}


def unsaid(**described: Any) -> Any:
    """A query word that need not be said; `described` as for pydantic's `Field`.

    An address says a word or does not: there is no null, so none stands in its schema.
    """
    return Field(None, **described)


def listing(
    router: Router,
    path: str,
    *known: str,
    answer: Any,
    csv: bool = False,
    kind: str = "",
    **about: Any,
) -> Callable[[V], V]:
    """Register a public list: GET, HEAD, the query words it knows, its refusals, its ETag.

    The arguments of a view describe its words to ninja; `known` names them, none left out. An
    answer as CSV, or of another `kind` than JSON, has no schema of its own: `answer` is then what
    stands in its description. An address that names one thing may answer 404.
    """
    kind = kind or (CSV if csv else "")

    def register(view: V) -> V:
        asked = decorate_view(question(*known))(view)
        described, refusals = DESCRIBED, dict.fromkeys([400, 429], Refused)
        if "{" in path:
            described, refusals = described | MISSING, refusals | {404: Refused}
        if kind:
            described = described | {200: DESCRIBED[200] | _as(kind, answer)}
        models = {200: None if kind else answer} | refusals
        extra = {"responses": described}
        router.get(path, response=models, openapi_extra=extra, **about)(asked)
        hidden = {"response": None, "include_in_schema": False}
        router.api_operation(["HEAD"], path, **(hidden | {"response": models}))(asked)
        asking = next((one for name, one in PREFLIGHTS.items() if name in path), preflight)
        router.api_operation(["OPTIONS"], path, **hidden)(asking)
        return view

    return register


def _as(kind: str, description: str) -> dict[str, Any]:
    form = "object" if kind.endswith("json") else "string"
    return {"description": description, "content": {kind: {"schema": {"type": form}}}}


def preflight(request: HttpRequest) -> HttpResponse:
    """What a browser asks before a script of another site sends an ETag."""
    return HttpResponse(status=204, headers=PREFLIGHT)


def preflight_of_one(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """The same for an address that names one thing."""
    return preflight(request)


def preflight_of_slug(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for one that is named by its slug."""
    return preflight(request)


PREFLIGHTS: Final = {"{id}": preflight_of_one, "{slug}": preflight_of_slug}


def question(*known: str) -> Callable[[View], View]:
    """Wrap a list that knows these query words: refuse others, and answer 304 to its own ETag."""

    def wrap(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            seconds = LIMIT.pause(request)
            if seconds:
                return too_often(seconds)
            unknown = dict.fromkeys(request.GET.keys() - known, "This word is not known here.")
            if unknown:
                return refuse(unknown, known)
            # What a browser likes to read in changes no answer for machines.
            with override(LANGUAGE):
                response = view(request, *args, **kwargs)
            return _revalidated(request, response) if response.status_code == 200 else response

        return answer

    return wrap


def refuse(words: Mapping[str, str], known: tuple[str, ...] = ()) -> JsonResponse:
    """400, with the words at fault; what they were set to is not repeated."""
    may = f" Known words: {', '.join(known)}." if known else ""
    return _refusal(400, f"Some query words were not understood.{may}", words)


def not_here() -> JsonResponse:
    """404, and nothing about whether it ever was."""
    return _refusal(404, MISSING[404]["description"], {})


def too_often(seconds: int) -> JsonResponse:
    """429, and when to ask again."""
    detail = f"That was a lot in a short time. Please wait {seconds} seconds, then ask again."
    response = _refusal(429, detail, {})
    response.headers["Retry-After"] = str(seconds)
    return response


def _refusal(status: int, detail: str, words: Mapping[str, str]) -> JsonResponse:
    told = Refused(detail=detail, words=dict(words))
    headers = {"Cache-Control": "no-store", "Content-Language": LANGUAGE}
    return JsonResponse(told.model_dump(), status=status, headers=headers)


def not_valid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Ninja's own refusal in the same form, and with the same 400."""
    return refuse({_word_of(problem["loc"]): FORM for problem in error.errors})


def _word_of(place: tuple[str | int, ...]) -> str:
    """The query word that a problem is about; of a list, not which of its values."""
    return next(str(part) for part in reversed(place) if isinstance(part, str))


def _revalidated(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Named by what it says and by no date, which would tell when somebody came back."""
    response.headers["Content-Language"] = LANGUAGE
    if "Cache-Control" not in response.headers:
        patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    return unchanged_or(request, response)


def unchanged_or(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer with its ETag, or 304 to whoever has it already (RFC 9110, 13.1.2)."""
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    found: HttpResponse = get_conditional_response(request, etag=etag, response=response)
    return found
