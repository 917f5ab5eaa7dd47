"""How every form here is drawn."""

from typing import Any, Final

from django import forms
from django.forms.renderers import TemplatesSetting
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

SELECTED: Final = SafeString(" selected")


class OurForms(TemplatesSetting):
    """Our own templates for fields and groups; Django's for the widgets we leave alone."""

    form_template_name = "django/forms/form.html"
    field_template_name = "django/forms/field.html"


class PlainSelect(forms.Select):
    """A list without groups, its options written in one go.

    Django renders a template for every option: for a whole vocabulary, most of what a page costs.
    """

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """The same list as Django's, with the same attributes."""
        chosen = set(self.format_value(value))
        options = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            ((key, SELECTED if str(key) in chosen else "", label) for key, label in self.choices),
        )
        own = flatatt(self.build_attrs({"name": name, **self.attrs}, attrs))
        return format_html("<select{}>\n{}\n</select>", own, options)
