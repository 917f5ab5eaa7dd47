"""Remarks of other editors on a page that nobody has settled."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.db.models import Count, Min
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Comment

from home.models import GuidePage
from home.needs.need import Need, Source
from home.needs.sources.pages import edit_url, editable, may_write


def find(user: Any | None, today: date) -> Iterator[Need]:
    """One for each page, with how many; never the words."""
    open_ones = Comment.objects.filter(resolved_at=None, page__in=editable(user).values("pk"))
    counted = {
        row["page"]: row
        for row in open_ones.values("page").annotate(number=Count("pk"), first=Min("created_at"))
    }
    pages = GuidePage.objects.filter(pk__in=counted).select_related("locale").defer("body")
    for page in pages.order_by("path"):
        number = counted[page.pk]["number"]
        says = ngettext(
            "%(number)d comment is not settled.", "%(number)d comments are not settled.", number
        )
        yield Need(
            key=f"comments:{page.pk}",
            what=page.title,
            why=says % {"number": number},
            url=edit_url(page),
            since=counted[page.pk]["first"].date(),
            language=page.locale.language_code,
        )


COMMENTS: Final = Source("comments", gettext_lazy("Comments without an answer"), may_write, find)
