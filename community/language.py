"""The language of the page that is being made."""

from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils.translation import get_language

MACHINES = "/api/"


def page_language() -> str:
    """Its plain code: "de" also for "de-AT", and the site's own language outside of any page."""
    return (get_language() or settings.LANGUAGE_CODE).split("-")[0]


class LanguageOfPages(LocaleMiddleware):
    """Leads on to the same address with a language before it, but not from an answer to machines.

    An interface that knows its address and says 404 means it: there is no page to lead on to.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """As Django does for people."""
        missing = response.status_code == HTTPStatus.NOT_FOUND
        if missing and request.resolver_match and request.path_info.startswith(MACHINES):
            return response
        answered: HttpResponseBase = super().process_response(request, response)
        return answered
