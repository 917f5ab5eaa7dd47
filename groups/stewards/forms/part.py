"""What every part has in common: it reads an entry, and says what is claimed."""

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise

from groups.claims import claim
from groups.models import Group


def mark_needed(field: forms.Field) -> forms.Field:
    """Say so to `django/forms/field.html`, for a field that is looked through elsewhere."""
    field.needed = True  # type: ignore[attr-defined]
    return field


class PartForm(forms.Form):
    """One part. What comes out can be kept as JSON: texts, numbers, lists, yes and no."""

    use_required_attribute = False

    title: ClassVar[Promise | str] = ""
    lead: ClassVar[Promise | str] = ""
    # Fields whose name differs from the claim that an error of `Group.clean` is about.
    beside: ClassVar[Mapping[str, str]] = {}
    # Needed, though the part itself and not the field says so: shown without "if you like".
    needed: ClassVar[tuple[str, ...]] = ()
    # What it is a part of.
    model: ClassVar[type[Group]] = Group
    # A template for the fields; by default they stand one under the other.
    drawn: ClassVar[str] = "groups/stewards/fields.html"

    def __init__(self, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        for name in self.needed:
            mark_needed(self.fields[name])

    @property
    def comes_again(self) -> bool:
        """Whether a press asked for nothing but the same page: one row more, a look at the dates.

        What was typed is in it, and nothing is kept.
        """
        return False

    @classmethod
    def before(cls, parts: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        """How it begins, by what the other parts of a draft say."""
        return {}

    @classmethod
    def of(cls, group: Group, data: Any = None) -> Self:
        """The part as the entry has it now."""
        return cls(data, initial=cls.read(group))

    @classmethod
    def read(cls, group: Group) -> dict[str, Any]:
        """The beginning values; by default the claims of the same names."""
        names = [name for name in cls.base_fields if hasattr(group, name)]
        return {name: getattr(group, name) for name in names}

    def claims(self) -> dict[str, Any]:
        """What is claimed. Call it on a valid form only."""
        return dict(self.cleaned_data)

    def kept(self) -> dict[str, Any]:
        """The answers as they are kept until the entry is made."""
        return dict(self.cleaned_data)

    def clean(self) -> dict[str, Any]:
        """Also what an entry as a whole does not allow, where the field is one of these."""
        values = self.clean_alone()
        if not self.errors:
            self.clean_as_entry()
        return values

    def clean_alone(self) -> dict[str, Any]:
        """What the fields say, each by itself."""
        self.cleaned_data = super().clean() or {}
        return self.cleaned_data

    def clean_as_entry(self) -> None:
        """What an entry with these claims would not allow, beside the field that it is about."""
        group = self.model()
        claim(group, self.claims())
        group.derive()
        try:
            group.clean()
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                field = self.beside.get(name, name)
                if field in self.fields:
                    for message in messages:
                        self.add_error(field, message)
