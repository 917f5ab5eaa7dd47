"""While a site closes, forms change nothing; authors can still come back, fetch and take back."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from community.closing import closing
from community.kept import kept
from community.middleware import GetResponse
from community.private import is_private
from community.words import say

SAFE: Final = ("GET", "HEAD", "OPTIONS", "TRACE")
# By the name of the address: coming in, taking back, going away; and how somebody reads.
STILL: Final = frozenset(
    {
        "share:return",
        "share:withdraw",
        "share:off",
        "share:leave",
        "share:throw-away",
        "share:forget",
        "share:out",
        "out",
        "set_language",
        "share:done",
        "share:second",
        "share:claim",
        "share:claim-delete",
        "share:claim-close",
        "stories:reading",
        "account_login",
        "account_request_login_code",
        "account_logout",
        "account_confirm_login_code",
        "mfa_authenticate",
        "wagtailadmin_logout",
    }
)


class ReadOnly:
    """In front of every form. What somebody typed is handed back."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """403 for what would write something."""
        if request.method in SAFE or not closing().takes_nothing:
            return None
        match = request.resolver_match
        if match is None or match.view_name in STILL:
            return None
        fields = (kept(request) or {}).get("fields", [])
        texts = [field["value"] for field in fields if field.get("label") and field["value"]]
        context = {
            "saying": say("site_closing"),
            "texts": texts,
            "private": is_private(request.path),
        }
        return render(request, "errors/closing.html", context, status=403)
