"""What else this site has about a topic: who offers it, who counts it, which plan speaks of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.urls import reverse
from django_countries import countries

from community.models.topics import Kind as TopicKind
from community.models.topics import Topic
from groups.choices import Kind
from groups.directory.conditions import listed_as
from groups.models import Group
from home.evidence.pictures import title_of
from home.evidence.series import Series
from home.plan.sections import KINDS
from home.topics.meaning import sheet_here
from home.topics.tree import Around

MOST: Final = 6  # names of each; the lists have the rest
# Which plan speaks of it, and where. What is not named here is where its broader topic is.
PLANS: Final = {
    "coercion": ("statement", "treatment"),
    "involuntary-admission": ("statement", "helps"),
    "community-treatment-order": ("joint", "together"),
    "substitute-decision-making": ("agreement", "powers"),
    "treatment-pressure": ("statement", "people"),
    "advance-directive-override": ("statement", "after"),
    "safeguard": ("statement", "after"),
    "independent-advocate": ("statement", "people"),
    "advance-planning": ("statement", "me"),
    "representation-agreement": ("agreement", "powers"),
    "joint-crisis-plan": ("joint", "together"),
    "person-of-trust": ("statement", "people"),
    "contact-and-no-contact-list": ("statement", "people"),
    "alternative": ("statement", "helps"),
    "supported-decision-making": ("agreement", "powers"),
    "peer-support": ("statement", "people"),
    "family-group-conference": ("joint", "together"),
    "patient-led-action-plan": ("joint", "together"),
}


@dataclass(frozen=True)
class Plan:
    """A part of a plan that speaks of it."""

    title: str
    heading: str
    url: str


def plan_of(around: Around) -> Plan | None:
    """The nearest one; None for a topic that has no place in any."""
    nearest = [around.topic, *reversed(around.broader)]
    for slug in (topic.slug for topic in nearest):
        if slug in PLANS:
            kind_slug, part = PLANS[slug]
            kind = KINDS[kind_slug]
            section = next(one for one in kind.sections if one.id == part)
            url = f"{reverse('plan:plan', args=[kind.slug])}#s-{part}"
            return Plan(str(kind.title), str(section.heading), url)
    return None


def who_offers(around: Around, today: date) -> dict[str, Any]:
    """Groups and circles that offer it or something narrower, by name. The two vocabularies are
    one only for alternatives: of anything else nothing is said."""
    if around.topic.kind != TopicKind.ALTERNATIVE:
        return {"groups": [], "groups_number": 0, "circles": []}
    offer = listed_as("offers", [topic.slug for topic in around.within])
    groups = Group.objects.listed(today).filter(offer)
    circles = Group.objects.listed_of_any_kind(today).filter(offer, kind=Kind.CIRCLE)
    return {
        "groups": list(groups.by_name()[:MOST]),
        "groups_number": groups.count(),
        "circles": list(circles.by_name()[:MOST]),
    }


def who_counts(topics: list[Topic]) -> list[dict[str, Any]]:
    """Countries in which somebody publishes figures about it, by name and never by a number."""
    series = Series.objects.published().with_figures().filter(topic__in=[one.pk for one in topics])
    found: dict[str, list[str]] = {}
    sheet = sheet_here()
    for one in series:
        said = title_of(sheet, one)
        if said not in found.setdefault(one.country, []):
            found[one.country].append(said)
    named = [
        {
            "name": str(countries.name(code) or code),
            "url": f"{reverse('evidence:country', args=[code.lower()])}#part-figures",
            "counted": counted,
        }
        for code, counted in found.items()
    ]
    return sorted(named, key=lambda one: str(one["name"]))
