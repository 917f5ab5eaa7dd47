"""When and where a circle meets, as its page among the editors' rooms shows it: in words."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from groups.desk.addresses import address
from groups.models import Circle, Meeting
from groups.stewards.circles.preview import preview_of


def beside(circle: Circle) -> dict[str, Any]:
    """Nothing but the way to say it, where nobody has said it yet."""
    way = {"meets_url": address(circle, "meets")}
    meeting = Meeting.objects.filter(circle=circle.pk).first()
    if meeting is None:
        return way | {"undated": True}
    return way | {
        "preview": preview_of(meeting.schedule, list(meeting.zones), timezone.now()),
        "where": facts_of(meeting),
    }


def facts_of(meeting: Meeting) -> list[dict[str, str]]:
    """Venue, link and number, each with who sees it."""
    circle, facts = meeting.circle, []
    if circle.meets_somewhere:
        venue = (meeting.venue_name, meeting.venue, meeting.venue_words)
        facts += [
            (_("Venue"), ", ".join(part for part in venue if part) or _("not said")),
            (_("Who sees the address"), meeting.get_venue_shown_display()),
        ]
    if circle.meets_at_a_distance:
        facts += [
            (_("Link"), meeting.link),
            (_("Number to call"), meeting.number),
            (_("Who sees link and number"), meeting.get_link_shown_display()),
        ]
    return [{"term": term, "value": value} for term, value in facts if value]
