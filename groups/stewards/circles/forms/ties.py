"""Which group it belongs to, who pays, and which ties there are. This can wait too."""

import re
from typing import Any, Final

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.fields import LineField
from groups.choices import OFFICES, Kind
from groups.models import Group
from groups.models.group import SHORT
from groups.stewards.circles.forms.part import CirclePart
from groups.stewards.forms.part import mark_needed
from groups.stewards.forms.town import without

MOST: Final = 8
# The address of its page here, whole or in part: "https://…/en/find/okno-brno/", "okno-brno".
ADDRESS: Final = re.compile(r"(?:.*/find/)?([\w-]+)/?", re.ASCII)


class TiesForm(CirclePart):
    """The group is named by its name or its address; where several fit, they are offered."""

    title = _("Whom it belongs to, and who pays")
    lead = _("People ask about this first. “Nobody, we do it for free” is a good answer too.")

    host = LineField(
        label=_("Which group on our list does it belong to?"),
        help_text=_(
            "Its name, or the address of its page here. Leave it empty if the circle stands alone."
        ),
        limit=300,
        required=False,
    )
    chosen = forms.ChoiceField(
        label=_("Which of these is it?"),
        required=False,
        widget=forms.RadioSelect(attrs={"autocomplete": "off"}),
        error_messages={"invalid_choice": _("Please choose one of these.")},
    )
    funder = LineField(label=_("Who pays for it?"), limit=SHORT, required=False)
    ties = LineField(
        label=_("Ties to hospitals, clinics or companies"),
        help_text=_("Say “none” if there are none."),
        limit=SHORT,
        required=False,
    )

    def __init__(self, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        source = self.data if self.is_bound else self.initial
        self.found = hosts_named(str(source.get("host") or ""))
        keys = {str(group.pk) for group in self.found}
        if self.is_bound and source.get("chosen") not in keys:
            # Chosen for another name, which was written over since.
            self.data = without(self.data, "chosen")
        if len(self.found) < 2:
            del self.fields["chosen"]
        else:
            labels = [(str(group.pk), _label(group)) for group in self.found]
            mark_needed(self.fields["chosen"])
            self.fields["chosen"].choices = labels  # type: ignore[attr-defined]

    @classmethod
    def read(cls, group: Group) -> dict[str, Any]:
        """The group by its address, which finds it again."""
        host = getattr(group, "host", None)
        return super().read(group) | {
            "host": host.name if host else "",
            "chosen": str(host.pk) if host else "",
        }

    def clean(self) -> dict[str, Any]:
        """The name becomes one group."""
        values = self.clean_alone()
        values["host_id"] = None
        if values.get("host"):
            self._choose_host(values)
        if not self.errors:
            self.clean_as_entry()
        return values

    def claims(self) -> dict[str, Any]:
        """The group by its key."""
        return {name: self.cleaned_data[name] for name in ("host_id", "funder", "ties")}

    def _choose_host(self, values: dict[str, Any]) -> None:
        if len(self.found) == 1:
            values["host_id"] = str(self.found[0].pk)
        elif chosen := values.get("chosen"):
            values["host_id"] = chosen
        elif self.found:
            self.add_error("chosen", gettext("Please choose one of these."))
        else:
            words = gettext("We do not find this group on our list. You can leave this empty.")
            self.add_error("host", words)


def hosts_named(text: str) -> list[Group]:
    """Public groups that somebody may mean: by address, by the whole name, or by a part of it."""
    asked = " ".join(text.split())[:SHORT]
    if not asked:
        return []
    public = Group.objects.filter(live=True, standing__closed_on=None)
    groups = public.exclude(kind__in=(Kind.CIRCLE, *OFFICES))
    address = ADDRESS.fullmatch(asked)
    if address and (found := list(groups.filter(slug=address[1]))):
        return found
    whole = Q(sort_name=asked.casefold()) | Q(short_name__iexact=asked)
    return _some(groups.filter(whole)) or _some(groups.filter(sort_name__contains=asked.casefold()))


def _some(groups: "QuerySet[Group]") -> list[Group]:
    return list(groups.order_by("sort_name", "pk")[:MOST])


def _label(group: Group) -> str:
    return ", ".join(part for part in (group.name, group.place_name) if part)
