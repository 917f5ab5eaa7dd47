"""Countries with published figures about what the words are the name of."""

from typing import Any, Final

from django.db.models import Count as CountOf
from django.urls import reverse
from django.utils.translation import gettext as _
from django_countries import countries

from home.models import Series
from home.search.meaning import Meaning
from home.search.section import Section
from stories.library.counts import Count

MOST: Final = 6


def figures(meaning: Meaning) -> Section:
    """By country and in the order of their names: by a number it would be a ranking."""
    rows = _rows(meaning)
    return Section(
        name="figures",
        heading=_("Figures"),
        rows=rows[:MOST],
        number=Count(len(rows)),
        more=reverse("evidence:index"),
        more_label=_("Show every country with figures"),
    )


def _rows(meaning: Meaning) -> list[dict[str, Any]]:
    below = meaning.vocabulary.below("coercion")
    topics = [key for topic in meaning.coercion for key in below[topic.slug]]
    if not (topics or meaning.country):
        return []
    asked = Series.objects.shown()
    if topics:
        asked = asked.filter(topic__in=topics)
    if meaning.country:
        asked = asked.in_country(meaning.country)
    found = asked.order_by("country").values("country").annotate(number=CountOf("pk"))
    rows = [
        {
            "name": str(countries.name(row["country"]) or row["country"]),
            "url": reverse("evidence:country", args=[row["country"].lower()]),
            "number": row["number"],
        }
        for row in found
    ]
    return sorted(rows, key=lambda row: str(row["name"]))
