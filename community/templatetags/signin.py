"""What the pages of signing in need to show."""

import json
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder

register = template.Library()


@register.filter
def as_json(value: Any) -> str:
    """A value as JSON, for a data attribute: the template escapes it."""
    return json.dumps(value, cls=DjangoJSONEncoder)


@register.filter
def fours(text: object) -> list[str]:
    """A long key in groups of four, as eyes and fingers like it."""
    signs = str(text)
    return [signs[at : at + 4] for at in range(0, len(signs), 4)]


@register.filter
def in_lines(codes: list[str]) -> str:
    """These codes one under the other, as they are copied."""
    return "\n".join(codes)


@register.filter
def in_fours(codes: list[str]) -> list[str]:
    """Each of these codes with a space after every four signs."""
    return [" ".join(fours(code)) for code in codes]
