"""Closed lists that an organiser picks from. Slugs are stored, labels translated."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What an entry is."""

    USER_LED = "user-led", _("User-led or survivor-led group")
    FAMILY = "family", _("Group of families and friends")
    NETWORK = "network", _("Network of groups")
    ADVOCACY = "advocacy", _("Advocacy or advice service")
    HUMAN_RIGHTS = "human-rights", _("Human rights body")
    LAWYERS = "lawyers", _("Lawyers")
    PROFESSIONAL = "professional", _("Professional body")
    SERVICE = "service", _("Service that works without force")
    RESEARCH = "research", _("Researchers")
    POLICYMAKER = "policymaker", _("Policymaker")
    PUBLIC_OFFICE = "public-office", _("Public office")
    CIRCLE = "circle", _("Intentional Peer Support circle")


# What the directory lists. A circle is a listing too, and stands in a list of its own.
DIRECTORY_CHOICES: Final = [pair for pair in Kind.choices if pair[0] != Kind.CIRCLE]
DIRECTORY: Final = tuple(value for value, _label in DIRECTORY_CHOICES)

# Public knowledge about a public task: no organiser keeps these, a directory editor does.
OFFICES: Final = (Kind.POLICYMAKER, Kind.PUBLIC_OFFICE)


class Control(models.TextChoices):
    """How far people with lived experience decide, as told by the group."""

    MAJORITY = "majority", _("People with lived experience are the majority of those who decide")
    PARTLY = "partly", _("People with lived experience are some of those who decide")
    NO = "no", _("People with lived experience do not decide")


class DecideAs(models.TextChoices):
    """How they decide: where in the group they are."""

    BOARD = "board", _("on its board")
    STAFF = "staff", _("among its staff")
    FOUNDERS = "founders", _("they founded it")
    MEMBERS = "members", _("as members who vote")


class Scope(models.TextChoices):
    """The area that an entry serves."""

    TOWN = "town", _("a town and its surroundings")
    REGION = "region", _("a region")
    COUNTRY = "country", _("a whole country")
    INTERNATIONAL = "international", _("several countries")
    ONLINE = "online", _("online only")


# These stand somewhere: they are found by distance and on the map. The others are shown apart.
LOCAL: Final = (Scope.TOWN, Scope.REGION)


class Offer(models.TextChoices):
    """What a group offers that is no topic of the vocabulary; the rest are its alternatives."""

    LEGAL_HELP = "legal-help", _("Legal help")
    INFORMATION = "information", _("Information and advice")
    CAMPAIGNING = "campaigning", _("Campaigning")
    TRAINING = "training", _("Training and talks")
    RESEARCH = "research", _("Research")
    FAMILY_SUPPORT = "family-support", _("Support for families and friends")
    SOMEONE_ALONG = "someone-along", _("Someone who comes along to appointments")


class Audience(models.TextChoices):
    """Whom it is for. None chosen means everyone."""

    LIVED = "lived-experience", _("people who lived through it")
    FAMILIES = "families", _("families and friends")
    WOMEN = "women", _("women")
    LGBTIQ = "lgbtiq", _("LGBTIQ+ people")
    YOUNG = "young", _("young people")
    OLDER = "older", _("older people")
    MIGRANTS = "migrants", _("migrants and refugees")
    RACIALISED = "racialised", _("people who face racism")
    STAFF = "staff", _("people who work in services")
    CAMPAIGNERS = "campaigners", _("campaigners and organisations")


class Access(models.TextChoices):
    """What is there for whom it would be closed without it."""

    STEP_FREE = "step-free", _("Step-free way in")
    TOILET = "toilet", _("Accessible toilet")
    HEARING_LOOP = "hearing-loop", _("Hearing loop")
    SIGN_LANGUAGE = "sign-language", _("Sign language")
    CAPTIONS = "captions", _("Captions or speech to text")
    EASY_READ = "easy-read", _("Easy Read")
    LARGE_PRINT = "large-print", _("Large print")
    SCREEN_READER = "screen-reader", _("Papers that screen readers can read")
    QUIET_SPACE = "quiet-space", _("A quiet space")
    ASSISTANT = "assistant", _("You may bring an assistant or a friend")
    ASSISTANCE_DOG = "assistance-dog", _("Assistance dogs are welcome")
    CHILDREN = "children", _("You may bring children")
    BY_PHONE = "by-phone", _("Can be used by phone")
    BY_TEXT = "by-text", _("Can be used in writing only")
    COSTS_PAID = "costs-paid", _("Travel costs are paid")


class Channel(models.TextChoices):
    """Ways to reach an entry. Each is shown only where its organiser agreed to that."""

    EMAIL = "email", _("Email")
    PHONE = "phone", _("Phone")
    WEBSITE = "website", _("Website")
    ADDRESS = "address", _("Postal address")
    SOCIAL = "social", _("Page on a social network")
