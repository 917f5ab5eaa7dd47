"""What a search says in words: each part of it, and the way to take that part away."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stories.choices import Note, Perspective, Setting
from stories.library.vocabulary import Vocabulary
from stories.reading import country_name, language_name

# A value of `perspective` beside those of its list: voices of staff can be left out.
NOT_STAFF: Final = "not-staff"
NOT_STAFF_LABEL: Final = gettext_lazy("Not by staff")


class Sort(models.TextChoices):
    """The order of the list."""

    NEWEST = "newest", gettext_lazy("Newest first")
    RELEVANCE = "relevance", gettext_lazy("Best match first")


@dataclass(frozen=True)
class Chip:
    """One part of a search, and the way to take it away: `without_it` is an address's query."""

    name: str
    label: str
    without_it: str


def label_of(name: str, value: Any, vocabulary: Vocabulary) -> str:
    """One part of a search in words."""
    if name in ("coercion", "alternative"):
        topic = vocabulary.label(name, value)
        return topic if name == "coercion" else _("what helped: %(topic)s") % {"topic": topic}
    return _LABELS[name](value)


def perspective_label(value: str) -> str:
    """Whose story, in words; of staff too that they are left out."""
    return str(NOT_STAFF_LABEL if value == NOT_STAFF else Perspective(value).label)


_LABELS: Final[dict[str, Callable[[Any], str]]] = {
    "q": lambda text: _("“%(words)s”") % {"words": text},
    "country": country_name,
    "setting": lambda slug: str(Setting(slug).label),
    "period": lambda period: str(period.label),
    "perspective": perspective_label,
    "language": lambda code: _("in %(language)s") % {"language": language_name(code)},
    "helped": lambda _yes: _("says what helped, or would have"),
    "without": lambda slug: _("without: %(note)s") % {"note": Note(slug).label},
}
# The lists of choices; in each of them one thing can be chosen at a time.
FACETS: Final = (
    "coercion",
    "alternative",
    "country",
    "setting",
    "period",
    "perspective",
    "language",
    "helped",
)
CHIPS: Final = ("q", *FACETS, "without")
