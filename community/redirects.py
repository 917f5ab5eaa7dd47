"""An editors' page that was renamed or moved is found at its old address too: on paper, in a
letter, in somebody's bookmarks. Wagtail keeps the old addresses; who came by one is kept nowhere.

An address of this site leads to this site alone: whoever follows one trusts it, and another site
may ask them for a name or for their words (CWE-601, open redirect).
"""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase, HttpResponseRedirectBase
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect

from community.private import is_private


class OldAddresses(RedirectMiddleware):
    """Wagtail's own, for whoever only reads, and never where somebody writes or works."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> Any:
        """As Wagtail does. A form that was sent is not led on: its words would be lost."""
        if request.method not in ("GET", "HEAD") or is_private(request.path):
            return response
        led = super().process_response(request, response)
        # An address that was entered before they were looked at.
        away = isinstance(led, HttpResponseRedirectBase) and not is_here(
            led.url, request.get_host()
        )
        return response if led is not response and away else led


def is_here(address: str, *hosts: str) -> bool:
    """Whether it stands on this site: by its own name (`BASE_URL`), or by one of these."""
    return url_has_allowed_host_and_scheme(address, {urlsplit(settings.BASE_URL).netloc, *hosts})


def lead_only_here(address: str) -> None:
    """Raises ValidationError for another site."""
    if not is_here(address):
        says = _(
            "This leads to another site. Please choose a page, or write an address that begins "
            "with %(here)s. A link to another site can stand on a page."
        )
        raise ValidationError(says % {"here": settings.BASE_URL + "/"})


def keep_addresses_here() -> None:
    """Ask Wagtail's form for it, beside its field. The model is Wagtail's, and so is its form."""
    Redirect._meta.get_field("redirect_link").validators.append(lead_only_here)  # type: ignore[union-attr]


def has_moved(request: HttpRequest) -> bool:
    """Whether what stood at this address is somewhere else now. One query."""
    path = Redirect.normalise_path(request.path, decode_unicode=False)
    return get_redirect(request, path) is not None
