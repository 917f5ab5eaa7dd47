"""Where somebody goes after signing in: only ever a path of this site."""

from urllib.parse import urlencode

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def is_ours(url: str | None) -> bool:
    """Whether this is a path here, and no address that a browser reads as another host."""
    return bool(url) and str(url).startswith("/") and url_has_allowed_host_and_scheme(url, None)


def sign_in_address(wanted: str | None) -> str:
    """The first page of signing in, remembering the page that was wanted if it is ours."""
    address = reverse("account_request_login_code")
    if wanted and is_ours(wanted):
        return f"{address}?{urlencode({REDIRECT_FIELD_NAME: wanted})}"
    return address


def wanted_page(request: HttpRequest) -> str | None:
    """The page that an address asks for with `?next=`."""
    return request.GET.get(REDIRECT_FIELD_NAME)
