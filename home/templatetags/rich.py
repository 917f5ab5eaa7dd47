"""Editors' texts on their way to the page."""

from django import template
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

from community.figures import filled
from community.lib.sanitize import clean_rich

register = template.Library()


@register.filter
def rich(source: object) -> SafeString:
    """An editor's rich text: links resolved, figures filled in, and only allowed tags left."""
    html = str(getattr(source, "source", source))
    return mark_safe(clean_rich(filled(expand_db_html(html))))  # noqa: S308 - cleaned just here


@register.filter
def with_figures(text: object) -> str:
    """A plain text with its figures filled in; it is escaped like any other."""
    return filled(str(text))
