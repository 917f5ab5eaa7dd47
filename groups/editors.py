"""Who checks listings: directory editors."""

from typing import Final

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet

from community.models import User

CHECK: Final = "groups.publish_group"


def directory_editors() -> QuerySet[User]:
    """Everybody who checks listings, by name."""
    app, codename = CHECK.split(".")
    holds = Permission.objects.filter(codename=codename, content_type__app_label=app)
    may = Q(groups__permissions__in=holds) | Q(user_permissions__in=holds) | Q(is_superuser=True)
    return User.objects.filter(may, is_active=True).distinct().order_by("first_name", "email")
