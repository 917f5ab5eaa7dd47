"""The form in which an editor writes what a circle says. When it meets stands elsewhere."""

from typing import Any, ClassVar, Final

from django import forms
from django.utils.translation import gettext as _

from groups.choices import Kind
from groups.circles.choices import ACCESS, Way
from groups.desk.form import NOTHING, EntryForm
from groups.lists import Choices
from groups.models import Circle, Group

# Answers of which one fits, all of them in view.
PICKED: Final = ("way", "joining", "training", "co_reflection", "crisis_call", "cost_kind")


class CircleForm(EntryForm):
    """One circle, in the order in which people ask."""

    lists: ClassVar[tuple[str, ...]] = ("languages", "audiences", "access", "networks")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in PICKED:
            self.fields[name].widget = forms.RadioSelect()
            column = Circle._meta.get_field(name)
            self.fields[name].choices = [  # type: ignore[attr-defined]
                *([NOTHING] if column.blank else []),  # type: ignore[union-attr]
                *(column.choices or ()),  # type: ignore[union-attr]
            ]
        self.fields["host"] = forms.ModelChoiceField(
            label=_("Group that it belongs to"),
            required=False,
            queryset=self._hosts(),
            empty_label=_("none: it stands alone"),
            help_text=_("Only where the group says so too."),
        )
        self.fields["languages"].error_messages["required"] = _("In which language does it meet?")

    def _hosts(self) -> Any:
        """Public groups and allies, and the one that stands there already."""
        public = Group.objects.of_directory().filter(live=True)
        return (public | Group.objects.filter(pk=self.instance.host_id)).by_name()

    def choices_of(self, name: str) -> Choices:
        """A circle has answers of its own on access."""
        return list(ACCESS) if name == "access" else super().choices_of(name)

    def clean(self) -> dict[str, Any]:
        """A circle is of one kind, and needs a town only where it has a venue."""
        self.instance.kind = Kind.CIRCLE
        values = super().clean()
        if values.get("way") in (Way.IN_PERSON, Way.HYBRID) and not (
            values.get("town") or self.errors.get("town")
        ):
            self.add_error("town", _("Please choose the town."))
        return values

    class Meta:
        model = Circle
        fields: tuple[str, ...] = ()
