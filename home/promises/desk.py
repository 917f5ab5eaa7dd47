"""Promises in the admin: what somebody told is looked at beside its source, then shown."""

from typing import Any, Final

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_countries import countries
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from groups.private_details import Sign, names_a_person, signs_in
from home.dossier.quotes import quotable
from home.evidence.series import State
from home.models import Promise
from home.promises.used import keep_used, references_of
from stories.models import Story

DAY: Final = {"type": "date"}
WORDS: Final = {"rows": 3}


class PromiseForm(WagtailAdminModelForm):  # type: ignore[misc]
    """One promise. Nobody sees it before somebody here has looked at its source."""

    country = forms.ChoiceField(label=_("country"), choices=lambda: [("", ""), *countries])
    language = forms.ChoiceField(
        label=_("language of these words"), choices=lambda: settings.LANGUAGES
    )
    source_url = forms.URLField(label=_("its address"), assume_scheme="https", max_length=500)
    came_url = forms.URLField(
        label=_("the address of that"), assume_scheme="https", max_length=500, required=False
    )
    stories = forms.CharField(
        label=_("stories that were brought along"),
        required=False,
        help_text=_(
            "Their references, as in their addresses. Only stories whose authors let anybody quote "
            "them. Authors see on their own page that their story was used here."
        ),
    )
    is_office = forms.BooleanField(
        label=_("I looked: this is the name of an office, not of a person."), required=False
    )
    looked = forms.BooleanField(
        label=_("I looked at the sources, and it stands there."), required=False
    )

    class Meta:
        model = Promise
        fields = [
            *("country", "place", "office", "promised", "language", "promised_on", "due_on"),
            *("source_title", "source_url", "outcome", "came", "came_on", "came_title"),
            *("came_url", "told_by", "state"),
        ]
        widgets = {
            **dict.fromkeys(("promised_on", "due_on", "came_on"), forms.DateInput(attrs=DAY)),
            **dict.fromkeys(("promised", "came"), forms.Textarea(attrs=WORDS)),
        }

    field_order = [*Meta.fields[:7], "is_office", *Meta.fields[7:14], "stories", "told_by"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([*self.field_order, "state", "looked"])
        if self.instance.pk:
            kept = references_of(self.instance, timezone.now().date())
            self.fields["stories"].initial = " ".join(kept)

    def clean_stories(self) -> list[Story]:
        """Public stories that may be quoted. Raises ValidationError with those that may not."""
        wanted = {one.strip(",.;").upper() for one in self.cleaned_data["stories"].split()} - {""}
        found = list(quotable(timezone.now().date()).filter(reference__in=wanted))
        missing = sorted(wanted - {story.reference for story in found})
        if missing:
            says = gettext("No public story with this reference may be quoted: %(these)s")
            raise ValidationError(says % {"these": ", ".join(missing)})
        return found

    def _day_that_has_come(self, name: str) -> Any:
        day = self.cleaned_data[name]
        if day and day > timezone.localdate():
            raise ValidationError(gettext("This day has not come yet."))
        return day

    def clean_promised_on(self) -> Any:
        """No day that has not come."""
        return self._day_that_has_come("promised_on")

    def clean_came_on(self) -> Any:
        """No day that has not come."""
        return self._day_that_has_come("came_on")

    def clean(self) -> dict[str, Any]:
        """An office; and whoever lets everybody see it has looked."""
        said: dict[str, Any] = super().clean()
        self._ask_about_office(said)
        anew = said.get("state") == State.PUBLIC and self.initial.get("state") != State.PUBLIC
        if anew and not said.get("looked"):
            self.add_error("looked", gettext("Please look at the sources first."))
        return said

    def _ask_about_office(self, said: dict[str, Any]) -> None:
        """A tick answers for a hospital that is named after somebody, and for no private person."""
        office = said.get("office", "")
        signs = signs_in(office, said.get("country", ""))
        if names_a_person(office) or signs - {Sign.PERSON}:
            told = gettext(
                "This looks like a person. Please name the office or the body alone, without the "
                "name, the address or the number of whoever works there."
            )
            self.add_error("office", told)
        elif signs and not said.get("is_office"):
            told = gettext(
                "This looks like a person. Please name an office, or say that it is one."
            )
            self.add_error("is_office", told)

    def save(self, commit: bool = True) -> Any:
        """With the stories that were brought along."""
        with transaction.atomic():
            promise = super().save(commit)
            if commit:
                keep_used(promise, self.cleaned_data["stories"])
        return promise


class PromiseViewSet(ModelViewSet):  # type: ignore[misc]
    """What was promised, and what came of it."""

    model = Promise
    name = "promises"
    icon = "calendar-check"
    menu_label = _("What came of it")
    menu_order = 315
    add_to_admin_menu = True
    list_display = [
        "office",
        Column("where", label=_("Where")),
        "promised_on",
        "due_on",
        Column("get_outcome_display", label=_("What came of it")),
        Column("get_state_display", label=_("Who sees it")),
    ]
    list_filter = ["state", "outcome", "country"]
    search_fields = ["office", "promised", "place"]
    ordering = ["-promised_on"]
    copy_view_enabled = False
    add_to_reference_index = False

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        """One form for a new promise and for an old one."""
        return PromiseForm
