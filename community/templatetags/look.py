"""Tags and filters that the components need: block tags with a body, and words for the eye."""

from collections.abc import Sequence
from typing import NamedTuple

from django import template
from django.template.loader import render_to_string
from django.utils.formats import number_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from community.lib import country_words

register = template.Library()


class Label(NamedTuple):
    """A choice label and the hint that follows its line break (empty where there is none)."""

    text: str
    hint: str


@register.filter
def label_parts(label: object) -> Label:
    """Split the label of a choice at its first line break into label and hint."""
    text, _, hint = str(label).partition("\n")
    return Label(text=text.strip(), hint=hint.strip())


@register.filter
def spelled(group: object) -> str:
    """Return "K7QF" as "K 7 Q F", so that a screen reader says every sign by itself."""
    return " ".join(str(group))


@register.filter
def breakable(address: object) -> SafeString:
    """An address that may go onto a new line after each slash, and nowhere inside a word."""
    return format_html_join(
        mark_safe("/<wbr>"), "{}", ((part,) for part in str(address).split("/"))
    )


@register.filter
def in_sentence(name: object) -> str:
    """The name of a country after "in" or "of", in the language of the page."""
    return country_words.in_sentence(str(name), get_language())


@register.filter
def grouped(number: int | str) -> str:
    """Return a whole number with the digits grouped as the reader's language does."""
    return str(number_format(int(number), use_l10n=True, force_grouping=True))


@register.filter
def first_target(field: object) -> str:
    """Return the id an error link leads to: of the control, or of a group's first choice."""
    found = getattr(field, "id_for_label", "")
    auto_id = getattr(field, "auto_id", "")
    return str(found) if found else f"{auto_id}_0"


@register.filter
def is_single_checkbox(field: object) -> bool:
    """Say whether a bound field is one checkbox, whose label stands after it."""
    widget = getattr(getattr(field, "field", None), "widget", None)
    kind = getattr(widget, "input_type", "")
    return kind == "checkbox" and not getattr(widget, "use_fieldset", False)


@register.simple_block_tag
def contentnote(content: SafeString, notes: Sequence[str] = (), open: bool = False) -> SafeString:
    """Keep a text closed behind a note of what it mentions, until the reader opens it."""
    return render_to_string(
        "components/content_note.html", {"notes": notes, "open": open, "content": content}
    )


@register.simple_block_tag
def noticebox(
    content: SafeString, kind: str = "info", heading: str = "", level: int = 3
) -> SafeString:
    """Render a notice whose body is more than a sentence."""
    return render_to_string(
        "components/notice.html",
        {"kind": kind, "heading": heading, "level": level, "content": content},
    )


@register.simple_block_tag
def tablebox(content: SafeString, caption: str = "", numeric: bool = False) -> SafeString:
    """Wrap `<thead>` and `<tbody>` in a named region that scrolls on a narrow screen."""
    return render_to_string(
        "components/table.html", {"caption": caption, "numeric": numeric, "content": content}
    )
