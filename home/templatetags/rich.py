"""Editors' texts on their way to the page."""

from django import template
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

from community.figures import filled
from community.lib.sanitize import clean_rich
from home.topics.glossary import Glossary

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


@register.simple_tag
def words_of_the_glossary() -> Glossary:
    """For one page: the words that its texts lead to, each from its first place."""
    return Glossary()


@register.simple_tag(takes_context=True)
def glossed(context: template.Context, source: object) -> SafeString:
    """The same; the words of the glossary lead to what they mean where the page has one."""
    html, glossary = rich(source), context.get("glossary")
    # What is put in is a link with escaped words, between tags that were cleaned.
    return mark_safe(glossary.mark(html)) if glossary else html  # noqa: S308
