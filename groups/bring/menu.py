"""Bringing in, in the admin's menu."""

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from groups.bring.pages.base import ADD, START


class BringMenuItem(MenuItem):  # type: ignore[misc]
    """For whoever may add listings."""

    def __init__(self) -> None:
        super().__init__(
            _("Bring in"), reverse_lazy(START), name="bring", icon_name="download", order=900
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may."""
        return bool(request.user.has_perm(ADD))
