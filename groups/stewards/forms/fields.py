"""Fields of the organisers' forms: lists to tick, one to pick."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from community.language import page_language
from groups.languages import CODES

Choices = Iterable[tuple[str, Any]] | Callable[[], Iterable[tuple[str, Any]]]
NOT_ONE_OF_THESE = _("Please choose from the list.")
QUIET = {"autocomplete": "off"}


class Folded(forms.CheckboxSelectMultiple):
    """Boxes to tick, of which the first ones are in view and the others behind one press."""

    template_name = "groups/stewards/widgets/folded.html"

    def __init__(self, *, first: int, more: Any, narrow: bool = False) -> None:
        super().__init__(attrs=QUIET | ({"class": "options-narrow"} if narrow else {}))
        self.first, self.more = first, more

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """The options in two heaps; what is ticked is never out of sight."""
        context = super().get_context(name, value, attrs)
        options = [one for _group, some, _i in context["widget"]["optgroups"] for one in some]
        rest = options[self.first :]
        context["widget"] |= {
            "first": options[: self.first],
            "rest": rest,
            "more": self.more,
            "opened": any(option["selected"] for option in rest),
        }
        return context


class Ticks(forms.MultipleChoiceField):
    """As many as fit."""

    def __init__(
        self,
        *,
        choices: Choices,
        columns: bool = False,
        narrow: bool = False,
        fold: Folded | None = None,
        **options: Any,
    ) -> None:
        """`columns` for short answers, `narrow` for those of one word: two beside each other on a
        phone."""
        look = "options-inline" if columns else "options-inline options-narrow" if narrow else ""
        attrs = QUIET | ({"class": look} if look else {})
        super().__init__(
            choices=choices,
            required=options.pop("required", False),
            widget=fold or forms.CheckboxSelectMultiple(attrs=attrs),
            error_messages={
                "required": _("Please choose at least one."),
                "invalid_choice": NOT_ONE_OF_THESE,
            },
            **options,
        )


class Pick(forms.ChoiceField):
    """Exactly one, all of them in view."""

    def __init__(self, *, choices: Choices, **options: Any) -> None:
        super().__init__(
            choices=choices,
            widget=forms.RadioSelect(attrs=dict(QUIET)),
            error_messages={
                "required": _("Please choose one."),
                "invalid_choice": NOT_ONE_OF_THESE,
            },
            **options,
        )


class Drop(forms.ChoiceField):
    """One of a long list."""

    def __init__(self, *, choices: Choices, **options: Any) -> None:
        super().__init__(
            choices=choices,
            required=options.pop("required", False),
            widget=forms.Select(attrs=dict(QUIET)),
            error_messages={
                "required": _("Please choose one."),
                "invalid_choice": NOT_ONE_OF_THESE,
            },
            **options,
        )


class Tick(forms.BooleanField):
    """Yes or nothing; never ticked beforehand."""

    def __init__(self, **options: Any) -> None:
        widget = forms.CheckboxInput(attrs=dict(QUIET))
        super().__init__(required=options.pop("required", False), widget=widget, **options)


class CountriesField(forms.CharField):
    """Countries by name or code, with commas between them. A list of codes comes out."""

    widget = forms.TextInput(attrs=dict(QUIET))

    def prepare_value(self, value: Any) -> Any:
        """By name, as they are typed."""
        if isinstance(value, list):
            return ", ".join(str(countries.name(code) or code) for code in value)
        return value

    def to_python(self, value: Any) -> Any:
        """Raises ``ValidationError`` that names what no country is called."""
        typed = [part.strip() for part in str(super().to_python(value)).split(",")]
        found = {name: _country(name) for name in typed if name}
        unknown = [name for name, code in found.items() if not code]
        if unknown:
            message = gettext("We do not know this country: %(names)s.")
            raise ValidationError(message % {"names": ", ".join(unknown)})
        return list(dict.fromkeys(found.values()))


def _country(name: str) -> str:
    """Its code, from a name in the page's language or in English; "" for what is none."""
    if name.upper() in dict(countries):
        return name.upper()
    here = str(countries.by_name(name, language=get_language() or "en"))
    return here or str(countries.by_name(name))


def language_of_page() -> dict[str, str]:
    """The beginning of the question in which language somebody writes."""
    language = page_language()
    return {"text_language": language} if language in CODES else {}


def country_choices() -> list[tuple[str, str]]:
    """By name, with room for none."""
    return [("", "–"), *((code, str(name)) for code, name in countries)]
