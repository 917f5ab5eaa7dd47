"""Change a known entry by what a row says: another version of it, public or waiting."""

from datetime import date
from typing import Any

from groups.actions.bringing.write_new import contacts_of
from groups.actions.send import ask_for_check
from groups.bring.comparing import CHANNEL_OF, contact_changes
from groups.bring.meetings import meeting_changes, put_meeting
from groups.bring.rows import Made
from groups.models import Circle, Group


def change_entry(
    entry: Group, made: Made, *, editor: Any, checked_already: bool, today: date
) -> bool:
    """Whether it is public now; call it inside a transaction.

    An entry of organisers is theirs: what a file says of it waits for a check, and how to reach it
    stays; so do the dates of a circle. So does what is added to a version that waits already, which
    nobody has seen.
    """
    theirs = bool(len(entry.stewards.all()))
    public = entry.live and checked_already and not theirs and not entry.has_unpublished_changes
    _contacts(entry, made, today)
    if isinstance(entry, Circle) and meeting_changes(entry, made):
        put_meeting(entry.meeting, made).save()
    waits = entry.latest_revision and (entry.has_unpublished_changes or not entry.live)
    version: Group = entry.get_latest_revision_as_object() if waits else entry
    for name, value in made.claims.items():
        setattr(version, name, value)
    if not _says_more(entry, made):
        return True
    revision = version.save_revision(user=editor, clean=public)
    if public:
        revision.publish(user=editor, skip_permission_checks=True)
    else:
        ask_for_check(version, editor)
    return public


def _says_more(entry: Group, made: Made) -> bool:
    """Whether anything but contact and dates is otherwise."""
    fresh = type(entry).objects.get(pk=entry.pk)
    return any(getattr(fresh, name) != value for name, value in made.claims.items())


def _contacts(entry: Group, made: Made, today: date) -> None:
    """Live at once, as contact always is; only those kinds that the row names and differ."""
    for name, _before, after in contact_changes(entry, made):
        known = entry.contacts.filter(channel=CHANNEL_OF[name])
        known.filter(shown=True).exclude(value__in=after).delete()
        known.filter(shown=False, value__in=after).update(shown=True, agreed_on=today)
        there = set(known.values_list("value", flat=True))
        wanted = [
            one
            for one in contacts_of(entry, made, today)
            if one.channel == CHANNEL_OF[name] and one.value not in there
        ]
        for contact in wanted:
            contact.save()
