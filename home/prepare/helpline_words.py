"""The words of `home/data/helplines.csv` that translators see.

A line's own name stays in its own language. The list is read by `makemessages` alone: a page
translates whatever the table holds, and what staff wrote comes back as they wrote it.
"""

from typing import Final

from django.utils.translation import gettext_noop

WORDS: Final = (
    gettext_noop("European emergency number"),
    gettext_noop("Emotional support line"),
    gettext_noop("Line for children and young people"),
    gettext_noop("National line for children"),
    gettext_noop("Crisis line"),
    gettext_noop("Crisis line of Victim Support"),
    gettext_noop("Psychosocial Support Line"),
    gettext_noop("Mon-Sat 14:00-20:00"),
    gettext_noop("A health service line. It may pass a call on to the ambulance service."),
    gettext_noop("Also 0800 0113."),
    gettext_noop("Also 0800 111 0 222 and 116 123."),
    gettext_noop("Also 116 111."),
    gettext_noop(
        "Answered by hospital staff who work with the ambulance service. They may act if "
        "they believe that you are in danger."
    ),
    gettext_noop("For children, and for students up to 26."),
    gettext_noop(
        "For danger to life. It may bring the police or an ambulance, and others may "
        "then decide for you."
    ),
    gettext_noop("For people under 35."),
    gettext_noop(
        "Free. In most EU countries. Each line has its own rules on when it tells "
        "others: you can ask at the start."
    ),
    gettext_noop(
        "Free. It does not exist in every country. Each country has its own rules on "
        "when a call is passed on: you can ask at the start."
    ),
    gettext_noop("It acts if it hears that a child's life is in danger."),
    gettext_noop("It alerts the emergency services if it believes that a life is in danger."),
    gettext_noop("It may tell child protection if it believes that a child is in danger."),
    gettext_noop("It may tell others if it believes that a life is in danger."),
    gettext_noop(
        "It may tell others if it believes that you cannot decide for yourself, and only "
        "if you have said who or where you are."
    ),
    gettext_noop("Not always open at weekends and on holidays."),
    gettext_noop("Run by a state service for child protection."),
    gettext_noop("Run by a state service, which may tell the local child protection worker."),
    gettext_noop("Run by a state service."),
    gettext_noop("Run by the state agency for child protection, which may be told."),
    gettext_noop("Run with the child protection services, which may be told."),
)
