"""What one can do here, by the words that people use for it: write, come back, take back, plan."""

from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.lib.finding import answers, found_by
from community.models.topics import small_here
from home.search.asked import Asked

MOST: Final = 4


@dataclass(frozen=True)
class Way:
    """A page that is no editor's page. `words` are others that find it, beside its label."""

    name: str
    label: str | Promise
    about: str | Promise
    words: str | Promise

    @property
    def url(self) -> str:
        """Its address in the language of the page."""
        return reverse(self.name)

    def answers(self, asked: Asked) -> bool:
        """Whether every word begins one of its own, and one of them says something."""
        if not asked.telling:
            return False
        said = f"{self.label} {self.words}"
        return answers(asked.typed, found_by(said, small_here()))


WAYS: Final = (
    Way(
        "share:start",
        _("Share a story"),
        _("Without an account, and without a name unless you want one."),
        _("write tell send submit report my story experience testimony publish"),
    ),
    Way(
        "share:return",
        _("Come back with your code"),
        _("Read, change or take back your own story."),
        _("return delete remove withdraw take down erase change edit my story code lost forgot"),
    ),
    Way(
        "share:help",
        _("Help right now"),
        _("Where somebody answers, and what can help tonight."),
        _("crisis emergency helpline hotline phone number call tonight urgent talk somebody"),
    ),
    Way(
        "lines:index",
        _("Help lines"),
        _("Numbers in your country, and what each of them may pass on."),
        _("crisis emergency helpline hotline phone number call listen talk"),
    ),
    Way(
        "plan:index",
        _("Make your plan"),
        _("What should happen if you are not well one day. It never leaves your browser."),
        _("advance directive crisis plan statement will joint agreement wishes refuse treatment"),
    ),
    Way(
        "dossier:choose",
        _("Make a dossier"),
        _("Stories, figures and alternatives on a few pages, for somebody who decides."),
        _("letter politician evidence print campaign advocacy leader pack hand out"),
    ),
    Way(
        "topics:index",
        _("Topics"),
        _("Kinds of force, and what there is instead, with a page for each."),
        _("topic theme word kind of force coercion restraint alternative list vocabulary"),
    ),
    Way(
        "topics:glossary",
        _("What the words mean"),
        _("Hard words in plain ones, with their sources."),
        _("glossary dictionary word term meaning definition explain explained lexicon"),
    ),
    Way(
        "leaders:index",
        _("Talk to leaders"),
        _("Letters and pages for those who lead a ward, a hospital or a ministry."),
        _("letter write hospital ward director head manager minister ministry politician office"),
    ),
    Way(
        "leaders:deciding",
        _("Who decides, and who is willing"),
        _("Offices that decide about force, country by country."),
        _("minister ministry government department politician parliament hospital director office"),
    ),
    Way(
        "came-of-it:index",
        _("What came of it"),
        _("What those in charge promised, and whether they kept it."),
        _("promise promises promised kept broken minister ministry result outcome change changed"),
    ),
    Way(
        "came-of-it:tell",
        _("Tell a promise"),
        _("Where somebody in charge promised something in public."),
        _("promise promises promised report new minister ministry"),
    ),
    Way(
        "evidence:index",
        _("Figures"),
        _("What is published about force, country by country, with its sources."),
        _("numbers statistics data rates how many evidence count"),
    ),
    Way(
        "stories:numbers",
        _("Stories in numbers"),
        _("How many stories were told here, also those that are not published."),
        _("numbers statistics how many stories count"),
    ),
    Way(
        "groups:directory",
        _("Find allies"),
        _("Groups, lawyers and offices near a town, or for a whole country."),
        _("group peer support lawyer advocate ombudsman organisation near me map directory"),
    ),
    Way(
        "circles:week",
        _("Circles"),
        _("Who meets when, in a room or online."),
        _("meeting peer support group self-help online calendar this week intentional"),
    ),
    Way(
        "stewards:add",
        _("Add a group or a circle"),
        _("So that others can find you."),
        _("new register list our group circle organiser submit"),
    ),
    Way(
        "stories:reading",
        _("Read your way"),
        _("Larger letters, and what you would rather not see."),
        _("font size large print hide trigger warning content notes settings accessibility"),
    ),
)


def ways(asked: Asked) -> list[Way]:
    """The first few that the words lead to."""
    return [way for way in WAYS if way.answers(asked)][:MOST]
