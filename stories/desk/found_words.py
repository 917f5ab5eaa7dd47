"""What the desk says about a find: what it may be, and why it was marked."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stories.choices import RedactionReason
from stories.identifying.kinds import Kind

KINDS: Final[dict[Kind, Promise]] = {
    Kind.NAME: _("name"),
    Kind.PLACE: _("place"),
    Kind.STREET: _("street"),
    Kind.HOSPITAL: _("hospital or ward"),
    Kind.DATE: _("date"),
    Kind.AGE: _("age"),
    Kind.CONTACT: _("contact"),
    Kind.NUMBER: _("number"),
    Kind.JOB: _("rare job"),
    Kind.RELATIVE: _("relative"),
    Kind.DOCUMENT: _("quoted paper"),
    Kind.METHOD: _("way to harm oneself"),
}
WHY: Final[dict[str, Promise]] = {
    "title": _("A title or a job stands before it, so it is somebody’s name."),
    "introduced": _("The words before it say that this is a name."),
    "close": _("It says who somebody is to the author, and their name."),
    "listed": _("It stands on a list of names."),
    "either": _("A name: of a person, or of a place."),
    "initial": _("One letter that stands for somebody."),
    "place": _("A town or a region, or where one would stand."),
    "street": _("A street, or a house in it."),
    "ward": _("A ward or a room of its own."),
    "hospital": _("A hospital, a clinic or a home. Hospitals are not named here."),
    "saint": _("Named after a saint: mostly a hospital or a place."),
    "day": _("A day. With a place it can show who it was."),
    "day-of": _("A day. With a place it can show who it was."),
    "month": _("A month and a year."),
    "year": _("A year."),
    "age": _("An age, or a birthday."),
    "email": _("An email address."),
    "spoken": _("An email address, written as one says it."),
    "web": _("An address on the web."),
    "handle": _("A name on a social network."),
    "phone": _("A phone number."),
    "postcode": _("A postcode."),
    "aside": _("A number like an age."),
    "account": _("A number of a file, a card or an account."),
    "number": _("A number of a file, a card or a person."),
    "rare-job": _("A job that few people have."),
    "only-one": _("It says that there is only one."),
    "relative": _("What somebody close to the author has or had. They did not agree."),
    "document": _("Words out of a paper. Whoever wrote it knows them."),
    "method": _("It tells how. Experience of self-harm stays, the way to do it goes."),
    "own": _("It stands on your own list of words that identify."),
}
REASONS: Final[dict[Kind, RedactionReason]] = {
    Kind.NAME: RedactionReason.NAMES_A_PERSON,
    Kind.PLACE: RedactionReason.NAMES_A_PLACE,
    Kind.STREET: RedactionReason.NAMES_A_PLACE,
    Kind.HOSPITAL: RedactionReason.NAMES_A_PLACE,
    Kind.DATE: RedactionReason.DATE_OR_AGE,
    Kind.AGE: RedactionReason.DATE_OR_AGE,
    Kind.CONTACT: RedactionReason.CONTACT,
    Kind.NUMBER: RedactionReason.CONTACT,
    Kind.JOB: RedactionReason.RARE_DETAIL,
    Kind.RELATIVE: RedactionReason.SOMEONE_ELSE,
    Kind.DOCUMENT: RedactionReason.RARE_DETAIL,
    Kind.METHOD: RedactionReason.METHOD,
}
