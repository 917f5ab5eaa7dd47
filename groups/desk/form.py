"""The form in which an editor writes what an entry says. How to reach it stands elsewhere."""

from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django_countries import countries
from wagtail.admin.forms.models import WagtailAdminModelForm

from community.models.media import HouseImage
from groups.choices import DIRECTORY_CHOICES, OFFICES, Control
from groups.columns import column_label
from groups.desk.person_warning import PersonWarning
from groups.languages import LANGUAGES
from groups.lists import Choices, choices_of
from groups.models import Group
from groups.places import put_in, take_out, town_label, towns_named, typed_town
from groups.slugs import free_slug

LISTS: Final = (
    "control_as", "offers", "audiences", "languages", "access", "countries", "networks",
)  # fmt: skip
# What the model calls it: what the form calls it.
RENAMED: Final = {"place_name": "town", "logo": "picture"}
NOTHING: Final = ("", gettext_lazy("not said"))


class Ticked(forms.MultipleChoiceField):
    """A list of slugs. What is on no list any more is kept until somebody unticks it."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)


class EntryForm(PersonWarning, WagtailAdminModelForm):  # type: ignore[misc]
    """What every entry is asked: its town, its lists, its picture."""

    lists: ClassVar[tuple[str, ...]] = LISTS

    town = forms.CharField(
        label=gettext_lazy("Town"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("In any spelling. Of several with that name you choose one."),
    )
    place = forms.ChoiceField(
        label=gettext_lazy("Which of these towns?"), widget=forms.RadioSelect, required=False
    )
    picture = forms.ImageField(
        label=gettext_lazy("New photo or logo"),
        required=False,
        help_text=gettext_lazy("It is drawn anew: nothing but what one sees is kept of it."),
    )
    no_picture = forms.BooleanField(label=gettext_lazy("Take the picture away"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.lists:
            self.fields[name] = self._ticked(name)
        self.fields["country"] = forms.ChoiceField(
            label=_("Country"), required=False, choices=[NOTHING, *countries]
        )
        self.fields["text_language"] = forms.ChoiceField(
            label=_("Language of these words"), choices=LANGUAGES, initial=get_language()
        )
        if not self.instance.logo_id:
            del self.fields["no_picture"]
        self.initial.setdefault("town", typed_town(self.instance))
        self._offer_towns()

    def _ticked(self, name: str) -> Ticked:
        known, chosen = self.choices_of(name), getattr(self.instance, name) or []
        gone = [(slug, slug) for slug in chosen if slug not in dict(known)]
        return Ticked(label=capfirst(column_label(name)), choices=[*known, *gone])

    def choices_of(self, name: str) -> Choices:
        """What may stand in this list."""
        return choices_of(name)

    def _offer_towns(self) -> None:
        """Ask which one, where the typed name has several answers."""
        typed = str(self.data.get(self.add_prefix("town"), "")).strip() if self.is_bound else ""
        changed = typed and typed != typed_town(self.instance)
        self.towns = {str(place.pk): place for place in towns_named(typed)} if changed else {}
        if len(self.towns) > 1:
            choices = [(key, town_label(place)) for key, place in self.towns.items()]
            self.fields["place"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["place"]

    def clean(self) -> dict[str, Any]:
        """Town, address and picture go into the entry before the entry is looked at."""
        values: dict[str, Any] = super().clean() or {}
        self._clean_town(values)
        if not self.instance.slug and values.get("name"):
            self.instance.slug = free_slug(values["name"])
        if values.get("no_picture"):
            self.instance.logo = None
        if values.get("picture") and not values.get("logo_alt"):
            says = _("Please say what the picture shows, for those who do not see it.")
            self.add_error("logo_alt", says)
        return values

    def _clean_town(self, values: dict[str, Any]) -> None:
        typed = values.get("town", "").strip()
        if not typed:
            take_out(self.instance)
            return
        if typed == typed_town(self.instance):
            values["country"] = self.instance.country or values.get("country", "")
            return
        if not self.towns:
            self.add_error("town", _("We do not know this town. Is there a larger one near it?"))
            return
        chosen = values.get("place") or (next(iter(self.towns)) if len(self.towns) == 1 else "")
        if chosen:
            put_in(self.instance, self.towns[chosen])
            values["country"] = self.instance.country
        elif "place" not in self.errors:
            self.add_error("place", _("There are several. Please choose one."))
            self.errors.setdefault("town", self.error_class())

    def _update_errors(self, errors: ValidationError) -> None:
        """What the model says of a column is said beside the field that fills it."""
        if hasattr(errors, "error_dict"):
            told = errors.error_dict
            # Which of several towns is asked already; nothing more is said of the town then.
            asked = {"place_name"} if {"town", "place"} & self.errors.keys() else set()
            errors.error_dict = {
                RENAMED.get(name, name): said for name, said in told.items() if name not in asked
            }
        super()._update_errors(errors)  # type: ignore[misc]

    def keep_picture(self) -> None:
        """Put a new picture into the house's library. Only where the entry is really saved."""
        if file := self.cleaned_data.get("picture"):
            self.instance.logo = HouseImage.objects.create(title=file.name, file=file)


class GroupForm(EntryForm):
    """A group, an ally or an office, in the order in which people ask."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [NOTHING, *DIRECTORY_CHOICES]  # type: ignore[attr-defined]
        self.fields["control"] = forms.ChoiceField(
            label=_("Who decides"),
            required=False,
            choices=[NOTHING, *Control.choices],
            widget=forms.RadioSelect,
        )

    def clean(self) -> dict[str, Any]:
        """An office says nothing of a person."""
        values = super().clean()
        if values.get("kind") in OFFICES:
            self.ask_about_persons(self._said(values), values.get("country") or "")
        return values

    @staticmethod
    def _said(values: dict[str, Any]) -> str:
        return "\n".join(
            str(values.get(name, "")) for name in ("name", "about", "opening", "control_words")
        )

    class Meta:
        model = Group
        fields: tuple[str, ...] = ()
