"""Forget the audit trail once nobody needs it: it holds no word, but days and people.

What a rule of the house reads stays for as long as the story does: who stepped back, who suspended
it and why, who looked since, that it was public once, who took it down. GDPR article 5(1)(e): no
longer than needed.
"""

from datetime import date
from typing import Final

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db.models import Q

from community.models import AuditEvent, Verb
from stories.vault.models import Claim, Report, Submission

# Only what no action asks about, so that a verb added later is kept until somebody thought of it.
PASSING: Final = (
    Verb.OPENED,
    Verb.REDACTED,
    Verb.WROTE,
    Verb.ASKED,
    Verb.RELEASED,
    Verb.SECOND_ASKED,
)


def forget_trail(*, today: date) -> int:
    """Delete what is older than `AUDIT_MONTHS`; how many lines.

    Of a story, a claim or a report that is still here only what passed; of one that is gone, and
    of roles, everything.
    """
    day = today - relativedelta(months=settings.PERIODS["AUDIT_MONTHS"])
    old = AuditEvent.objects.filter(at__date__lte=day)
    stories, claims = Submission.objects.values("id"), Claim.objects.values("id")
    reports = Report.objects.values("id")
    here = Q(subject__in=stories) | Q(subject__in=claims) | Q(subject__in=reports)
    gone, _ = old.exclude(here).delete()
    passed, _ = old.filter(here, verb__in=PASSING).delete()
    return gone + passed
