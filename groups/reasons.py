"""Why an entry goes off the site, or is removed. Slugs are stored in the audit trail."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OffReason(models.TextChoices):
    """Why an editor takes an entry off the site until it is right again."""

    NOT_SO = "not-so", _("what it says is not so")
    HARM = "harm", _("somebody told of harm, and it is being looked at")
    PERSON = "person-named", _("it names a person who is no public office")
    UNREACHED = "unreached", _("nobody there answers")


class RemoveReason(models.TextChoices):
    """Why an entry is removed with everything that is known of it."""

    ASKED = "asked", _("its organisers asked for it")
    OFFICE = "office-asked", _("the office asked for it")
    DUPLICATE = "duplicate", _("it is listed twice")
    GONE = "gone", _("it does not exist any more")
    NEVER = "never-listed", _("it does not belong on this list")


REASONS = {one.value: one.label for reasons in (OffReason, RemoveReason) for one in reasons}
