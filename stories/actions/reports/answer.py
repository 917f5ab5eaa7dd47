"""Answer a report: whoever left an address reads there what became of the page, and no more.

The Digital Services Act (Regulation (EU) 2022/2065), article 16(5), asks for it. The address is
destroyed with the report.
"""

from typing import Final

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.lib.crypto import Unreadable
from stories.actions.notify import send_note
from stories.choices import ReportOutcome
from stories.vault.models import Report, State
from stories.vault.safe import Safe

STAYS: Final = _(
    "We have looked at it by our rules. The page stays as it is. If you see it differently, you "
    "can tell us once more at the same place. You need not answer this note."
)
NOT_SHOWN: Final = _(
    "We have looked at it by our rules. The page is not shown now. You need not answer this note."
)
PASSED_ON: Final = _(
    "We have looked at it by our rules. We have passed it on to whoever looks after the page. You "
    "need not answer this note."
)


def answer_report(report: Report) -> None:
    """Send it once what was decided is committed: never for what was rolled back."""
    transaction.on_commit(lambda: _send(report), robust=True)


def became_of(report: Report) -> Promise:
    """What anybody can see of the page: not why, and not whether its author was asked."""
    if report.outcome == ReportOutcome.PASSED_ON:
        return PASSED_ON
    story = report.submission
    return STAYS if story is None or story.state == State.PUBLISHED else NOT_SHOWN


def _send(report: Report) -> None:
    try:
        kept = Report.objects.select_related("submission").get(pk=report.pk)
        address = Safe.of(kept.id).get(kept, "contact")
    except (Report.DoesNotExist, Unreadable):
        return
    send_note(address, language=kept.language, says=became_of(kept))
