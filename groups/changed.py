"""The last day on which anything public of an entry changed: a day, and no hour.

Who fetches the directory again asks for what changed since. A contact that was taken out counts
too, and leaves no row to ask: so the day stands with the entry.
"""

from typing import Any, Final

from django.utils import timezone

from groups.models import Contact, Standing

# What of a standing anybody can see; that somebody was reminded is not among it.
SEEN: Final = frozenset(
    {"confirmed_on", "confirmed_by", "paused_on", "paused_until", "closed_on", "closed_words"}
)


def note_change(sender: type, instance: Any, raw: bool = False, **told: Any) -> None:
    """For `post_save` and `post_delete` of an entry, a meeting, a contact, a standing."""
    fields = told.get("update_fields")
    if raw or (sender is Standing and fields is not None and not SEEN & set(fields)):
        return
    beside = isinstance(instance, Contact | Standing)
    group = instance.group_id if beside else instance.pk
    today = timezone.localdate()
    Standing.objects.filter(group_id=group).exclude(changed_on=today).update(changed_on=today)
