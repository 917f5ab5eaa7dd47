"""What every form behind a code carries."""

from typing import Any

from django import template
from django.utils.html import format_html

from stories.share.claims.visit import held_open
from stories.share.opened import FIELD, opened

register = template.Library()


@register.simple_tag(takes_context=True)
def visit_field(context: dict[str, Any]) -> str:
    """A hidden field that says which story the form is about; nothing outside a visit."""
    held = held_open(context["request"])
    if not held:
        return ""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, opened(held))
