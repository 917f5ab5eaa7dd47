"""What happens after sending, as a row of moments."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stories.choices import Choice


@dataclass(frozen=True)
class Moment:
    """One moment of a story's way; `state` is done, now or next."""

    title: str
    when: str = ""
    body: str = ""
    state: str = "next"


def coming(choice: Choice, *, sent_on: date, look_again: date, two: bool) -> list[Moment]:
    """What was, is and will be, for this choice; `two` where two people have to read it."""
    first = [
        Moment(_("You sent it"), when=date_format(sent_on), state="done"),
        Moment(
            waits(two=two),
            body=_("We read in the order in which stories come."),
            state="now",
        ),
    ]
    again = _("from %(day)s") % {"day": date_format(look_again)}
    if choice == Choice.SEE:
        return [*first, *_seeing(again)]
    if choice == Choice.EXACT:
        return [*first, *_exact(again)]
    if choice == Choice.COUNT:
        counted = _("It is counted with many others. Your words stay locked.")
        return [*first, Moment(_("It is read and counted"), when=again, body=counted)]
    return [
        *first,
        Moment(_("It has been read"), when=again, body=_("With your code you can see when.")),
    ]


def waits(*, two: bool) -> str:
    """What it waits for, before anybody has opened it."""
    return _("It waits for two people to read it") if two else _("It waits for a person to read it")


def _seeing(again: str) -> list[Moment]:
    return [
        Moment(
            _("You look again"),
            when=again,
            body=_("With your code. We cannot write to you unless you left an address."),
        ),
        Moment(
            _("You see the exact page and say yes, or no, or not like this"),
            body=_("Without your yes nothing is public."),
        ),
        _goes_up(),
    ]


def _exact(again: str) -> list[Moment]:
    return [
        Moment(
            _("You look again"),
            when=again,
            body=_("If something should change, we ask you first and wait for your yes."),
        ),
        _goes_up(),
    ]


def _goes_up() -> Moment:
    days = settings.PERIODS["COOLING_OFF_DAYS"]
    body = ngettext(
        "After at least %(days)s day to sleep on it, together with others.",
        "After at least %(days)s days to sleep on it, together with others.",
        days,
    ) % {"days": days}
    return Moment(_("Others can read it"), body=body)
