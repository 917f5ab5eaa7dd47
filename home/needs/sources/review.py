"""Pages that nobody who speaks the language well has read."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.needs.need import Need, Source
from home.needs.sources.pages import changed_on, edit_url, guide_pages, may_write


def find(user: Any | None, today: date) -> Iterator[Need]:
    """Each until somebody takes the tick out of its form."""
    for page in guide_pages(user).filter(awaits_review=True):
        language = page.locale.language_code
        says = _("A speaker of this language (%(language)s) has still to read it.")
        yield Need(
            key=f"review:{page.pk}",
            what=page.title,
            why=says % {"language": page.locale.get_display_name()},
            url=edit_url(page, "awaits_review"),
            since=changed_on(page),
            language=language,
        )


REVIEW: Final = Source("review", gettext_lazy("Pages to be read by a speaker"), may_write, find)
