"""The questions of each kind of plan. Pure: no database, no words of anybody.

The ids are what a saved file holds (`format` version 1): an id that was given is never given to
another question, or old files would say something else.
"""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True)
class Question:
    """One box. `lines` is how much room it has on paper; one line is a short box."""

    id: str
    label: Text
    hint: Text = ""
    lines: int = 4

    @property
    def short(self) -> bool:
        """Whether it is a line and not a box."""
        return self.lines == 1


@dataclass(frozen=True)
class Section:
    """One screen."""

    id: str
    heading: Text
    lead: Text
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Kind:
    """A kind of plan."""

    slug: str
    title: Text
    lead: Text
    sections: tuple[Section, ...]
    signers: tuple[Text, ...]


ME: Final = Section(
    "me",
    _("This plan is mine"),
    _("Write the name that people at the hospital know. Everything here can stay empty."),
    (
        Question("name", _("My name"), lines=1),
        Question("called", _("How I like to be called"), _("And which words for me, if any."), 1),
        Question("date", _("Date of this plan"), lines=1),
        Question(
            "replaces",
            _("It replaces my plan of …"),
            _("The date of the older one. Without an older one, leave it empty."),
            1,
        ),
        Question(
            "when",
            _("This plan is for when …"),
            _("How others can see that I am in a crisis, and what is only my way of being."),
        ),
    ),
)
HELPS: Final = Section(
    "helps",
    _("What helps me, and what harms me"),
    _("Small things count: a window, a song, a person who says nothing."),
    (
        Question("helps", _("What helps me when it gets hard"), lines=5),
        Question("harms", _("What makes it worse"), lines=5),
        Question("early", _("What you can do before it becomes a crisis")),
    ),
)
TREATMENT: Final = Section(
    "treatment",
    _("Treatment: what I want, what I refuse"),
    _("Where the law does not bind people to it, it is still the clearest sign of what you want."),
    (
        Question("wants", _("What I agree to"), lines=4),
        Question("refuses", _("What I refuse"), _("For example: being tied, being locked in."), 5),
        Question(
            "instead",
            _("If somebody is about to use force: what to try first"),
            _("And what is the least bad for me, if it happens all the same. You need not answer."),
            5,
        ),
        Question("reactions", _("Drugs that did me harm, and what they did"), lines=4),
        Question("body", _("What my body needs"), _("Illnesses, allergies, pregnancy, pain.")),
    ),
)
PEOPLE: Final = Section(
    "people",
    _("People"),
    _("Ask them before you write them down."),
    (
        Question("trust", _("My person of trust: name and number"), lines=2),
        Question("trust_may", _("What they may know and say for me")),
        Question("call", _("Please call")),
        Question("not_call", _("Please do not call, and do not let in")),
        Question("peer", _("A peer advocate, or a group that stands by me"), lines=2),
    ),
)
PRACTICAL: Final = Section(
    "practical",
    _("At home"),
    _("So that life goes on while you are away."),
    (
        Question("children", _("Children, and who looks after them"), lines=3),
        Question("animals", _("Animals, plants, the flat"), lines=3),
        Question("work", _("Work, school, money: whom to tell, and what not to say"), lines=3),
        Question("bring", _("What I need with me"), lines=3),
    ),
)
AFTER: Final = Section(
    "after",
    _("If it is ignored, and who has it"),
    _("Plans are often overridden. Say beforehand what should happen then."),
    (
        Question(
            "ignored",
            _("If somebody does not follow this plan"),
            _("For example: write down who decided it and why, and tell my person of trust."),
        ),
        Question("look_back", _("Afterwards I want to talk about it with …"), lines=2),
        Question("copies", _("Who has a copy"), lines=3),
        Question("change", _("How I will change it"), _("You may, at any time."), 2),
    ),
)
POWERS: Final = Section(
    "powers",
    _("The person who stands with me"),
    _("This person supports you, or speaks for you, when you cannot make yourself heard."),
    (
        Question("person", _("Name, address and number"), lines=2),
        Question("second", _("If they cannot: who else"), lines=2),
        Question("may", _("What they may do for me"), _("Talk to doctors, see my file, say no.")),
        Question("may_not", _("What they may not do")),
        Question("begins", _("It begins when …, and ends when …"), lines=2),
    ),
)
TOGETHER: Final = Section(
    "together",
    _("What we agreed"),
    _("Made together with people from the service, and with whom you want beside you."),
    (
        Question("present", _("Who was there when we made it"), lines=2),
        Question("mine", _("What I will do when it gets hard"), lines=4),
        Question("theirs", _("What the service will do"), _("With names, numbers and times."), 5),
        Question("not_theirs", _("What the service will not do")),
        Question("apart", _("Where we did not agree"), _("It belongs in the plan as well."), 3),
        Question("again", _("When we look at it again"), lines=1),
    ),
)

STATEMENT: Final = Kind(
    "statement",
    _("Advance statement"),
    _("Your own paper: what you want and what you refuse."),
    (ME, HELPS, TREATMENT, PEOPLE, PRACTICAL, AFTER),
    (_("My signature"), _("A witness, if you like")),
)
AGREEMENT: Final = Kind(
    "agreement",
    _("Representation agreement"),
    _("You name a person who helps you, or speaks for you, in a crisis."),
    (ME, POWERS, TREATMENT, PEOPLE, AFTER),
    (_("My signature"), _("Signature of the person who stands with me"), _("A witness")),
)
JOINT: Final = Kind(
    "joint",
    _("Joint crisis plan"),
    _("Made together with people who treat you, and with peers, friends or family if you want."),
    (ME, HELPS, TOGETHER, TREATMENT, PEOPLE, PRACTICAL, AFTER),
    (_("My signature"), _("For the service"), _("My person of trust")),
)
KINDS: Final = {kind.slug: kind for kind in (STATEMENT, AGREEMENT, JOINT)}
# What stands on the card for the wallet: few lines, and none that hurts if somebody finds it.
CARD: Final = ("name", "trust", "call", "not_call", "reactions", "copies")
