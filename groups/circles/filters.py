"""The query words of circles as a form. Only shown, never validated: the query does that."""

from collections.abc import Hashable
from dataclasses import replace
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from community.forms import SELECTED, PlainSelect
from community.language import page_language
from community.lib.geo import fold
from community.lib.remembered import remembered
from groups.choices import Audience
from groups.circles import days
from groups.circles.choices import ACCESS, Cost, Joining, Training, Way
from groups.circles.query import CircleQuery
from groups.circles.query_words import SHORT
from groups.circles.zones import zone_choices
from groups.directory.distance import MILES, distance_words
from groups.directory.filters import DISTANCES, SEARCH, Choices
from groups.directory.place_reader import NEAR_KM
from groups.directory.sentences import country_label
from groups.languages import CODES, language_name
from groups.models import Circle, Facet

A_MINUTE: Final = 60  # seconds
# On a phone the meetings themselves should not be far below: what few people choose is folded.
FIRST: Final = ("language",)
MORE: Final = (
    "radius",
    "day",
    "way",
    "country",
    "audience",
    "access",
    "joining",
    "cost",
    "training",
)
# Of these a list shows one to choose; an address may say more, which are kept.
ONE: Final = ("language", "audience")


class CircleFilters(forms.Form):
    """The query words as fields: those that are typed, and beside them `first` and `more`, the
    lists to choose from as they are shown, and `zones`, the options of the list of zones."""

    use_required_attribute = False

    def __init__(self, query: CircleQuery) -> None:
        super().__init__(initial={"near": query.where.text, "q": query.q}, auto_id="filter-%s")
        self.fields |= _typed()
        more = [(name, slug) for name in ONE for slug in getattr(query, name)[1:]]
        more += [("place", str(query.place))] if query.place and query.near else []
        self.kept = more + ([("region", query.region)] if query.region else [])
        listed = (
            query.way,
            query.access,
            query.audience,
            query.cost,
            query.training,
            query.joining,
        )
        one = (query.q, query.country, query.day, query.radius != NEAR_KM)
        self.more_chosen = sum(map(len, listed)) + sum(map(bool, one))
        self.first, self.more = _lists(query)
        self.zones = zone_options(query.zone)
        self.zone = query.zone


@remembered(A_MINUTE, key=lambda chosen: (chosen, page_language()))
def zone_options(chosen: str) -> SafeString:
    """The options of a list of zones, by country, written in one go: there are four hundred."""
    likely = [chosen] if chosen else []

    def one(name: str, label: str) -> SafeString:
        return format_html(
            '<option value="{}"{}>{}</option>', name, SELECTED if name == chosen else "", label
        )

    def entry(key: str, choices: Any) -> SafeString:
        if isinstance(choices, str):
            return one(key, choices)
        rows = format_html_join("\n", "{}", ((one(*pair),) for pair in choices))
        return format_html('<optgroup label="{}">{}</optgroup>', key, rows)

    return format_html_join("\n", "{}", ((entry(*pair),) for pair in zone_choices(likely)))


def _chosen(query: CircleQuery) -> Hashable:
    """All that the lists depend on, and nothing that anybody typed."""
    closed = replace(query, near="", place=None, q="", zone="", cursor=None)
    return closed, query.where.country in MILES, page_language()


@remembered(A_MINUTE, key=_chosen)
def _lists(query: CircleQuery) -> tuple[SafeString, SafeString]:
    """What is always in sight, and what is folded away."""
    form = CircleLists(query)
    return _groups(form, FIRST), _groups(form, MORE)


def _groups(form: forms.Form, names: tuple[str, ...]) -> SafeString:
    return format_html_join("\n", "{}", ((form[name].as_field_group(),) for name in names))


class CircleLists(forms.Form):
    """The query words that are chosen from a list."""

    use_required_attribute = False

    def __init__(self, query: CircleQuery) -> None:
        super().__init__(initial=_initial(query), auto_id="filter-%s")
        self.fields |= {
            "radius": _choice(_("How far"), _distances(query)),
            "language": _choice(_("Language"), _languages(query), _("Any language")),
            "day": _choice(_("Day"), _days(query), _("Any day")),
            "way": _several(_("How people meet"), Way.choices),
            "country": _choice(_("Country"), _countries(query), _("Any country")),
            "audience": _choice(_("For whom"), Audience.choices, _("Anyone")),
            "access": _several(_("What you need"), ACCESS),
            "joining": _several(_("How to join"), Joining.choices),
            "cost": _several(_("What it costs"), Cost.choices),
            "training": _several(_("Training"), list(_trainings())),
        }


def _initial(query: CircleQuery) -> dict[str, Any]:
    first = {name: (getattr(query, name) or ("",))[0] for name in ONE}
    several = {name: list(getattr(query, name)) for name in ("way", "access", "joining")}
    several |= {name: list(getattr(query, name)) for name in ("cost", "training")}
    return first | several | {n: getattr(query, n) for n in ("radius", "day", "country")}


def _typed() -> dict[str, forms.Field]:
    return {
        "near": forms.CharField(
            label=_("Near"),
            help_text=_("A town, in any language. A region or a country will do too."),
            widget=forms.TextInput(attrs=SEARCH),
        ),
        "q": forms.CharField(label=_("Words"), widget=forms.TextInput(attrs=SEARCH)),
    }


def _choice(label: str, choices: Choices, nothing: str = "") -> forms.ChoiceField:
    first = [("", nothing)] if nothing else []
    return forms.ChoiceField(label=label, choices=[*first, *choices], widget=PlainSelect)


def _several(label: str, choices: Choices) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=list(choices), widget=forms.CheckboxSelectMultiple
    )


def _distances(query: CircleQuery) -> Choices:
    every = sorted({*DISTANCES, query.radius})
    return [(str(km), distance_words(km, query.where.country)) for km in every]


def _days(query: CircleQuery) -> Choices:
    """Monday first; and the date that is asked for, if one is."""
    found = [(days.WEEKDAYS[(number + 1) % 7], str(name)) for number, name in WEEKDAYS.items()]
    if query.day and query.day not in days.WEEKDAYS:
        found.append((query.day, date_format(date.fromisoformat(query.day), "DATE_FORMAT")))
    return found


def _trainings() -> Choices:
    for value in Training.values:
        label = str(SHORT[Training(value)])
        yield value, label[:1].upper() + label[1:]


def _languages(query: CircleQuery) -> Choices:
    """Those that a circle speaks, by name."""
    spoken = {*_slugs("languages"), *query.language} & set(CODES)
    return sorted(((code, language_name(code)) for code in spoken), key=lambda pair: fold(pair[1]))


def _countries(query: CircleQuery) -> Choices:
    """Those that a circle stands in, by name."""
    codes = {*_codes(), query.country} - {""}
    return sorted(((code, country_label(code)) for code in codes), key=lambda pair: fold(pair[1]))


@remembered(A_MINUTE)
def _slugs(name: str) -> frozenset[str]:
    rows = Facet.objects.filter(name=name, group__in=Circle.objects.filter(live=True).values("pk"))
    return frozenset(rows.order_by().values_list("slug", flat=True).distinct())


@remembered(A_MINUTE)
def _codes() -> frozenset[str]:
    rows = Circle.objects.filter(live=True).order_by().values_list("country", flat=True)
    return frozenset(rows.distinct())
