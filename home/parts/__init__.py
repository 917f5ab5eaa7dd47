"""Parts of a page that the site fills in by itself, so that no page says one thing and the house
does another: a table of periods, the published reasons, who is answerable.

An editor decides where a part stands and writes what is around it. What is in it comes from the
settings, the closed lists and the words for cold moments. Each has a template of its name.
"""

from collections.abc import Callable
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from home.parts.privacy import answerable, cookies, periods
from home.parts.rules import (
    ask_reasons,
    content_notes,
    decline_reasons,
    publish_reasons,
    redaction_reasons,
    take_down_reasons,
    two_people,
)

Context = dict[str, Any]

LABELS: Final = (
    ("answerable", _("Who is answerable, from the settings")),
    ("periods", _("How long everything is kept")),
    ("cookies", _("The cookies, by name")),
    ("publish-reasons", _("The reasons for which a story is published")),
    ("ask-reasons", _("The reasons for which an author is asked")),
    ("decline-reasons", _("The reasons for which a story is declined")),
    ("redaction-reasons", _("The reasons for which something is changed")),
    ("content-notes", _("What a reader is told beforehand")),
    ("two-people", _("When two people must decide")),
    ("take-down-reasons", _("The reasons for which a public story is taken off for a time")),
)
CONTEXTS: Final[dict[str, Callable[[], Context]]] = {
    "answerable": answerable,
    "periods": periods,
    "cookies": cookies,
    "publish-reasons": publish_reasons,
    "ask-reasons": ask_reasons,
    "decline-reasons": decline_reasons,
    "redaction-reasons": redaction_reasons,
    "content-notes": content_notes,
    "two-people": two_people,
    "take-down-reasons": take_down_reasons,
}


def template_of(name: str) -> str:
    """Where a part's template stands. Raises KeyError for a part that there is not."""
    if name not in CONTEXTS:
        raise KeyError(name)
    return f"home/parts/{name.replace('-', '_')}.html"
