"""Who stands with the people who hand this over: what the directory knows, and room to write.

Groups that want to be found, and offices whose task it is; each with public contact only. In the
order of their names: nobody is ranked.
"""

from typing import Any, Final

from django.db.models import Q

from groups.choices import OFFICES, Scope
from groups.directory.conditions import listed_as
from groups.models import Contact, Group
from groups.models.group import GroupQuerySet
from home.dossier.sheet import Section, Sheet

MOST: Final = 8


def build(sheet: Sheet) -> dict[str, Any]:
    """Those of the country: first those that offer what is chosen, as many as a page bears.

    Whoever makes the page writes further names themselves.
    """
    said, country = sheet.words["allies"], sheet.choice.country
    if not country:
        return {"groups": [], "offices": [], "empty": said["no_country"], "more": 0}
    here = Group.objects.listed(sheet.today).filter(_works_in(country))
    groups = _chosen(here.exclude(kind__in=OFFICES), sheet)
    offices = list(here.filter(kind__in=OFFICES).by_name()[:MOST])
    ways = _ways([*groups, *offices])
    empty = said["none"].format(country=sheet.in_country(country))
    more = here.count() - len(groups) - len(offices)
    return {
        "groups": [_ally(sheet, one, ways) for one in groups],
        "offices": [_ally(sheet, one, ways) for one in offices],
        "empty": "" if groups or offices else empty,
        "more": said["more"].format(number=more) if more else "",
    }


def _works_in(country: str) -> Q:
    """It stands there and is for it, or names it among its countries."""
    here = Q(country=country) & ~Q(scope__in=[Scope.INTERNATIONAL, Scope.ONLINE])
    return here | listed_as("countries", [country])


def _chosen(here: GroupQuerySet, sheet: Sheet) -> list[Group]:
    wanted = [topic.slug for topic in sheet.topics.alternative]
    ordered = here.annotate(offering=listed_as("offers", wanted))
    return list(ordered.order_by("-offering", "sort_name", "pk")[:MOST])


def _ways(groups: list[Group]) -> dict[Any, list[Contact]]:
    """What may be shown of each, in one query."""
    found: dict[Any, list[Contact]] = {}
    for contact in Contact.objects.shown().filter(group__in=[one.pk for one in groups]):
        found.setdefault(contact.group_id, []).append(contact)
    return found


def _ally(sheet: Sheet, group: Group, ways: dict[Any, list[Contact]]) -> dict[str, Any]:
    said = sheet.words["allies"]
    other = group.text_language != sheet.choice.language
    return {
        "name": group.name,
        "about": group.about,
        "language": group.text_language if other else "",
        "place": group.place_name,
        "control": said["control"][group.control] if group.control else "",
        "example": group.example,
        "ways": [contact.value for contact in ways.get(group.pk, ())],
        "source": group.source_url,
    }


ALLIES = Section("allies", build)
