"""What an editor should look at twice. Nothing here decides anything."""

from typing import Any

from django.utils.translation import gettext as _

from groups.choices import Kind
from groups.desk.addresses import address
from groups.desk.person_warning import seen_in_words
from groups.duplicates import MOST, duplicates_of
from groups.models import Group
from groups.private_details import signs_in


def hints_for(group: Group) -> list[dict[str, Any]]:
    """Sentences, some with a list behind them."""
    found = [*_offices(group), *_control(group)]
    return found + twice(group)


def twice(group: Group) -> list[dict[str, Any]]:
    """Entries that may be this one."""
    twins = twins_of(group)
    if not twins:
        return []
    links = [{"label": twin.name, "url": address(twin)} for twin in twins]
    says = _("It may be listed already, under the same name or website:")
    return [{"text": says, "links": links}]


def twins_of(group: Group) -> list[Group]:
    """Other entries of about its name, in its town or with its website; drafts by name alone.

    A circle often has the name and the website of the group that it belongs to: the one is not
    taken for the other.
    """
    among = Group.objects.alike(group)
    others = among.exclude(pk=group.pk)
    drafts = others.filter(live=False, sort_name=group.name.casefold()[:150])
    sites = list(group.contacts.filter(channel="website").values_list("value", flat=True))
    alike = duplicates_of(
        name=group.name, geonames_id=group.geonames_id, websites=sites, among=among
    )
    return [*(one for one in alike if one.pk != group.pk), *drafts[:MOST]]


def _offices(group: Group) -> list[dict[str, Any]]:
    if not group.is_office:
        return []
    contacts = "\n".join(group.contacts.values_list("value", flat=True))
    signs = signs_in(f"{group.name}\n{group.about}\n{contacts}", group.country)
    if not signs:
        return []
    seen = seen_in_words(signs)
    says = _("This is a public office, and there is what looks like %(seen)s.") % {"seen": seen}
    return [{"text": says}]


def _control(group: Group) -> list[dict[str, Any]]:
    found = []
    standing = getattr(group, "standing", None)
    if standing and standing.contested_on:
        found.append({"text": _("Its page says that “who decides” is contested.")})
    if group.kind == Kind.USER_LED and not group.control:
        found.append({"text": _("It calls itself user-led and has not said who decides.")})
    return found
