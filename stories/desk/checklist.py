"""What a moderator looks for in a story about somebody else, in words (stories.someone_else)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from stories.document import Content
from stories.someone_else import Care, checklist


@dataclass(frozen=True)
class Checklist:
    """Why more care is needed, and what to look for."""

    heading: str
    lead: str
    items: list[str]


def checklist_of(content: Content) -> Checklist | None:
    """The list for this story; nothing where its author tells of themselves, or all agreed."""
    if content.care == Care.NONE:
        return None
    heading = {
        Care.NOT_AGREED: _("The person it is about has not agreed"),
        Care.DIED: _("The person it is about has died"),
    }[content.care]
    lead = {
        Care.NOT_AGREED: _(
            "The page never shows the region and the years of such a story. Please look for these "
            "in the words:"
        ),
        Care.DIED: _(
            "The page never shows the region, and the years only as whole decades. Please look for "
            "these in the words:"
        ),
    }[content.care]
    words = _in_words()
    return Checklist(heading, lead, [words[slug] for slug in checklist(content.care)])


def _in_words() -> dict[str, str]:
    return {
        "relationship": _(
            "Who they are to the author, such as “my sister”: “someone close to me” can stand "
            "instead. Look in the title and in the name too."
        ),
        "quotes": _("What that person said, wrote or asked to be kept: their words are theirs."),
        "full-name": _("Their full name. A first name or a made-up one can stay."),
        "day-of-death": _(
            "The day they died, of the funeral, or a birthday. “One winter” is enough."
        ),
        "method": _("How they died or harmed themselves. That it happened can stay."),
        "family": _(
            "Family and friends who live on: who they are, what they did, what they do not know."
        ),
    }
