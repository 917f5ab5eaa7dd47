"""Filters for several values of one column, ticked in a list."""

from typing import Any

import django_filters
from django import forms


class _Ticked:
    """A row has one value and is found once: the DISTINCT of django-filter is not needed.

    It would also be refused: PostgreSQL orders DISTINCT rows only by what it lists of them.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, widget=forms.CheckboxSelectMultiple, distinct=False, **kwargs)


class AnyOf(_Ticked, django_filters.MultipleChoiceFilter):  # type: ignore[misc]
    """Any of these choices."""


class AnyOfThem(_Ticked, django_filters.ModelMultipleChoiceFilter):  # type: ignore[misc]
    """Any of these rows."""
