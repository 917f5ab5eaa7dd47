"""Who may enter the rooms of the directory. Every view here asks."""

from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from wagtail.permission_policies import BasePermissionPolicy

from community.models import User
from groups.editors import CHECK, directory_editors

REMOVE: Final = "groups.delete_group"


def may_check(user: Any) -> bool:
    """Whether this person checks listings."""
    return bool(user.has_perm(CHECK))


class EditorRequired:
    """For rooms of our own. Wagtail turns the refusal into a message and its first page."""

    needs = CHECK

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse whoever is no directory editor."""
        if not request.user.has_perm(self.needs):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc,no-any-return]


class DirectoryPolicy(BasePermissionPolicy):  # type: ignore[misc]
    """Wagtail's question “may they view it?” is our “do they check listings?”.

    Nobody adds, changes or deletes such rows by Wagtail's own forms.
    """

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Only viewing the list is ever allowed."""
        return action == "view" and may_check(user)

    def users_with_any_permission(self, actions: list[str]) -> QuerySet[User]:
        """Everybody who may view it."""
        return directory_editors() if "view" in actions else User.objects.none()
