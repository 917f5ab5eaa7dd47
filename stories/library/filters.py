"""The library's filters as a form: it works by itself, without JavaScript."""

from typing import Any

from django import forms
from django.conf import settings
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django_countries import countries

from community.lib.geo import fold
from community.models.topics import Topic
from stories.choices import Note, Perspective
from stories.library.query import StoryQuery
from stories.library.vocabulary import Vocabulary
from stories.models.story import StoryQuerySet

INDENT = "\u2003"  # an em space a level: the options of a list cannot be nested
SELECTED = SafeString(" selected")
SEARCH = {"type": "search", "autocomplete": "off", "maxlength": 300}


class PlainSelect(forms.Select):
    """A list without groups, its options written in one go.

    Django renders a template for every option: for a whole vocabulary, most of what a page costs.
    """

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """The same list as Django's, with the same attributes."""
        chosen = set(self.format_value(value))
        options = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            ((key, SELECTED if str(key) in chosen else "", label) for key, label in self.choices),
        )
        own = flatatt(self.build_attrs({"name": name, **self.attrs}, attrs))
        return format_html("<select{}>\n{}\n</select>", own, options)


class StoryFilters(forms.Form):
    """The query words as fields. Only shown, never validated: `StoryQuery.parse` does that."""

    use_required_attribute = False

    def __init__(self, query: StoryQuery, public: StoryQuerySet, vocabulary: Vocabulary) -> None:
        super().__init__(initial=_initial(query), auto_id="filter-%s")
        shown = public.order_by().values_list("country", "language").distinct()
        in_countries, in_languages = map(set, zip(*shown, strict=True)) if shown else (set(), set())
        self.fields |= {
            "q": forms.CharField(label=_("Words"), widget=forms.TextInput(attrs=SEARCH)),
            "coercion": _choice(_("What happened"), _("Anything"), _tree(vocabulary.coercion)),
            "alternative": _choice(
                _("What helped, or would have"), _("Anything"), _tree(vocabulary.alternative)
            ),
            "country": _choice(_("Country"), _("Any country"), _countries(in_countries)),
            "language": _choice(_("Written in"), _("Any language"), _languages(in_languages)),
            "perspective": _choice(_("Whose story"), _("Anyone’s"), list(Perspective.choices)),
            "without": forms.MultipleChoiceField(
                label=_("Leave out stories that mention"),
                choices=Note.choices,
                widget=forms.CheckboxSelectMultiple,
            ),
        }


def _initial(query: StoryQuery) -> dict[str, Any]:
    one = {name: getattr(query, name) for name in ("q", "country", "language", "perspective")}
    topics = {name: (getattr(query, name) or ("",))[0] for name in ("coercion", "alternative")}
    return one | topics | {"without": list(query.without)}


def _choice(label: str, nothing: str, choices: list[tuple[str, Any]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", nothing), *choices], widget=PlainSelect)


def _tree(topics: dict[str, tuple[Topic, int]]) -> list[tuple[str, str]]:
    """The vocabulary as a list, narrower topics set in under their broader one."""
    return [(slug, INDENT * depth + topic.label) for slug, (topic, depth) in topics.items()]


def _countries(shown: set[str]) -> list[tuple[str, str]]:
    """Only countries that a public story shows, by name."""
    named = ((code, str(countries.name(code))) for code in shown if code)
    return sorted(named, key=lambda pair: fold(pair[1]))


def _languages(written: set[str]) -> list[tuple[str, str]]:
    """Only languages in which there is a public story."""
    return [(code, str(name)) for code, name in settings.STORY_LANGUAGES if code in written]
