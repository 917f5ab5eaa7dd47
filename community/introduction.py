"""What an editor says at the top of a section: the page whose slug is the section's address."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from community.lib.remembered import remembered

A_MOMENT = 10  # seconds
BELOW_A_FIRST_PAGE = 3


@dataclass(frozen=True)
class Introduction:
    """A heading and a first paragraph; both may be blank."""

    heading: str = ""
    lead: str = ""


@remembered(A_MOMENT)
def introduction(slug: str, language: str) -> Introduction:
    """The live page of that name in this language, or in the site's own; or nothing.

    The section's address comes before the page's own, so that a page that was moved or deleted
    takes its words along and breaks nothing.
    """
    wanted = [language, settings.LANGUAGE_CODE]
    pages = Page.objects.live().filter(
        slug=slug, depth=BELOW_A_FIRST_PAGE, locale__language_code__in=wanted
    )
    rows = pages.values_list("locale__language_code", "pk", "title", "content_type_id")
    found = {code: page for code, *page in rows}
    for code in wanted:
        if code in found:
            pk, title, kind = found[code]
            return Introduction(heading=title, lead=_lead(pk, kind))
    return Introduction()


def _lead(pk: int, content_type: int) -> str:
    """The first paragraph of a page whose kind has one; nothing else of the page is read."""
    kind = ContentType.objects.get_for_id(content_type).model_class()
    if kind is None or not any(field.name == "lead" for field in kind._meta.get_fields()):
        return ""
    return kind._default_manager.filter(pk=pk).values_list("lead", flat=True).first() or ""
