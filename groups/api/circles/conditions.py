"""What whoever takes circles along agrees to do, in the words every answer carries."""

from typing import Final

from groups.api.conditions import CONDITIONS as OF_LISTINGS

FETCH_HOURS: Final = 24
CONDITIONS: Final = (
    f"{OF_LISTINGS} Circles change from week to week: fetch them at least every {FETCH_HOURS} "
    "hours, or let people subscribe to the calendar. Where a circle does not say its address or "
    "its link, they are told to those who ask it: please do not add them."
)
