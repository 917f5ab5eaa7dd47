"""Tell those who re-use open stories to delete one: it goes on the list that they follow.

Unlike every other way off the page it touches nothing of the story itself: it only tells others.
"""

from datetime import date

from community.lib.quarters import Quarter
from stories.models import Story, TakenBack


def tell_reusers(reference: str, *, today: date) -> bool:
    """List a public story of the open data as taken back; True when it is listed, now or before.

    The wording promises it for the switch, for the page and for a withdrawal, which lays a
    tombstone too. Call it inside the action's transaction, before the row changes.
    """
    if Story.objects.filter(reference=reference, allows_open_data=True).exists():
        TakenBack.objects.update_or_create(
            reference=reference, defaults={"quarter": Quarter.of(today).first_day}
        )
    return TakenBack.objects.filter(reference=reference).exists()
