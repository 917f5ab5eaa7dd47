"""End what visitors told: settled ones some days later, and those that nobody looked at.

Nobody's words may wait for ever (GDPR article 5(1)(e)).
"""

from datetime import date, timedelta

from django.conf import settings

from groups.actions.settle import settle
from groups.models import Suggestion
from groups.models.suggestion import SuggestionOutcome


def end_unsettled(*, today: date) -> int:
    """Settle what nobody looked at in time: whoever left an address is told, and it is deleted."""
    old = today - timedelta(days=settings.PERIODS["REPORT_OPEN_DAYS"])
    due = Suggestion.objects.open().filter(told_on__lte=old).values_list("pk", flat=True)
    ended = 0
    for pk in list(due):
        settle(suggestion_id=pk, outcome=SuggestionOutcome.OVER, today=today)
        Suggestion.objects.filter(pk=pk).delete()
        ended += 1
    return ended


def end_old(*, today: date) -> int:
    """Delete what was settled some days ago; how many."""
    old = today - timedelta(days=settings.PERIODS["REPORT_KEPT_DAYS"])
    return Suggestion.objects.filter(settled_on__lte=old).delete()[0]
