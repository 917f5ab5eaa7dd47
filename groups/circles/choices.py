"""Closed lists of answers about a circle. Slugs are stored, labels translated."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Way(models.TextChoices):
    """How people come together."""

    IN_PERSON = "in-person", _("In person")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("In person and online")
    PHONE = "phone", _("By phone")


class Joining(models.TextChoices):
    """Whether one may simply come."""

    OPEN = "open", _("Open: just come")
    ASK = "ask", _("Ask first")
    FULL = "full", _("Full: there is a waiting list")


class Training(models.TextChoices):
    """Whether those who convene it have trained in Intentional Peer Support."""

    TRAINED = "trained", _("Those who convene it have trained in Intentional Peer Support")
    SOME = "some", _("Some of those who convene it have trained in Intentional Peer Support")
    INSPIRED = "inspired", _("Nobody has trained: it is inspired by Intentional Peer Support")


class CoReflection(models.TextChoices):
    """Whether those who convene it look together at how they are with each other."""

    REGULAR = "regular", _("Yes, regularly")
    SOMETIMES = "sometimes", _("Sometimes")
    NO = "no", _("No")


class CrisisCall(models.TextChoices):
    """Whether police, ambulance or a service would be called without somebody's agreement."""

    NEVER = "never", _("Nobody is called without your agreement")
    LAW = "law", _("Somebody is called without your agreement only where a law demands it")
    MIGHT = "might", _("Somebody might be called without your agreement")


class Cost(models.TextChoices):
    """What it costs to come."""

    FREE = "free", _("Free")
    GIFT = "gift", _("You give what you can, or nothing")
    PAID = "paid", _("There is a price")


class VenueAccess(models.TextChoices):
    """What is there at the venue for whom it would be closed without it."""

    STEP_FREE = "step-free", _("Step-free way in")
    TOILET = "toilet", _("Accessible toilet")
    TRANSPORT = "transport", _("Bus or train nearby")
    LOW_SENSORY = "low-sensory", _("Soft light and little noise")
    QUIET_SPACE = "quiet-space", _("A quiet space")
    HEARING_LOOP = "hearing-loop", _("Hearing loop")
    ASSISTANCE_DOG = "assistance-dog", _("Assistance dogs are welcome")
    CHILDREN = "children", _("You may bring children")


class MeetingAccess(models.TextChoices):
    """What is there in the meeting itself, wherever it is."""

    CAPTIONS = "captions", _("Captions or speech to text")
    INTERPRETER = "interpreter", _("An interpreter, if you ask before")
    SIGN_LANGUAGE = "sign-language", _("Sign language")
    CAMERA_OFF = "camera-off", _("Your camera may stay off")
    BY_TEXT = "by-text", _("You may take part in writing")
    BREAKS = "breaks", _("Breaks")
    ASSISTANT = "assistant", _("You may bring an assistant or a friend")
    EASY_READ = "easy-read", _("Easy Read")


class VenueShown(models.TextChoices):
    """Who sees where it meets. More than the town is the organiser's choice."""

    PUBLIC = "public", _("Everybody sees the address")
    TOWN = "town", _("Everybody sees the town; the address is told to those who ask")
    CONTACT = "contact", _("Only those who ask are told where it is")


class LinkShown(models.TextChoices):
    """Who sees the link or number of a meeting."""

    PUBLIC = "public", _("Everybody sees it")
    CONTACT = "contact", _("It is told to those who ask")


ACCESS = [*VenueAccess.choices, *MeetingAccess.choices]
