"""Which of Wagtail's own rooms stand open. Wagtail asks for permission in most, not in all.

What nobody here needs is shut for everybody: a room that is not there leaks nothing. What only
those need who write pages is shut for the rest; Wagtail itself would let anybody in who works here.
Who may enter which room is written down in `tests/community/who_may_what.py`.
"""

import re
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from wagtail.admin.auth import permission_denied, user_has_any_page_permission
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request

from community.middleware import GetResponse
from community.whose import say_whose

SHUT: Final = (
    # Collections sort files by who may see them: here every file is public.
    "wagtailadmin_collections:",
    "wagtaildocs_authenticate_with_password",
    # No page asks these, and they hand out more than our own interfaces do.
    "wagtailadmin_api:documents:",
    "wagtailadmin_api:images:",
    "wagtailadmin_api:pages:action",
    # No password is set or reset here.
    "wagtailadmin_password_reset",
    # Nothing from other hosts, nothing registered, no address for what is not served.
    "wagtailembeds:",
    "wagtailsnippets:index",
    # Old addresses are kept one by one, each looked at.
    "wagtailredirects:start_import",
    "wagtailredirects:process_import",
    "wagtailimages:url_generator",
    "wagtailadmin_error_test",
    # A copied account would carry roles over in a form that nobody reads closely.
    "wagtailusers_users:copy",
    "wagtailsites:copy",
    # Pages are translated, by people: there is no snippet to translate and no machine to do it.
    "wagtail_localize:machine_translate",
    "wagtail_localize:snippets_api",
    "wagtail_localize:submit_snippet",
)
FOR_PAGES: Final = (
    "wagtailadmin_api:pages:",
    "wagtail_localize:",
    "wagtailadmin_explore",
    "wagtailadmin_pages:",
    "wagtailadmin_choose_page",
    "wagtailadmin_tag_",
    "wagtailadmin_block_preview",
    "wagtailadmin_editing_sessions:",
    "wagtailadmin_reports:",
    "wagtaildocs_chooser:",
    "wagtailimages_chooser:",
)
BULK: Final = "wagtail_bulk_action"
# Apps whose rows are never changed many at once: each of them asks for a look, or for a reason.
ONE_BY_ONE: Final = ("groups",)
FOR_OPERATORS: Final = ("wagtailadmin_workflows:",)
# Forms of which Wagtail counts the parts by numbers that the page itself wrote.
UPLOAD: Final = "wagtail_localize:upload_pofile"
WRITING: Final = ("wagtailadmin_pages:", "wagtail_localize:")
LONGEST_NUMBER: Final = 6  # digits
COUNT: Final = re.compile(r"-(?:count|\d+-order)$")


class Rooms:
    """Answers for Wagtail where Wagtail would not ask."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """As ever; whoever was sent away from a room is told whose it is."""
        response = self.get_response(request)
        if getattr(response, "url", "") == reverse("wagtailadmin_home") and request.resolver_match:
            say_whose(request, request.resolver_match.view_name)
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Before the room is entered. Raises Http404 where it is shut."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name == BULK and kwargs["app_label"] in ONE_BY_ONE:
            raise Http404
        if name == BULK and kwargs["model_name"] != "user":
            # It would name things to somebody who may do nothing with them.
            name = FOR_PAGES[0]
        if name.startswith(SHUT):
            raise Http404
        if request.method == "POST" and name.startswith(WRITING) and _miscounts(request):
            raise BadRequest
        # Whoever carries nothing is nobody, and asking who would make every page one of its own.
        if not request.COOKIES:
            return None
        # Strangers are sent to the sign-in page by Wagtail itself, or answered with a 403.
        if not request.user.is_authenticated:
            return None
        if may_enter_room(request.user, name):
            lacks_file = name == UPLOAD and request.method == "POST" and "file" not in request.FILES
            return _ask_for_file(request) if lacks_file else None
        refusal: HttpResponseBase = permission_denied(request)
        return refusal

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        """A form of Wagtail's of which a part did not arrive is no fault of the house, nor is a
        file that says not of which translation it is. Raises BadRequest."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name == UPLOAD and isinstance(error, KeyError):
            return _ask_for_file(request)
        if isinstance(error, MultiValueDictKeyError) and name.startswith(WRITING):
            raise BadRequest from error
        return None


def _ask_for_file(request: HttpRequest) -> HttpResponseBase:
    messages.error(request, _("Please choose the PO file that was downloaded here."))
    back = get_valid_next_url_from_request(request)
    return redirect(back or reverse("wagtailadmin_explore_root"))


def _miscounts(request: HttpRequest) -> bool:
    """Whether a number that no person types is none."""
    sent = request.POST
    return any(COUNT.search(name) and not _is_number(sent[name]) for name in sent)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < LONGEST_NUMBER


def may_enter_room(user: Any, name: str) -> bool:
    """Whether our own two rules let this person in. Wagtail's and the room's own come after."""
    if name.startswith(FOR_OPERATORS):
        return bool(user.is_superuser)
    return not name.startswith(FOR_PAGES) or bool(user_has_any_page_permission(user))
