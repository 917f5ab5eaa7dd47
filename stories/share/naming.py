"""Gentle words about a name that may be unwise, on the page where it is typed.

Never a refusal: the button “Keep this name anyway” sends the very name along, so that it holds
for that name and for no other, and works without JavaScript.
"""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from stories.models import Story
from stories.names import Doubt, doubts, skeleton

KEEP = "keep_name"


def doubts_about(
    name: str, texts: Iterable[str], *, today: date, reference: str = "", own: bool = False
) -> list[str]:
    """What there is to think about, in words. `own`: they want to be known by this name.

    `reference` is that of the author's own story, whose name is not somebody else's.
    """
    if not name:
        return []
    found = doubts(name, text="\n".join(texts), in_use=_in_use(reference, today))
    if own:  # their own name may well stand in their own story, and be somebody else's too
        found = [doubt for doubt in found if doubt not in (Doubt.IN_TEXT, Doubt.IN_USE)]
    words = in_words()
    return [words[doubt] for doubt in found]


def _in_use(reference: str, today: date) -> set[str]:
    """The names that others show here now. One query."""
    shown = Story.objects.public(today).exclude(reference=reference).exclude(name="")
    return {skeleton(name) for name in shown.values_list("name", flat=True).distinct()}


def in_words() -> dict[Doubt, str]:
    """What an author reads."""
    return {
        Doubt.EMAIL: _(
            "This looks like an email address. Anybody could write to it, and find out whose it is."
        ),
        Doubt.HANDLE: _(
            "This looks like a name from the internet. Whoever knows it, or types it into a "
            "search, may find you."
        ),
        Doubt.NUMBER: _(
            "There is a long number in it, like a phone number or a date of birth. It may lead "
            "to you."
        ),
        Doubt.IN_TEXT: _(
            "This looks like somebody’s full name, and it stands in your story too. Is it a name "
            "that people know you by, or somebody else?"
        ),
        Doubt.IN_USE: _(
            "Somebody else on this site already shows this name, or one very like it. Readers may "
            "take you for one another."
        ),
    }
