"""How many authors took their story back, for the first page: a number, and never whose."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from community.models import AuditEvent, Verb


def taken_back_number() -> dict[str, Any]:
    """How many stories their authors took back since Monday. A number; whose is not known."""
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    taken_back = AuditEvent.objects.filter(verb=Verb.WITHDRAWN, at__date__gte=monday)
    return {
        "label": _("taken back by their authors this week"),
        "number": taken_back.values("subject").distinct().count(),
    }
