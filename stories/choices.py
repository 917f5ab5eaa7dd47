"""Closed lists that an author or a moderator picks from. Slugs are stored, labels translated."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Perspective(models.TextChoices):
    """Whose story it is."""

    ME = "me", _("It happened to me")
    CLOSE = "close", _("It happened to someone close to me")
    STAFF = "staff", _("I worked there")
    SAW = "saw", _("I saw it")


TOLD_BY = {
    Perspective.ME: _("told by the person it happened to"),
    Perspective.CLOSE: _("told by someone close to the person"),
    Perspective.STAFF: _("told by someone who worked there"),
    Perspective.SAW: _("told by someone who saw it"),
}


# The same where “Told by” stands before it.
TELLERS = {
    Perspective.ME: _("the person it happened to"),
    Perspective.CLOSE: _("someone close to the person"),
    Perspective.STAFF: _("someone who worked there"),
    Perspective.SAW: _("someone who saw it"),
}


class Agreement(models.TextChoices):
    """Whether the person a story is about knows, and agrees."""

    YES = "yes", _("Yes, they know and they agree")
    UNKNOWN = "unknown", _("No, or I do not know")
    DIED = "died", _("They have died")


class Choice(models.TextChoices):
    """The one choice of the short road."""

    SEE = "see", _("Publish it after I have seen it")
    EXACT = "exact", _("Publish exactly this, if nothing needs changing")
    COUNT = "count", _("Only count me")
    READ = "read", _("Only read it")


FOR_PUBLICATION = (Choice.SEE, Choice.EXACT)


class Setting(models.TextChoices):
    """The kind of place. Hospitals are not named."""

    HOSPITAL_WARD = "hospital-ward", _("Psychiatric hospital or ward")
    GENERAL_HOSPITAL = "general-hospital", _("General hospital")
    SECURE_UNIT = "secure-unit", _("Secure or forensic unit")
    YOUTH_UNIT = "youth-unit", _("Unit for children or young people")
    CARE_HOME = "care-home", _("Care home or institution")
    POLICE = "police", _("Police or ambulance")
    COMMUNITY_CLINIC = "community-clinic", _("Clinic or team in the community")
    HOME = "home", _("At home")
    ELSEWHERE = "elsewhere", _("Somewhere else")


class Note(models.TextChoices):
    """Content notes, shown before a story is opened."""

    SECLUSION = "seclusion", _("being locked in alone")
    RESTRAINT = "restraint", _("being held or tied down")
    FORCED_MEDICATION = "forced-medication", _("forced medication")
    SELF_HARM = "self-harm", _("self-harm")
    SUICIDE = "suicide", _("suicide")
    SEXUAL_VIOLENCE = "sexual-violence", _("sexual violence")
    VIOLENCE = "violence", _("violence")
    DEATH = "death", _("death")
    CHILDHOOD = "childhood", _("something that happened to a child")
    POLICE = "police", _("police")
    RACISM = "racism", _("racism")
    PREGNANCY = "pregnancy", _("pregnancy or birth")
    ISOLATION = "isolation", _("being cut off from others")


class Detail(models.TextChoices):
    """What an author may show beside the text, each on a switch of its own."""

    NAME = "name", _("a name")
    COUNTRY = "country", _("the country")
    REGION = "region", _("the region")
    SETTING = "setting", _("the kind of place")
    YEARS = "years", _("the years")


# Said in place of `years` by whoever lets only the decade stand there.
DECADES = "decades"


class RedactionReason(models.TextChoices):
    """Why a moderator changed something. The author reads these in kind words."""

    NAMES_A_PERSON = "names-a-person", _("It names a person")
    NAMES_A_PLACE = "names-a-place", _("It names a place or a hospital")
    DATE_OR_AGE = "date-or-age", _("A date or an age points at someone")
    CONTACT = "contact", _("It holds an address or a number")
    RARE_DETAIL = "rare-detail", _("A rare detail points at someone")
    SOMEONE_ELSE = "someone-else", _("It tells about someone else")
    METHOD = "method", _("It describes how to harm oneself")
    LEGAL = "legal", _("The law does not let us publish it")


class OpeningReason(models.TextChoices):
    """Why a moderator opens a story: one tap before the words are shown."""

    FIRST_LOOK = "first-look", _("First look")
    CONTINUE = "continue", _("Go on with it")
    SECOND_OPINION = "second-opinion", _("Second opinion")
    AUTHOR_WROTE = "author-wrote", _("The author wrote")
    SAFEGUARDING = "safeguarding", _("Safeguarding")
    COMPLAINT = "complaint", _("A complaint or a report")
    TRANSLATION = "translation", _("To translate it")


class PublishReason(models.TextChoices):
    """Why a story is published, by the published rules. The last follows from what was changed."""

    FORCE = "about-force", _("It is about force or pressure")
    HELP = "about-help", _("It is about what helped instead")
    CHANGED = "with-changes", _("It can be published with changes")


AS_IT_IS = (PublishReason.FORCE, PublishReason.HELP)


class AskReason(models.TextChoices):
    """Why the author is asked something, by the published rules."""

    NOT_CLEAR = "not-clear", _("Something is not clear")
    DANGER = "danger", _("We see a danger that they may not have seen")
    SOMEONE_ELSE = "someone-else", _("It tells about somebody who was perhaps not asked")


class DeclineReason(models.TextChoices):
    """Why a story is not published, by the published rules."""

    NAMES_OTHERS = "names-others", _("It accuses people who could be recognised")
    INCITES_HARM = "incites-harm", _("It calls for harm to someone")
    ADVERTISING = "advertising", _("It sells or advertises something")
    NOT_ABOUT_THIS = "not-about-this", _("It is about something else")
    CANNOT_BE_MADE_SAFE = "cannot-be-made-safe", _("It cannot be made safe for its author")
    LEGAL_DANGER = "legal-danger", _("The law does not let us publish it")


class ClaimKind(models.TextChoices):
    """What somebody without a code asks about a story."""

    LOST_CODE = "lost-code", _("lost code")
    IN_STORY = "in-story", _("in the story")


class ClaimAnswer(models.TextChoices):
    """What one moderator thinks of a claim."""

    THEIRS = "theirs", _("It is theirs")
    UNSURE = "unsure", _("I am not sure")
    NOT_THEIRS = "not-theirs", _("It is not theirs")
    HIDE = "hide", _("Do not show it until it is changed")
    CHANGE = "change", _("Something should be changed")
    STAYS = "stays", _("It stays as it is")


ANSWERS_TO = {
    ClaimKind.LOST_CODE: (ClaimAnswer.THEIRS, ClaimAnswer.UNSURE, ClaimAnswer.NOT_THEIRS),
    ClaimKind.IN_STORY: (ClaimAnswer.HIDE, ClaimAnswer.CHANGE, ClaimAnswer.STAYS),
}


class InStory(models.TextChoices):
    """Who somebody is to the words that they mean."""

    ME = "me", _("They are about me")
    CLOSE = "close", _("They are about my child, or someone I am close to")
    OTHER = "other", _("They are about someone else")


class SecondCode(models.TextChoices):
    """What was done with the code for a person of trust."""

    MADE = "made", _("made")
    REPLACED = "replaced", _("replaced by a new one")
    OFF = "off", _("switched off")
    USED = "used", _("used: taken off the site")


class SuspendReason(models.TextChoices):
    """Why a published story is taken off the page at once."""

    CHILD_NAMED = "child-named", _("A child is named")
    PERSON_NAMED = "person-named", _("A person can be recognised")
    COURT_ORDER = "court-order", _("A court order")
    AUTHOR_DOUBT = "author-doubt", _("Doubt about who wrote it")
    REPORT = "report", _("A serious report")


class Decided(models.TextChoices):
    """What the desk decided that an author may ask to have looked at again."""

    DECLINED = "declined", _("declined")
    SUSPENDED = "suspended", _("out of sight for now")
    UNPUBLISHED = "unpublished", _("taken off the page")


class AppealOutcome(models.TextChoices):
    """What another person finds who looks at a decision again."""

    UPHELD = "upheld", _("The decision stays")
    CHANGED = "changed", _("The decision is changed")


class ReportReason(models.TextChoices):
    """What somebody who needs no account can tell us about a page."""

    RECOGNISED = "recognised", _("Somebody can be recognised")
    CHILD = "child", _("A child is named or can be recognised")
    METHOD = "method", _("It says how to harm oneself")
    HATEFUL = "hateful", _("It is hateful, or untrue about a named person")
    SPAM = "spam", _("It sells or advertises something")
    INSTITUTION = "institution", _("I write for a hospital, a company or an office")
    OTHER = "other", _("Something else")


class ReportOutcome(models.TextChoices):
    """What became of a report."""

    NOTHING = "nothing", _("Nothing changes")
    ASKED = "asked-author", _("The author is asked")
    SUSPENDED = "suspended", _("It is taken out of sight")
    PASSED_ON = "passed-on", _("It is passed on to who looks after the page")
