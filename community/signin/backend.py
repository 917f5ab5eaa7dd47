"""Who somebody is and what they may, without Django's passwords and in one query."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission
from django.db.models import Exists, F, OuterRef, Q
from django.http import HttpRequest
from wagtail.models import GroupCollectionPermission, GroupPagePermission
from wagtail.permission_policies.collections import CollectionPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy

from community.models import User
from community.signin.second_factor import MAIN

OF_ROLES = "groups__permissions__"
# Where Wagtail keeps, for one request, what a person may do with pages and with collections.
KEPT_BY_WAGTAIL = (
    (PagePermissionPolicy.permission_cache_name, GroupPagePermission, "has_pages"),
    (CollectionPermissionPolicy.permission_cache_name, GroupCollectionPermission, "has_media"),
)


class NoPasswords(ModelBackend):
    """No password opens anything here, not even one that a command line gave to somebody."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> None:  # type: ignore[override]
        """Nobody: staff come in by emailed code and second factor."""
        return

    def get_user(self, user_id: Any) -> User | None:
        """The person of a session, with what every page of the admin asks about them.

        `has_second_step`: whether an app or a key is set up. Nobody for a closed account. One row
        comes back for each right of their roles.
        """
        steps = Authenticator.objects.filter(user=OuterRef("pk"), type__in=MAIN)
        own = User.user_permissions.through.objects.filter(user=OuterRef("pk"))
        asked: dict[str, Any] = {
            wanted: Exists(model.objects.filter(group__user=OuterRef("pk")))
            for _cache, model, wanted in KEPT_BY_WAGTAIL
        }
        people = User.objects.select_related("wagtail_userprofile").annotate(
            has_second_step=Exists(steps),
            has_own_rights=Exists(own),
            of_app=F(f"{OF_ROLES}content_type__app_label"),
            right=F(f"{OF_ROLES}codename"),
            **asked,
        )
        rows = list(people.filter(pk=user_id))
        if not rows or not self.user_can_authenticate(rows[0]):
            return None
        return _with_rights(rows)

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """Their own and those of their roles, in one query."""
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        if not hasattr(user_obj, "_perm_cache"):
            held = Permission.objects.order_by()
            if not user_obj.is_superuser:
                held = held.filter(Q(user=user_obj) | Q(group__user=user_obj)).distinct()
            names = held.values_list("content_type__app_label", "codename")
            user_obj._perm_cache = {f"{app}.{codename}" for app, codename in names}
        return set(user_obj._perm_cache)


def _with_rights(rows: list[Any]) -> User:
    """The person, with the rights that came along.

    A right of their own, which no role of ours gives, or the rights of an owner are asked for when
    somebody wants to know.
    """
    user: Any = rows[0]
    if not user.has_own_rights and not user.is_superuser:
        user._perm_cache = {f"{row.of_app}.{row.right}" for row in rows if row.right}
    for cache, model, wanted in KEPT_BY_WAGTAIL:
        if not getattr(user, wanted):
            setattr(user, cache, model.objects.none())
    found: User = user
    return found
