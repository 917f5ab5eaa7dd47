"""Who somebody is and what they may, without Django's passwords and in two queries."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest

from community.models import User
from community.signin.second_factor import MAIN


class NoPasswords(ModelBackend):
    """No password opens anything here, not even one that a command line gave to somebody."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> None:  # type: ignore[override]
        """Nobody: staff come in by emailed code and second factor."""
        return

    def get_user(self, user_id: Any) -> User | None:
        """The person of a session, with what every page of the admin asks about them.

        `has_second_step`: whether an app or a key is set up. Nobody for a closed account.
        """
        steps = Authenticator.objects.filter(user=OuterRef("pk"), type__in=MAIN)
        people = User.objects.select_related("wagtail_userprofile")
        user = people.annotate(has_second_step=Exists(steps)).filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None

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
