"""The guide's pages as the sources read them: live, and only those that somebody may change."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from home.models import GuidePage

POLICY = PagePermissionPolicy()


def may_write(user: Any) -> bool:
    """Whether somebody may change any page at all."""
    return bool(POLICY.user_has_permission(user, "change"))


def editable(user: Any | None) -> QuerySet[Page]:
    """Every page that somebody may change; with nobody, every page."""
    every: QuerySet[Page] = Page.objects.all()
    if user is None:
        return every
    own: QuerySet[Page] = POLICY.instances_user_has_permission_for(user, "change")
    return own


def guide_pages(user: Any | None) -> QuerySet[GuidePage]:
    """Live pages of the guide with their language. One query."""
    own = GuidePage.objects.live().filter(pk__in=editable(user).values("pk"))
    found: QuerySet[GuidePage] = own.select_related("locale").order_by("path")
    return found


def edit_url(page: Page, field: str = "") -> str:
    """Where it is mended, at this field of its form."""
    place = f"#panel-child-content-{field}-section" if field else ""
    return reverse("wagtailadmin_pages:edit", args=[page.pk]) + place


def changed_on(page: Page) -> date | None:
    """The day since which it stands like this, where somebody here made it so."""
    return page.last_published_at.date() if page.last_published_at else None
