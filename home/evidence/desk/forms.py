"""The forms of a series and of a figure. What is wrong stands beside the field that it is in."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_countries import countries
from wagtail.admin.forms.models import WagtailAdminModelForm

from home.evidence.metrics import metrics
from home.evidence.numbers import Wrong, check_period, check_unit, check_value, value_of
from home.evidence.series import State
from home.models import Figure, Series

DAY = {"type": "date"}


class NumberField(forms.CharField):
    """A number as it was published, or nothing. `Decimal` or None."""

    def prepare_value(self, value: Any) -> Any:
        """Without digits that nobody published."""
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        """The number. Raises ValidationError with the reason."""
        try:
            return value_of(str(value or ""))
        except Wrong as wrong:
            raise ValidationError(str(wrong)) from wrong

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another number, or one where there was none, stands there now."""
        try:
            return bool(initial != self.clean(data))
        except ValidationError:
            return True


class SeriesForm(WagtailAdminModelForm):  # type: ignore[misc]
    """What is counted, where and how."""

    country = forms.ChoiceField(label=_("country"), choices=lambda: [("", ""), *countries])
    metric = forms.ChoiceField(
        label=_("way of counting"),
        choices=lambda: [("", ""), *((one.slug, one.label) for one in metrics().values())],
    )

    class Meta:
        model = Series
        fields = [
            *("slug", "country", "place", "topic", "metric", "measured_in", "definition"),
            *("licence", "retrieved_on", "notes", "state", "told_by"),
        ]
        widgets = {"retrieved_on": forms.DateInput(attrs=DAY)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].help_text = gettext(
            "Small letters, numbers and hyphens, beginning with the country: au-seclusion-rate."
        )
        self.fields["told_by"].help_text = gettext(
            "Only for the local record: the organisation that tells these figures. Readers see its "
            "name beside them."
        )

    def clean_retrieved_on(self) -> Any:
        """No day that has not come."""
        day = self.cleaned_data["retrieved_on"]
        if day and day > timezone.localdate():
            raise ValidationError(gettext("This day has not come yet."))
        return day

    def clean(self) -> dict[str, Any]:
        """What does not go together, beside the field that has to change."""
        said: dict[str, Any] = super().clean()
        country, slug = said.get("country", ""), said.get("slug", "")
        if country and slug and not slug.startswith(f"{country.lower()}-"):
            told = gettext("Please begin it with the country: %(start)s")
            self.add_error("slug", told % {"start": f"{country.lower()}-"})
        if said.get("state") == State.WAITING and not said.get("told_by"):
            self.add_error("state", gettext("Only what an organisation tells waits for a check."))
        try:
            check_unit(said.get("measured_in", ""), said.get("metric", ""))
        except Wrong as wrong:
            self.add_error("measured_in", str(wrong))
        self._values_fit(said.get("metric", ""))
        return said

    def _values_fit(self, metric: str) -> None:
        """Whether the figures that are there can be of this way of counting."""
        for figure in self.instance.figures.all() if self.instance.pk and metric else ():
            try:
                check_value(figure.value, metric)
            except Wrong as wrong:
                self.add_error("metric", f"{figure.period}: {wrong}")

    def save(self, commit: bool = True) -> Any:
        """Kept here: the file that came with the software leaves it alone from now on."""
        self.instance.kept_here = True
        return super().save(commit)


class FigureForm(WagtailAdminModelForm):  # type: ignore[misc]
    """One published value. An address without a scheme is meant as https."""

    value = NumberField(
        label=_("value"),
        required=False,
        help_text=_(
            "As it was published, such as 13.9. Empty means that nothing is published; 0 means "
            "that they counted, and it was none."
        ),
    )
    source_url = forms.URLField(
        label=_("address of the source"),
        required=False,
        assume_scheme="https",
        max_length=500,
        help_text=_("Without it, readers do not see this figure."),
    )

    class Meta:
        model = Figure
        fields = [
            *("series", "period", "value", "coverage", "series_break"),
            *("source_title", "publisher", "source_url", "source_kind", "note"),
        ]

    def clean_period(self) -> str:
        """A time that can have been counted."""
        period = str(self.cleaned_data["period"])
        try:
            check_period(period, timezone.localdate().year)
        except Wrong as wrong:
            raise ValidationError(str(wrong)) from wrong
        return period

    def clean(self) -> dict[str, Any]:
        """A value that its series can hold, and each time once in it."""
        said: dict[str, Any] = super().clean()
        series, period = said.get("series"), said.get("period")
        if series is None:
            return said
        try:
            check_value(said.get("value"), series.metric)
        except Wrong as wrong:
            self.add_error("value", str(wrong))
        others = series.figures.exclude(pk=self.instance.pk)
        if period and others.filter(period=period).exists():
            told = gettext("This series has a figure for this time already.")
            self.add_error("period", told)
        return said

    def save(self, commit: bool = True) -> Any:
        """With its series: kept here, and in the order of time."""
        with transaction.atomic():
            figure = super().save(commit)
            if commit:
                changed(figure.series)
        return figure


def changed(series: Series) -> None:
    """Somebody here changed its figures; call it inside a transaction."""
    series.put_in_order()
    Series.objects.filter(pk=series.pk).update(kept_here=True)
