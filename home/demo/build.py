"""Build the demonstration, and take it down again."""

from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_noop

from community.models import AuditEvent, User, Verb
from home.demo.care import freeze_example_year
from home.demo.circles import build_circles
from home.demo.directory import build_directory, demolish_directory
from home.demo.examples import Example, examples
from home.demo.journey import Journey
from home.demo.memory import Memory
from home.demo.numbers import freeze_examples
from home.demo.promises import build_promises, demolish_promises
from home.demo.resting import hide, rest
from home.demo.staff import STAFF, make_staff
from home.demo.translating import translate
from home.prepare.house import fill_blank
from stories.actions.publish import publish_due
from stories.actions.upkeep.start_over import start_over
from stories.consent import Purpose

HOUSE: Final = {
    "organisation": gettext_noop("An example organisation, invented for this demonstration"),
    "funders": gettext_noop("Nobody. This is a demonstration, and sells nothing."),
    "clinical_ties": gettext_noop(
        "None. On a real site every tie to a hospital, clinic or company stands here."
    ),
    "reading_languages": gettext_noop("English, German, French, Italian, Spanish"),
    "contact_email": "post@example.org",
    "postal_address": gettext_noop("Nowhere: the organisation is invented."),
    "data_protection": gettext_noop(
        "Nobody. On a real site a name stands here, and how to reach them."
    ),
    "talk_to": gettext_noop(
        "Nobody, since this desk is invented. On a real site a name stands here, and how to reach "
        "them."
    ),
    "hosting": gettext_noop("The computer on which somebody is trying this out."),
    "authority": gettext_noop(
        "None. On a real site the authority stands here that you can complain to."
    ),
}
# Days ago on which a batch went up: the first ones fall into earlier quarters.
BATCHES: Final = (640, 520, 410, 300, 190, 95, 12)
# Days ago on which a story that is not public came to rest, one after the other.
RESTED: Final = (1, 2, 3, 5, 6, 9)
TOLD_CODES: Final = ("offered", "asked", "published")
PUBLIC: Final = ("published", "suspended")


def build(today: date) -> Memory:
    """Everything of the demonstration, in one transaction: whole, or not there at all."""
    memory = Memory.load()
    with transaction.atomic():
        fill_blank(HOUSE)
        staff = make_staff(memory)
        moderators = (staff["moderator@example.org"], staff["moderator2@example.org"])
        journeys = _publish(today, moderators) + _rest(today, moderators)
        _let_everybody_rest()
        build_directory(today)
        build_circles(today)
        build_promises(today)
        freeze_examples(today)
        freeze_example_year(today)
        memory.codes = _some_codes(journeys)
        memory.save()
    return memory


def _let_everybody_rest() -> None:
    """Nobody has read anything today: whoever tries the desk is not sent into a pause at once."""
    AuditEvent.objects.filter(verb=Verb.OPENED).update(at=F("at") - timedelta(days=1))


def _publish(today: date, moderators: tuple[User, User]) -> list[Journey]:
    public = [example for example in examples() if example.state in PUBLIC]
    journeys: list[Journey] = []
    for number, days_ago in enumerate(BATCHES):
        day = today - timedelta(days=days_ago)
        batch = [_approved(one, day, moderators) for one in public[number :: len(BATCHES)]]
        publish_due(today=day, everything=True)
        journeys += batch
    for number, journey in enumerate(journeys):
        journey.allow(_switches(number), today - timedelta(days=8))
        translate(journey, today - timedelta(days=7))
        if journey.example.state == "suspended":
            hide(journey, today - timedelta(days=4))
    return journeys


def _approved(example: Example, day: date, moderators: tuple[User, User]) -> Journey:
    journey = Journey.start(example, moderators, day - timedelta(days=30))
    journey.up_to_approval(day - timedelta(days=8))
    return journey


def _switches(number: int) -> list[Purpose]:
    """Some authors allow more than others do; most leave everything off."""
    every = {3: Purpose.SEARCH_ENGINES, 4: Purpose.QUOTE, 5: Purpose.OPEN_DATA}
    return [purpose for step, purpose in every.items() if number % step == 0]


def _rest(today: date, moderators: tuple[User, User]) -> list[Journey]:
    journeys = []
    resting = [example for example in examples() if example.state not in PUBLIC]
    for number, example in enumerate(resting):
        day = today - timedelta(days=RESTED[number % len(RESTED)])
        journey = Journey.start(example, moderators, day - timedelta(days=2 + number % 4 * 7))
        rest(journey, day)
        journeys.append(journey)
    return journeys


def _some_codes(journeys: list[Journey]) -> dict[str, str]:
    """A code for each state that is worth trying, preferably of a story in English."""
    in_order = sorted(journeys, key=lambda journey: journey.example.language != "en")
    found: dict[str, str] = {}
    for journey in in_order:
        if journey.example.state in TOLD_CODES:
            found.setdefault(journey.example.state, journey.code)
    return found


def demolish(today: date) -> int:
    """Take down every story, typed ones too, and let the invented staff go; how many stories."""
    count = start_over(today=today)
    demolish_directory()
    demolish_promises()
    User.objects.filter(email__in=STAFF).delete()
    return count
