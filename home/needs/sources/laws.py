"""Laws about plans that nobody has looked up for a year."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy

from home.models import PlanLaw
from home.needs.need import Need, Source
from home.needs.sources.looked_up import is_old, old_since, why_old


def may(user: Any) -> bool:
    """Whoever may change them."""
    return bool(user.has_perm("home.change_planlaw"))


def find(user: Any | None, today: date) -> Iterator[Need]:
    """One for each country."""
    for one in PlanLaw.objects.all():
        if is_old(one.checked_on, today):
            yield Need(
                key=f"laws:{one.pk}",
                what=one.country_name,
                why=why_old(one.checked_on),
                url=reverse("plan-laws:edit", args=[one.pk]) + "#id_checked_on",
                since=old_since(one.checked_on),
            )


LAWS: Final = Source("laws", gettext_lazy("Laws about plans"), may, find)
