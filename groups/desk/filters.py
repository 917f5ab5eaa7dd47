"""What the list of entries can be narrowed by."""

from typing import Any

import django_filters
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_countries import countries
from wagtail.admin.filters import WagtailFilterSet

from groups.choices import DIRECTORY_CHOICES
from groups.desk.rooms import LISTINGS, Rooms
from groups.desk.states import choices_of, in_state, listed_twice
from groups.models import Group
from groups.models.group import GroupQuerySet

Rows = GroupQuerySet


def used_countries(rooms: Rooms) -> list[tuple[str, str]]:
    """Countries that an entry is in, by name."""
    codes = rooms.rows().exclude(country="").order_by().values_list("country", flat=True)
    names = [(code, str(countries.name(code))) for code in set(codes)]
    return sorted(names, key=lambda pair: pair[1])


class EntryFilters(WagtailFilterSet):  # type: ignore[misc]
    """By where it stands, where it is, and whether it may be listed twice."""

    rooms = LISTINGS

    state = django_filters.ChoiceFilter(
        label=_("State"),
        method="in_state",
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )
    country = django_filters.ChoiceFilter(
        label=_("Country"), widget=forms.RadioSelect, empty_label=_("All")
    )
    twice = django_filters.ChoiceFilter(
        label=_("Perhaps listed twice"),
        choices=[("1", _("the same name or website as another"))],
        method="listed_twice",
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["state"].extra["choices"] = choices_of(self.rooms.states)
        self.filters["country"].extra["choices"] = used_countries(self.rooms)

    def plain_form(self) -> forms.Form:
        """The same form once more, with ids of its own: for who comes without scripts."""
        form_class = self.get_form_class()
        plain: forms.Form = form_class(self.data, prefix=self.form_prefix, auto_id="plain-%s")
        return plain

    def in_state(self, queryset: Rows, name: str, value: str) -> Rows:
        """One state."""
        return in_state(queryset, value, timezone.localdate())

    def listed_twice(self, queryset: Rows, name: str, value: str) -> Rows:
        """Those that look like another."""
        return listed_twice(queryset, self.rooms.rows())


class GroupFilters(EntryFilters):
    """Also by what it is."""

    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"),
        choices=DIRECTORY_CHOICES,
        widget=forms.CheckboxSelectMultiple,
        distinct=False,
    )

    class Meta:
        model = Group
        fields = ["state", "kind", "country", "twice"]
