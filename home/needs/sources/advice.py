"""Pages of the guide that could be kinder, easier or better sourced (`home.guide.advice`)."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.guide.advice import advice
from home.needs.need import Need, Source
from home.needs.sources.pages import changed_on, edit_url, guide_pages, may_write


def find(user: Any | None, today: date) -> Iterator[Need]:
    """What readers see now, not a draft: it stays here until the better text is published."""
    for page in guide_pages(user):
        language = page.locale.language_code
        for one in advice(page.lead, page.body, language):
            waits = page.has_unpublished_changes
            yield Need(
                key=f"advice:{page.pk}:{one.kind}",
                what=page.title,
                why=f"{one.text} {_('A changed draft is not published yet.')}"
                if waits
                else one.text,
                url=edit_url(page, "body"),
                since=changed_on(page),
                language=language,
            )


ADVICE: Final = Source("advice", gettext_lazy("Pages that could be better"), may_write, find)
