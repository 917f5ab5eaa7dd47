"""What every address for machines keeps to, whichever app stands behind it.

Words that are not known are refused rather than passed over, so that nobody takes a list for
narrowed that is not. An answer can be asked for again with its ETag (RFC 9110, 13.1.2), and may be
kept for a few minutes: it holds nothing that a person wrote.
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeVar

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from ninja import Router, Schema
from ninja.decorators import decorate_view
from ninja.errors import ValidationError
from pydantic import Field

KEPT_SECONDS: Final = 300
View = Callable[..., HttpResponse]
V = TypeVar("V", bound=Callable[..., Any])


class Refused(Schema):
    """Why a question was not answered."""

    detail: str = Field(description="What was wrong, in a sentence.")
    words: dict[str, str] = Field(description="Each query word that was not understood, and why.")


UNCHANGED: Final = {"304": {"description": "Nothing has changed since the ETag you sent."}}
FORM: Final = "This has not the form that /api/openapi.json describes."


def listing(router: Router, path: str, *known: str, answer: Any, **about: Any) -> Callable[[V], V]:
    """Register a public list: GET and HEAD, the query words it knows, its refusals, its ETag.

    The arguments of a view describe its words to ninja; `known` names them, none left out.
    """

    def register(view: V) -> V:
        asked = decorate_view(question(*known))(view)
        described = {"openapi_extra": {"responses": UNCHANGED}, **about}
        router.get(path, response={200: answer, 400: Refused}, **described)(asked)
        router.api_operation(["HEAD"], path, response=answer, include_in_schema=False)(asked)
        return view

    return register


def question(*known: str) -> Callable[[View], View]:
    """Wrap a list that knows these query words: refuse others, and answer 304 to its own ETag."""

    def wrap(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            unknown = dict.fromkeys(request.GET.keys() - known, "This word is not known here.")
            if unknown:
                return refuse(unknown, known)
            response = view(request, *args, **kwargs)
            return _revalidated(request, response) if response.status_code == 200 else response

        return answer

    return wrap


def refuse(words: dict[str, str], known: tuple[str, ...] = ()) -> JsonResponse:
    """400, with the words at fault; what they were set to is not repeated."""
    may = f" Known words: {', '.join(known)}." if known else ""
    told = Refused(detail=f"Some query words were not understood.{may}", words=words)
    return JsonResponse(told.model_dump(), status=400, headers={"Cache-Control": "no-store"})


def not_valid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Ninja's own refusal in the same form, and with the same 400."""
    return refuse({str(problem["loc"][-1]): FORM for problem in error.errors})


def _revalidated(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Named by what it says and by no date, which would tell when somebody came back."""
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    response.headers["Content-Language"] = "en"
    patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
    found: HttpResponse = get_conditional_response(request, etag=etag, response=response)
    return found
