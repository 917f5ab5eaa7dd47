"""The library's filters: a form that works by itself, without JavaScript, and its choices."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import forms
from django.conf import settings
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django_countries import countries

from community.lib.geo import fold
from community.models.topics import Topic
from stories.choices import Note, Perspective, Setting
from stories.library.count_sql import decades
from stories.library.counts import Count, Counts
from stories.library.period import Period
from stories.library.query import StoryQuery
from stories.library.query_words import NOT_STAFF, NOT_STAFF_LABEL, Sort
from stories.library.vocabulary import Vocabulary

INDENT = "\u2003"  # an em space a level: the options of a list cannot be nested
GAP: Final = "\ue000"  # of the private use area: nobody's words are in what it stands in
LISTS: Final = (
    "coercion",
    "alternative",
    "country",
    "setting",
    "period",
    "perspective",
    "language",
)
SEARCH = {"type": "search", "autocomplete": "off", "maxlength": 300}


Choices = Iterable[tuple[str, Any]]


class OpenSelect(forms.Select):
    """A list whose options are put in afterwards: see `filter_form`."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """The list as Django writes it, around a gap."""
        own = flatatt(self.build_attrs({"name": name, **self.attrs}, attrs))
        return format_html("<select{}>\n{}\n</select>", own, gap(name))


class StoryFilters(forms.Form):
    """The query words as fields, with a gap wherever a page says something of its own.

    Only shown, never validated: `StoryQuery.parse` does that.
    """

    use_required_attribute = False

    def __init__(self, *, helped: bool, without: Iterable[str]) -> None:
        initial = {"q": gap("q"), "helped": helped, "without": list(without)}
        super().__init__(initial=initial, auto_id="filter-%s")
        said = _("Says what helped (%(number)s)") % {"number": gap("helped")}
        self.fields |= {
            "q": forms.CharField(
                label=_("Words"),
                help_text=_("Such as “seclusion in Ireland”."),
                widget=forms.TextInput(attrs=SEARCH),
            ),
            **{name: _open_choice(name) for name in LISTS},
            "helped": forms.BooleanField(
                label=said, widget=forms.CheckboxInput(attrs={"value": "yes"})
            ),
            "without": forms.MultipleChoiceField(
                label=_("Leave out stories that mention"),
                choices=Note.choices,
                widget=forms.CheckboxSelectMultiple,
            ),
        }
        self.kept = gap("kept")


def gap(name: str) -> str:
    """A mark that no word of ours holds."""
    return f"{GAP}{name}{GAP}"


def more_chosen(query: StoryQuery) -> int:
    """How many choices are made in the part that is folded away."""
    one = (query.setting, query.period, query.perspective, query.language, query.helped)
    return sum(map(bool, one)) + len(query.without)


def kept_words(query: StoryQuery) -> list[tuple[str, str]]:
    """What an address may say and no list here can: kept, and said in the chips."""
    topics = [
        (name, value) for name in ("coercion", "alternative") for value in getattr(query, name)[1:]
    ]
    # Who types words for the first time wants the best match; who chose an order keeps it.
    return [*topics, ("sort", query.sort if query.q else Sort.RELEVANCE.value)]


def chosen_in(query: StoryQuery, name: str) -> str:
    """What the list of this name has chosen: the first, where there are several; "" for nothing."""
    value = getattr(query, name)
    return (value or ("",))[0] if isinstance(value, tuple) else str(value or "")


def labelled(query: StoryQuery, vocabulary: Vocabulary, counts: Counts) -> dict[str, Choices]:
    """The choices of every list with their numbers, after the one that asks for nothing."""
    return {
        name: [("", _words(name)[1]), *_with_numbers(name, found, chosen_in(query, name), counts)]
        for name, found in _lists(query, vocabulary, counts).items()
    }


def _lists(query: StoryQuery, vocabulary: Vocabulary, counts: Counts) -> dict[str, Choices]:
    languages = [(code, str(name)) for code, name in settings.STORY_LANGUAGES]
    found = {
        "setting": _there(Setting.choices, "setting", query.setting, counts),
        "period": _there(_periods(query.period), "period", str(query.period or ""), counts),
        "language": _there(languages, "language", query.language, counts),
    }
    return {
        "coercion": _tree(vocabulary.coercion),
        "alternative": _tree(vocabulary.alternative),
        "country": _countries(query.country, counts),
        "setting": found["setting"],
        "period": found["period"],
        "perspective": [*Perspective.choices, (NOT_STAFF, NOT_STAFF_LABEL)],
        "language": found["language"],
    }


def _words(name: str) -> tuple[str, str]:
    """The label of a list, and what it says where nothing is chosen."""
    return {
        "coercion": (_("What happened"), _("Anything")),
        "alternative": (_("What helped, or would have"), _("Anything")),
        "country": (_("Country"), _("Any country")),
        "setting": (_("Kind of place"), _("Any place")),
        "period": (_("When it happened"), _("Any time")),
        "perspective": (_("Whose story"), _("Anyone’s")),
        "language": (_("To read in"), _("Any language")),
    }[name]


HINTS: Final = {
    "language": lambda: _("Also stories that were translated into it."),
}


def _open_choice(name: str) -> forms.ChoiceField:
    label, _nothing = _words(name)
    hint = HINTS[name]() if name in HINTS else ""
    return forms.ChoiceField(label=label, help_text=hint, widget=OpenSelect)


def _with_numbers(name: str, choices: Choices, chosen: str, counts: Counts) -> Choices:
    numbers = dict(counts.facets.get(name, {})) | ({chosen: counts.found} if chosen else {})
    missing = None if name in counts.cut else Count(0)
    return [(key, _counted(said, numbers.get(key, missing))) for key, said in choices]


def _counted(label: Any, number: Count | None) -> str:
    return str(label) if number is None else f"{label} ({number})"


def _there(choices: Choices, name: str, chosen: str, counts: Counts) -> list[tuple[str, Any]]:
    """Only what a story can be found by, and what is chosen; where not all was counted, all."""
    return [
        (key, label)
        for key, label in choices
        if key == chosen or name in counts.cut or counts.of(name, key)
    ]


def _tree(topics: Mapping[str, tuple[Topic, int]]) -> list[tuple[str, str]]:
    """The vocabulary as a list, narrower topics set in under their broader one."""
    return [(slug, INDENT * depth + topic.label) for slug, (topic, depth) in topics.items()]


def _countries(chosen: str, counts: Counts) -> list[tuple[str, str]]:
    """Only countries that a public story shows, by name."""
    counted = {code for code, number in counts.facets.get("country", {}).items() if number}
    shown = counts.countries if "country" in counts.cut else counted
    named = ((code, str(countries.name(code))) for code in {*shown, chosen} if code)
    return sorted(named, key=lambda pair: fold(pair[1]))


def _periods(chosen: Period | None) -> list[tuple[str, str]]:
    """The decades, and whatever else an address may say."""
    every = dict.fromkeys(map(Period.decade, decades()))
    return [(str(one), one.label) for one in ({chosen: None} | every if chosen else every)]
