"""Sample data for the page that shows every component in every state. Everything is invented."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

VOICE_LIMIT = 50_000  # characters


class SpecimenForm(forms.Form):
    """One field of every kind, so that labels, hints and errors can be looked at."""

    name = forms.CharField(
        label=gettext_lazy("What may we call you?"),
        help_text=gettext_lazy("Any name. It does not have to be yours."),
        widget=forms.TextInput(attrs={"class": "input-short", "autocomplete": "off"}),
    )
    words = forms.CharField(
        label=gettext_lazy("Your words"),
        help_text=gettext_lazy("Begin anywhere. It does not have to be in order."),
        max_length=VOICE_LIMIT,
        widget=forms.Textarea(
            attrs={"rows": 6, "class": "voice-input", "data-counter": VOICE_LIMIT}
        ),
    )
    whose = forms.ChoiceField(
        label=gettext_lazy("Whose story is it?"),
        help_text=gettext_lazy("This changes the words we use. It is not shown to anyone."),
        choices=[
            ("me", gettext_lazy("It happened to me")),
            ("close", gettext_lazy("It happened to someone close to me")),
            ("worked", gettext_lazy("I worked there\nThere is room for “I did this”.")),
        ],
        widget=forms.RadioSelect,
    )
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("What was it about?"),
        required=False,
        choices=[
            ("seclusion", gettext_lazy("Seclusion")),
            ("restraint", gettext_lazy("Restraint")),
            ("forced-injection", gettext_lazy("Forced injection")),
            ("locked-ward", gettext_lazy("Locked ward")),
        ],
        widget=forms.CheckboxSelectMultiple(attrs={"class": "options-inline"}),
    )
    place = forms.ChoiceField(
        label=gettext_lazy("Which country?"),
        required=False,
        choices=[
            ("", gettext_lazy("I would rather not say")),
            ("EE", gettext_lazy("Estonia")),
            ("FI", gettext_lazy("Finland")),
            ("SI", gettext_lazy("Slovenia")),
        ],
    )
    agree = forms.BooleanField(
        label=gettext_lazy("I am 18 or over\nWe do not ask for your birthday."),
        error_messages={"required": gettext_lazy("Please say that you are 18 or over.")},
    )


def _topics() -> list[dict[str, Any]]:
    return [
        {"label": _("Seclusion"), "url": "#topics", "helped": False},
        {"label": _("Forced injection"), "url": "#topics", "helped": False},
        {"label": "Open Dialogue", "url": "#topics", "helped": True},
    ]


def _stories() -> list[dict[str, Any]]:
    noted = {
        "url": "#story",
        "title": _("The night they left the door open"),
        "language": "",
        "name": "R.",
        "meta": _("Finland · the 2010s"),
        "notes": [_("seclusion"), _("forced injection")],
        "topics": _topics(),
        "example": True,
    }
    german = {
        "url": "#story",
        "title": "Unabhängigkeitserklärung einer Donaudampfschifffahrtskapitänswitwe",
        "language": "de",
        "name": "",
        "meta": _("Austria · the 1990s"),
        "opening": "Die Schwester setzte sich zu mir. Sie hatte keinen Schlüssel in der Hand.",
        "topics": [{"label": _("Advance planning"), "url": "", "helped": True}],
        "example": True,
    }
    return [noted, german]


def _listings() -> list[dict[str, Any]]:
    fresh = {
        "url": "#listing",
        "title": "Piran Survivors' Table",
        "meta": _("User-led · 4 km from Piran"),
        "body": _("Tea, talk and help with writing an advance plan, on the first floor."),
        "confirmed": _("Confirmed by its organiser in March 2026"),
        "tags": [{"label": _("Peer support")}, {"label": _("Step-free")}],
        "example": True,
    }
    stale = {
        "title": _("Evening circle"),
        "meta": _("Online · Wednesdays"),
        "confirmed": _("Not confirmed lately: last in October 2025"),
        "stale": True,
        "paused": True,
        "example": True,
    }
    return [fresh, stale]


def _way() -> list[dict[str, str]]:
    return [
        {"title": _("You sent it"), "when": _("this spring"), "state": "done", "body": ""},
        {
            "title": _("Someone is reading"),
            "when": "",
            "state": "now",
            "body": _("Look again after 12 May."),
        },
        {"title": _("You see the page and decide"), "when": "", "state": "next", "body": ""},
    ]


def _comparison() -> list[dict[str, str]]:
    return [
        {"kind": "same", "text": _("It was a Tuesday. ")},
        {"kind": "removed", "text": _("Doctor Example of Ward 4")},
        {"kind": "added", "text": _("The doctor")},
        {"kind": "reason", "text": _("a name that points to someone")},
        {
            "kind": "same",
            "text": _(" closed the door and I counted the tiles.\n\nThen it was quiet."),
        },
    ]


def _helplines() -> list[dict[str, str]]:
    return [
        {
            "name": _("Emergency number in the European Union"),
            "number": "112",
            "href": "tel:112",
            "hours": _("day and night"),
            "languages": "",
            "note": _("It may bring police or an ambulance."),
            "source_url": "",
            "source_name": _("example source"),
        },
        {
            "name": _("A line where people with lived experience answer"),
            "number": "000 000 000",
            "href": "",
            "hours": _("evenings"),
            "languages": _("English, German"),
            "note": "",
            "source_url": "",
            "source_name": _("invented for this page"),
        },
    ]


def _messages() -> list[dict[str, Any]]:
    return [
        {"who": _("The reader"), "when": _("in May"), "body": _("Thank you. May I ask one thing?")},
        {"who": _("You"), "when": _("in June"), "body": _("Yes.\nAsk me."), "mine": True},
    ]


def specimen_context() -> dict[str, Any]:
    """Return all sample data that the template about/components.html reads."""
    broken = SpecimenForm(data={"words": _("I was nineteen."), "topics": ["seclusion"]})
    return {
        "form": broken,
        "form_clean": SpecimenForm(prefix="clean"),
        "topics": _topics(),
        "stories": _stories(),
        "listings": _listings(),
        "way": _way(),
        "parts": _comparison(),
        "lines": _helplines(),
        "letters": _messages(),
        "groups": ["K7QF", "2M9X", "DV4T", "8HJR", "W3PA", "6NYC", "5EBG"],
        "notes": [_("seclusion"), _("forced injection")],
        "crumbs": [
            {"label": _("Home"), "url": "/"},
            {"label": _("About"), "url": "/"},
            {"label": _("Components"), "url": ""},
        ],
        "page_middle": {"previous_url": "#pages", "next_url": "#pages", "label": _("Page 2 of 5")},
        "page_first": {"previous_url": "", "next_url": "#pages", "label": _("Page 1 of 5")},
        "head": [_("Country"), _("Year"), _("Rate")],
        "rows": [["Estonia", "2023", "12.4"], ["Slovenia", "2022", "1,048.0"]],
        "facts": [
            {"term": _("Told by"), "value": "R."},
            {"term": _("Where"), "value": _("Finland")},
            {"term": _("When"), "value": _("the 2010s")},
        ],
        "kept": {
            "action": "",
            "fields": [
                {
                    "name": "words",
                    "label": _("Your words"),
                    "value": _("I was nineteen."),
                    "multiline": True,
                },
                {"name": "name", "label": _("Name"), "value": "R.", "multiline": False},
            ],
        },
    }
