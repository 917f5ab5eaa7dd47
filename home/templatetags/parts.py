"""Parts of a page that the site fills in."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from community.figures import figures
from home.parts import CONTEXTS, template_of

register = template.Library()


@register.simple_tag
def part(name: object) -> SafeString:
    """The part of this name; nothing for one that there is not any more."""
    key = str(name)
    if key not in CONTEXTS:
        return SafeString("")
    return render_to_string(template_of(key), CONTEXTS[key]())


@register.simple_tag
def known_figures() -> list[str]:
    """Every figure as an editor writes it: its name in braces."""
    return [f"{{{name}}}" for name in sorted(figures())]
