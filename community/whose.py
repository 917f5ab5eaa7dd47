"""Whose a room of the admin is, for whoever stands in front of one that is not theirs.

Wagtail only says that one may not enter. `tests/community/who_may_what.py` says who may, and a test
holds this list to it.
"""

from functools import cache
from html import unescape
from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import override

from community.panels.role_names import NAMES

# Wagtail's own sentence, in its own catalogue (`wagtail.admin.auth.permission_denied`).
REFUSAL: Final = "Sorry, you do not have permission to access this area."
CARE: Final = ("Moderators", "Safeguarding leads")
GUIDE: Final = ("Guide editors",)
ADMINISTRATORS: Final = ("Administrators",)
# How the names of rooms begin, the longer before the shorter.
WHOSE: Final[tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]] = (
    (("desk_audit",), ("Safeguarding leads", *ADMINISTRATORS)),
    (("desk_workload", "desk_decisions"), (*CARE, *ADMINISTRATORS)),
    (("desk:", "desk_", "identifying-words:"), CARE),
    (("house_", "opening:", "wagtailusers_users:"), ADMINISTRATORS),
    (("coercion:", "alternatives:", "topics-merge:"), ADMINISTRATORS),
    (("words:", "helplines:", "needs-you:"), (*GUIDE, *ADMINISTRATORS)),
    (("series:index", "figures:index"), (*GUIDE, *ADMINISTRATORS)),
    (("series:", "figures", "country-notes:", "plan-laws:", "glossary:", "promises:"), GUIDE),
    (("wagtailadmin_explore", "wagtailadmin_pages:add", "wagtailadmin_pages:edit"), GUIDE),
    (("wagtail_localize:", "wagtaildocs:", "wagtailimages:", "wagtailredirects:"), GUIDE),
    (("groups_bring", "listings:", "circle_listings:", "told:"), ("Directory editors",)),
)


def roles_for(room: str) -> tuple[str, ...]:
    """Those whose this room is, by the names of their groups; none where nobody here has the key:
    then it is for whoever runs the server."""
    return next((roles for begins, roles in WHOSE if room.startswith(begins)), ())


def say_whose(request: HttpRequest, room: str) -> None:
    """Put it in the place of Wagtail's own words, if those stand among the messages."""
    told = list(messages.get_messages(request))
    # Wagtail renders its messages: with line ends behind them, and signs written as entities.
    refused = [one for one in told if unescape(str(one.message)).strip() in _refusals()]
    for one in told:
        if one not in refused:
            messages.add_message(request, one.level, one.message, one.extra_tags)
    if refused:
        with override(_language_of(request.user)):
            messages.info(request, _words(roles_for(room)))


def _words(roles: tuple[str, ...]) -> str:
    if not roles:
        return _("That room is for whoever runs the server of this site.")
    names = ", ".join(str(NAMES[role]) for role in roles)
    says = _("That room is for: %(roles)s. If you need something from it, please ask one of them.")
    return says % {"roles": names}


def _language_of(user: Any) -> str:
    profile = getattr(user, "wagtail_userprofile", None)
    return str(profile.get_preferred_language()) if profile else settings.LANGUAGE_CODE


@cache
def _refusals() -> frozenset[str]:
    """What Wagtail says, in every language of the pages."""
    said = set()
    for code, _name in settings.LANGUAGES:
        with override(code):
            said.add(_(REFUSAL))
    return frozenset(said)
