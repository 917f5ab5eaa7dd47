"""What it offers, for whom, and what it stands for."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from community.fields import LineField, VoiceField
from community.models import Alternative
from groups.choices import Audience, Offer
from groups.languages import LANGUAGES
from groups.models.group import LONG, SHORT
from groups.stewards.forms.fields import Folded, Ticks
from groups.stewards.forms.part import PartForm

# What most groups tick stands in view.
FIRST_OFFERS: Final = ("peer-support", "peer-advocacy", "hearing-voices-group", *Offer.values)
FIRST_LANGUAGES: Final = ("en", "de", "fr", "es", "it", "nl", "pl", "cs", "pt", "el", "uk", "ar")


def offer_choices() -> list[tuple[str, str]]:
    """What groups offer most, then the other alternatives of the vocabulary in their order."""
    alternatives = Alternative.objects.tree()
    named = {topic.slug: topic.label for topic, _depth in alternatives}
    named |= {offer.value: str(offer.label) for offer in Offer}
    first = [slug for slug in FIRST_OFFERS if slug in named]
    rest = [slug for slug in named if slug not in first]
    return [(slug, named[slug]) for slug in (*first, *rest)]


def language_choices() -> list[tuple[str, str]]:
    """Those that are spoken most here, then the others by name."""
    named = {code: str(name) for code, name in LANGUAGES}
    rest = sorted((code for code in named if code not in FIRST_LANGUAGES), key=named.__getitem__)
    return [(code, named[code]) for code in (*FIRST_LANGUAGES, *rest)]


class WhatForm(PartForm):
    """What people find there."""

    title = _("What you do, and what you stand for")
    lead = _("Somebody may read this on a hard day. Short and plain is best.")

    about = LineField(
        label=_("In a sentence or two: what do people find with you?"),
        limit=SHORT,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off", "data-counter": SHORT}),
        error_messages={"required": _("Please say it in a sentence or two.")},
    )
    offers = Ticks(
        label=_("What do you offer?"),
        choices=offer_choices,
        fold=Folded(first=len(FIRST_OFFERS), more=_("More that groups offer")),
    )
    audiences = Ticks(
        label=_("Who is it for?"),
        help_text=_("Choose nothing if it is for everyone."),
        choices=Audience.choices,
        columns=True,
    )
    audience_words = LineField(
        label=_("Anything more about who it is for"), limit=SHORT, required=False
    )
    languages = Ticks(
        label=_("In which languages can people talk with you?"),
        choices=language_choices,
        fold=Folded(first=len(FIRST_LANGUAGES), more=_("More languages"), narrow=True),
        required=True,
    )
    on_rights = VoiceField(
        label=_("What do you say about human rights?"), rows=4, limit=LONG, required=False
    )
    on_force = VoiceField(
        label=_("What do you say about force, in treatment and in care?"),
        help_text=_("Leave it empty if you have no common word on it."),
        rows=4,
        limit=LONG,
        required=False,
    )
