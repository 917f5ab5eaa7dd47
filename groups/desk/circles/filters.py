"""What the list of circles can be narrowed by."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from groups.circles.choices import Training, Way
from groups.desk.circles.rooms import CIRCLES
from groups.desk.filters import EntryFilters
from groups.models import Circle


class CircleFilters(EntryFilters):
    """Also by how people meet, and by training."""

    rooms = CIRCLES

    way = django_filters.MultipleChoiceFilter(
        label=_("How people meet"),
        choices=Way.choices,
        widget=forms.CheckboxSelectMultiple,
        distinct=False,
    )
    training = django_filters.ChoiceFilter(
        label=_("Training"),
        choices=Training.choices,
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )

    class Meta:
        model = Circle
        fields = ["state", "way", "country", "training", "twice"]
