"""What an editor says at the top of the library: the page with the slug `stories`."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from wagtail.models import Page, Site

SLUG = "stories"


@dataclass(frozen=True)
class Introduction:
    """A heading and a first paragraph; both may be blank."""

    heading: str = ""
    lead: str = ""


def introduction(request: HttpRequest) -> Introduction:
    """The live page of that name in the language in use, or nothing.

    The library's address comes before the page's own, so that a page that was moved or deleted
    takes its words along and breaks nothing.
    """
    site = Site.find_for_request(request)
    if site is None:
        return Introduction()
    pages = Page.objects.child_of(site.root_page.localized).live().filter(slug=SLUG)
    found = pages.values_list("pk", "title", "content_type_id").first()
    if found is None:
        return Introduction()
    pk, title, kind = found
    return Introduction(heading=title, lead=_lead(pk, kind))


def _lead(pk: int, content_type: int) -> str:
    """The first paragraph of a page whose kind has one; nothing else of the page is read."""
    kind = ContentType.objects.get_for_id(content_type).model_class()
    if kind is None or not any(field.name == "lead" for field in kind._meta.get_fields()):
        return ""
    return kind._default_manager.filter(pk=pk).values_list("lead", flat=True).first() or ""
