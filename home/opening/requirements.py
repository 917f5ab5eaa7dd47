"""What must be there before anybody is asked for a story, each with what it is for."""

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_countries import countries

from community.models import Helpline, House, LastRun, User
from community.models.helpline import CHECKED_DAYS, Audience
from community.opening import Answer, Requirement
from community.signin.second_factor import has_second_factor
from home.models import HomePage, TextPage
from home.watch.duties import DRILL
from stories.desk.permissions import is_lead, moderators

TWO: Final = 2
# From CHECKED_DAYS on, people are told and editors asked; this is when it is too long ago for us.
LINES_HOLD: Final = timedelta(days=2 * CHECKED_DAYS)
DRILLS_HOLD: Final = timedelta(days=92)
DRILL_DUE: Final = timedelta(days=31)
RULES: Final = ("publish-reasons", "decline-reasons")
# GDPR article 13(1)(a): who they are, and how they are reached.
NAMED: Final = ("organisation", "contact_email", "postal_address")


def _answer(missing: Iterable[str], soon: Iterable[str] = (), advice: Iterable[str] = ()) -> Answer:
    told = tuple(missing)
    return Answer(met=not told, missing=told, soon=tuple(soon), advice=tuple(advice))


def readers() -> list[User]:
    """Those who may care for stories and gave a second factor. An operator is none of them."""
    return [one for one in moderators().filter(is_superuser=False) if has_second_factor(one)]


def people() -> Answer:
    """Two moderators, and beside them a safeguarding lead: three people."""
    found = readers()
    leads = [one for one in found if is_lead(one)]
    others = len(found) - min(len(leads), 1)
    missing = []
    if others < TWO:
        says = ngettext(
            "%(number)d more moderator with a second factor.",
            "%(number)d more moderators with a second factor.",
            TWO - others,
        )
        missing.append(says % {"number": TWO - others})
    if not leads:
        missing.append(_("A safeguarding lead with a second factor, beside the two moderators."))
    advice = []
    if not missing and (others == TWO or len(leads) == 1):
        advice.append(_("If one of them leaves, new stories close. Find one person more."))
    return _answer(missing, advice=advice)


def helplines() -> Answer:
    """For each country that this site is for, a line that somebody here looked up."""
    if not settings.COUNTRIES:
        return _answer([_("Say which countries this site is for (HNH_COUNTRIES).")])
    today = timezone.localdate()
    checked = {code: _checked(code) for code in settings.COUNTRIES}
    name = dict(countries).get
    missing = [
        _("%(country)s: no line for everyone that somebody here has looked up in the last year.")
        % {"country": name(code, code)}
        for code, day in checked.items()
        if day is None or day + LINES_HOLD < today
    ]
    soon = [
        _("%(country)s: look the lines up again before %(day)s, or new stories close.")
        % {"country": name(code, code), "day": date_format(day + LINES_HOLD)}
        for code, day in checked.items()
        if day and day + timedelta(days=CHECKED_DAYS) < today <= day + LINES_HOLD
    ]
    return _answer(missing, soon)


def _checked(code: str) -> date | None:
    """When one of a country's own lines for everyone was looked up last."""
    lines = Helpline.objects.right().filter(country=code, audience=Audience.ALL)
    newest = lines.exclude(checked_on=None).order_by("-checked_on").first()
    return newest.checked_on if newest else None


def rules() -> Answer:
    """In every language of the pages: for what a story is published, and for what declined."""
    told = {
        page.locale.language_code
        for page in TextPage.objects.live().select_related("locale")
        if _holds(page.body.get_prep_value())
    }
    spoken = dict(settings.LANGUAGES)
    homes = HomePage.objects.live().values_list("locale__language_code", flat=True)
    without = [code for code in spoken if code in set(homes) and code not in told]
    if not told:
        return _answer([_("A page with the rules by which stories are published and declined.")])
    return _answer(_("The rules in this language: %s.") % spoken[code] for code in without)


def _holds(body: Any) -> bool:
    text = json.dumps(body)
    return all(f'"{part}"' in text for part in RULES)


def controller() -> Answer:
    """Somebody who answers for it, by name, with two ways to reach them."""
    house = House.load()
    return _answer(
        _("Not said yet: %s.") % House._meta.get_field(name).verbose_name  # type: ignore[union-attr]
        for name in NAMED
        if not getattr(house, name).strip()
    )


def drill() -> Answer:
    """Backups that were put back once, beside the site, not long ago."""
    run, today = LastRun.objects.filter(name=DRILL).first(), timezone.localdate()
    if run is None or run.last_success is None:
        return _answer([_("A drill of the backups that went well.")])
    passed = timezone.localdate(run.last_success)
    until = date_format(passed + DRILLS_HOLD)
    if passed + DRILLS_HOLD < today:
        return _answer([_("The last drill that went well was too long ago.")])
    soon = []
    if run.error:
        soon.append(_("The last drill failed. Mend the backups before %s.") % until)
    elif passed + DRILL_DUE < today:
        soon.append(_("The monthly drill is due. Without it new stories close after %s.") % until)
    return _answer([], soon)


REQUIREMENTS: Final = (
    Requirement(
        "controller",
        gettext_lazy("Somebody who answers for this site"),
        gettext_lazy("People must know whom they trust, and whom to turn to."),
        controller,
        mend="house",
    ),
    Requirement(
        "rules",
        gettext_lazy("The rules for stories, for everybody to read"),
        gettext_lazy("Moderators decide by rules that authors could read before they wrote."),
        rules,
        mend="pages",
        paper="prepare",
    ),
    Requirement(
        "helplines",
        gettext_lazy("Help lines that somebody here has looked up"),
        gettext_lazy("Somebody may need another voice on the night they write."),
        helplines,
        mend="helplines",
    ),
    Requirement(
        "people",
        gettext_lazy("Two moderators and a safeguarding lead, each with a second factor"),
        gettext_lazy("Some stories need two people, and a flag needs somebody who acts on it."),
        people,
        mend="accounts",
    ),
    Requirement(
        "drill",
        gettext_lazy("A drill of the backups that went well"),
        gettext_lazy("A backup that nobody has put back yet is a hope."),
        drill,
        paper="backup_drill",
    ),
)
