"""Pages of the guide that are not there in one of the languages of the site.

A page is the same in two languages where it has the same address below the home page.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale

from home.models import GuidePage
from home.needs.need import Need, Source
from home.needs.sources.pages import guide_pages, may_write


def find(user: Any | None, today: date) -> Iterator[Need]:
    """What is missing where the page above it stands, so that it can be written there now."""
    every: dict[int, dict[str, GuidePage]] = {}
    for page in guide_pages(user).defer("body", "lead"):
        every.setdefault(page.locale_id, {})[_path(page)] = page
    others: dict[str, GuidePage] = {}
    for pages in every.values():
        others = pages | others
    for locale in Locale.objects.order_by("pk"):
        own = every.get(locale.pk, {})
        for path, page in others.items():
            above = own.get(path.rpartition("/")[0])
            if path not in own and above is not None:
                yield _missing(locale, page, above)


def _path(page: GuidePage) -> str:
    return "/".join(page.url_path.strip("/").split("/")[1:])


def _missing(locale: Locale, page: GuidePage, above: GuidePage) -> Need:
    says = _(
        "It is not there in this language: %(language)s. Give it the same slug (%(slug)s), and it "
        "takes its place."
    )
    return Need(
        key=f"languages:{page.pk}:{locale.language_code}",
        what=page.title,
        why=says % {"language": locale.get_display_name(), "slug": page.slug},
        url=reverse("wagtailadmin_pages:add", args=["home", "guidepage", above.pk]),
        since=page.first_published_at.date() if page.first_published_at else None,
        language=page.locale.language_code,
    )


LANGUAGES: Final = Source(
    "languages", gettext_lazy("Pages that a language has not got"), may_write, find
)
