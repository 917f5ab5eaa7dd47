"""The directory's query words as a form. Only shown, never validated: the query does that."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from community.forms import PlainSelect
from community.language import page_language
from community.lib.geo import fold
from community.lib.remembered import remembered
from community.models.places import Region
from groups.choices import DIRECTORY_CHOICES, Access, Control, Kind
from groups.directory.distance import MILES, distance_words
from groups.directory.query import DirectoryQuery
from groups.directory.query_words import control_label
from groups.directory.sentences import country_label
from groups.languages import CODES, language_name
from groups.models import Facet, Group

# Read from every entry, and forgotten as soon as one changes.
A_MINUTE: Final = 60  # seconds
INDENT: Final = "\u2003"  # an em space a level: the options of a list cannot be nested
DISTANCES: Final = (10, 25, 50, 100, 200, 500)  # kilometres
FIRST: Final = ("radius", "kind", "offer")
MORE: Final = ("country", "region", "control", "language", "online", "access")
SEARCH: Final = {"type": "search", "autocomplete": "off", "maxlength": 120}
Choices = Iterable[tuple[str, str | Promise]]


class DirectoryFilters(forms.Form):
    """The query words as fields: those that are typed, and beside them `first` and `more`, the
    lists to choose from as they are shown."""

    use_required_attribute = False

    def __init__(self, query: DirectoryQuery) -> None:
        words = {"near": query.where.text, "q": query.q}
        super().__init__(initial=words, auto_id="filter-%s")
        self.fields |= _typed()
        # What an address may say and no list here can: kept, and said in the chips.
        more = [(name, slug) for name in ("kind", "offer") for slug in getattr(query, name)[1:]]
        more += [("network", query.network)] if query.network else []
        self.kept = more + ([("place", str(query.place))] if query.place and query.near else [])
        self.more_chosen = sum(
            map(
                bool,
                (query.q, query.control, query.country, query.region, query.language, query.online),
            )
        ) + len(query.access)
        self.first, self.more = _lists(query)


def _chosen(query: DirectoryQuery) -> Hashable:
    """All that the lists depend on, and nothing that anybody typed."""
    closed = replace(query, near="", place=None, q="", cursor=None, apart=False)
    return closed, query.where.country in MILES, page_language()


@remembered(A_MINUTE, key=_chosen)
def _lists(query: DirectoryQuery) -> tuple[SafeString, SafeString]:
    """What is always in sight, and what is folded away: fields cost more than all the rest."""
    form = DirectoryLists(query)
    first = [name for name in FIRST if name in form.fields]
    more = [name for name in MORE if name in form.fields]
    return _groups(form, first), _groups(form, more)


def _groups(form: forms.Form, names: Sequence[str]) -> SafeString:
    return format_html_join("\n", "{}", ((form[name].as_field_group(),) for name in names))


class DirectoryLists(forms.Form):
    """The query words that are chosen from a list."""

    use_required_attribute = False

    def __init__(self, query: DirectoryQuery) -> None:
        super().__init__(initial=_initial(query), auto_id="filter-%s")
        self.fields |= {
            "radius": _choice(_("How far"), _distances(query)),
            "kind": _choice(_("What kind"), DIRECTORY_CHOICES, _("Any kind")),
            "offer": _choice(_("What it offers"), _offers(query), _("Anything")),
            "country": _choice(_("Country"), _countries(query), _("Any country")),
            "control": _choice(_("Who decides"), _controls(), _("Anyone")),
            "language": _choice(_("Language spoken"), _languages(query), _("Any language")),
            "access": forms.MultipleChoiceField(
                label=_("What you need there"),
                choices=Access.choices,
                widget=forms.CheckboxSelectMultiple,
            ),
            "online": forms.BooleanField(
                label=_("Can be used online"), widget=forms.CheckboxInput(attrs={"value": "yes"})
            ),
        }
        if query.country or query.region:
            regions = _regions(query.country or query.region[:2], query.area)
            if regions:
                self.fields["region"] = _choice(_("Region"), regions, _("The whole country"))


def _typed() -> dict[str, forms.Field]:
    return {
        "near": forms.CharField(
            label=_("Near"),
            help_text=_("A town, in any language. A region or a country will do too."),
            widget=forms.TextInput(attrs=SEARCH),
        ),
        "q": forms.CharField(
            label=_("Words"),
            help_text=_("Such as a name, or “legal help”."),
            widget=forms.TextInput(attrs=SEARCH),
        ),
    }


def _initial(query: DirectoryQuery) -> dict[str, Any]:
    plain = ("radius", "country", "region", "control", "language", "online")
    one = {name: getattr(query, name) for name in plain}
    first = {name: (getattr(query, name) or ("",))[0] for name in ("kind", "offer")}
    return one | first | {"access": list(query.access)}


def _choice(label: str, choices: Choices, nothing: str = "") -> forms.ChoiceField:
    first = [("", nothing)] if nothing else []
    return forms.ChoiceField(label=label, choices=[*first, *choices], widget=PlainSelect)


def _distances(query: DirectoryQuery) -> list[tuple[str, str]]:
    every = sorted({*DISTANCES, query.radius})
    return [(str(km), distance_words(km, query.where.country)) for km in every]


def _controls() -> list[tuple[str, str]]:
    def said(value: str) -> str:
        words = control_label(value)
        return words[:1].upper() + words[1:]

    return [(value, said(value)) for value in Control.values]


def _offers(query: DirectoryQuery) -> list[tuple[str, str]]:
    return [(slug, INDENT * depth + label) for slug, label, depth in query.offers.choices()]


def _countries(query: DirectoryQuery) -> list[tuple[str, str]]:
    """Only those that an entry stands in or is for, by name."""
    codes = {*_codes(), query.country} - {""}
    named = ((code, country_label(code)) for code in codes)
    return sorted(named, key=lambda pair: fold(pair[1]))


@remembered(A_MINUTE)
def _codes() -> frozenset[str]:
    standing = (
        Group.objects.of_directory().filter(live=True).order_by().values_list("country", flat=True)
    )
    named = _of_directory("countries").values_list("slug", flat=True).distinct()
    return frozenset([*standing.distinct(), *named])


def _of_directory(name: str) -> QuerySet[Facet]:
    """What listings are found by; circles have lists of their own."""
    return Facet.objects.filter(name=name).exclude(group__kind=Kind.CIRCLE)


def _languages(query: DirectoryQuery) -> list[tuple[str, str]]:
    """Those that an entry speaks, by name."""
    spoken = {*_spoken(), query.language} & set(CODES)
    return sorted(((code, language_name(code)) for code in spoken), key=lambda pair: fold(pair[1]))


@remembered(A_MINUTE)
def _spoken() -> frozenset[str]:
    rows = _of_directory("languages").order_by().values_list("slug", flat=True)
    return frozenset(rows.distinct())


def _regions(country: str, chosen: Region | None) -> list[tuple[str, str]]:
    """Those of a country that an entry stands in, and the one that is chosen."""
    found = dict(_regions_of(country, page_language()))
    if chosen:
        found[chosen.address] = chosen.label
    return sorted(found.items(), key=lambda pair: fold(pair[1]))


@remembered(A_MINUTE)
def _regions_of(country: str, _language: str) -> list[tuple[str, str]]:
    here = Group.objects.of_directory().filter(live=True, country=country)
    rows = here.exclude(region_code="")
    codes = set(rows.order_by().values_list("region_code", flat=True).distinct())
    known = Region.objects.filter(country=country, code__in=codes) if codes else ()
    return [(region.address, region.label) for region in known]
