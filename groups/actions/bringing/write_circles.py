"""Write new circles. Each is two rows of two tables, which no database makes many at a time."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from groups.actions.bringing.write_new import contacts_of, standing_of
from groups.actions.send import ask_for_check
from groups.bring.meetings import put_meeting
from groups.bring.rows import Made
from groups.bring.slugs import free_slugs
from groups.models import BringRow, Circle, Contact, Meeting, Standing


def write_circles(
    rows: Sequence[BringRow],
    mades: Sequence[Made],
    *,
    editor: Any,
    checked_already: bool,
    today: date,
) -> None:
    """Circles with their dates, standing and contacts; call it inside a transaction.

    What is not checked already has a revision that waits, and is public nowhere.
    """
    slugs = free_slugs([(made.beside.get("slug", ""), made.claims["name"]) for made in mades])
    contacts: list[Contact] = []
    for row, made, slug in zip(rows, mades, slugs, strict=True):
        circle = _circle(row, made, slug, checked_already)
        Standing.objects.bulk_create([standing_of(circle, made, checked_already, today)])
        put_meeting(Meeting(circle=circle), made).save()
        if not checked_already:
            circle.save_revision(user=editor)
            ask_for_check(circle, editor)
        contacts += contacts_of(circle, made, today)
    Contact.objects.bulk_create(contacts)


def _circle(row: BringRow, made: Made, slug: str, public: bool) -> Circle:
    circle = Circle(id=row.about, slug=slug, live=public, **made.claims)
    circle.has_unpublished_changes = not public
    if public:
        circle.first_published_at = circle.last_published_at = timezone.now()
    circle.save()
    return circle
