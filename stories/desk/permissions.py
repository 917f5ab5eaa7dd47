"""Who may enter the desk. Every view here asks; nothing is left to a menu that hides a link."""

from typing import Any

from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponseBase
from wagtail.permission_policies import BasePermissionPolicy

from community.models import User

CARE = "vault.care_for_stories"
SAFEGUARD = "vault.safeguard"
SEE_AUDIT = "community.view_auditevent"


class CarePolicy(BasePermissionPolicy):  # type: ignore[misc]
    """Wagtail's question “may they view it?” is our “may they care for stories?”.

    Nobody may add, change or delete a submission by Wagtail's own forms.
    """

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Only viewing the list is ever allowed."""
        return action == "view" and bool(user.has_perm(CARE))

    def users_with_any_permission(self, actions: list[str]) -> QuerySet[User]:
        """Everybody who may view it."""
        return moderators() if "view" in actions else User.objects.none()


def moderators() -> QuerySet[User]:
    """Everybody who may read and decide about stories, by name."""
    holds = Permission.objects.filter(
        codename=CARE.split(".")[1], content_type__app_label=CARE.split(".")[0]
    )
    may = Q(groups__permissions__in=holds) | Q(user_permissions__in=holds) | Q(is_superuser=True)
    return User.objects.filter(may, is_active=True).distinct().order_by("first_name", "email")


def is_lead(user: Any) -> bool:
    """Whether this person acts on stories flagged for the safeguarding lead."""
    return bool(user.has_perm(SAFEGUARD))


class CareRequired:
    """For every view of the desk. Wagtail turns the refusal into a message and its first page."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse whoever may not care for stories."""
        if not request.user.has_perm(CARE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc,no-any-return]


def may_see_reports(user: Any) -> bool:
    """Whether this person cares for stories or looks after the house: counts only."""
    return bool(user.has_perm(CARE) or user.has_perm(SEE_AUDIT))
