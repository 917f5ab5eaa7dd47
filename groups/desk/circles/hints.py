"""What whoever checks a circle should look at twice. Nothing here decides anything."""

from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.lib.schedule.expansion import has_run_out
from groups.desk.addresses import address
from groups.desk.circles.doubts import Doubt, doubts_about, signs_of
from groups.desk.hints import twice
from groups.desk.person_warning import seen_in_words
from groups.models import Circle, Meeting, Steward

SAYS: Final = {
    Doubt.NAME: gettext_lazy(
        "It bears the name Intentional Peer Support by itself, and not all who convene it have "
        "trained. “Inspired” belongs into its name."
    ),
    Doubt.TRAINED_WHEN: gettext_lazy(
        "It says that people have trained, and not which training and when."
    ),
    Doubt.PRICE: gettext_lazy("It says that it is free, and its words name a price."),
    Doubt.NO_PRICE: gettext_lazy("It says that there is a price, and not which."),
    Doubt.NEVER_CALLED: gettext_lazy(
        "It promises that nobody is called without your agreement, and its words speak of a law, "
        "a duty or an emergency. A promise that cannot be kept does harm: ask how it is."
    ),
    Doubt.CALLED_WHEN: gettext_lazy(
        "It says that somebody may be called without your agreement, and not who, and when."
    ),
    Doubt.LINK: gettext_lazy(
        "There is a link in its words. A link to the meeting belongs on the page “When and where”: "
        "in these words everybody sees it, and it stays in earlier versions."
    ),
}


def hints_for(circle: Circle) -> list[dict[str, Any]]:
    """Sentences, some with a list behind them."""
    return [
        *_dates(circle),
        *({"text": SAYS[doubt]} for doubt in doubts_about(circle)),
        *_private(circle),
        *_host(circle),
        *_contact(circle),
        *twice(circle),
    ]


def _dates(circle: Circle) -> list[dict[str, Any]]:
    meeting = Meeting.objects.filter(circle=circle.pk).first()
    links = _links(_("When and where"), address(circle, "meets"))
    if meeting is None:
        says = _("Nobody has said yet when it meets. It can be public once that is there.")
        return [{"text": says, "links": links}]
    if has_run_out(meeting.schedule, timezone.now()):
        return [{"text": _("No date is left: it is on no calendar."), "links": links}]
    return []


def _private(circle: Circle) -> list[dict[str, Any]]:
    signs = signs_of(circle)
    if not signs:
        return []
    says = _(
        "In its words there is what looks like %(seen)s. Is it a private person’s, and do they "
        "want it to be read by everybody?"
    )
    return [{"text": says % {"seen": seen_in_words(signs)}}]


def _host(circle: Circle) -> list[dict[str, Any]]:
    """Anybody can say that they belong to somebody."""
    host = circle.host
    if host is None:
        return []
    keepers = Steward.objects.filter(group=circle.pk).values("user")
    if Steward.objects.filter(group=host, user__in=keepers).exists():
        return []
    says = _("It says that it belongs to a group, and nobody who keeps it keeps that group:")
    return [{"text": says, "links": _links(host.name, address(host))}]


def _contact(circle: Circle) -> list[dict[str, Any]]:
    """One of the seven answers that are asked of everybody."""
    if circle.contacts.exists() or circle.stewards.exists():
        return []
    says = _("Nobody can be reached: there is no contact, and nobody keeps it.")
    return [{"text": says, "links": _links(_("Contact and standing"), address(circle, "reach"))}]


def _links(label: str, url: str) -> list[dict[str, str]]:
    return [{"label": label, "url": url}]
