"""How two versions of an entry are laid beside each other: lists and codes as words."""

from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.compare import FieldComparison, TextDiff
from wagtail.admin.panels import FieldPanel

from groups.languages import language_name
from groups.lists import country_name, labels_of


class ListComparison(FieldComparison):  # type: ignore[misc]
    """What was taken out of a list and what was put in; what stayed stands between."""

    def htmldiff(self) -> SafeString:
        """Each entry on a line of its own, marked as Wagtail marks changes."""
        before, after = list(self.val_a or []), list(self.val_b or [])
        name = self.field.name
        rows = [("", label) for label in labels_of(name, [s for s in after if s in before])]
        rows += [("deletion", label) for label in labels_of(name, _without(before, after))]
        rows += [("addition", label) for label in labels_of(name, _without(after, before))]
        return format_html(
            '<ul class="directory-list">{}</ul>',
            format_html_join("", '<li><span class="{}">{}</span></li>', rows),
        )

    def has_changed(self) -> bool:
        """The order of a list means nothing."""
        return set(self.val_a or []) != set(self.val_b or [])


class CodeComparison(FieldComparison):  # type: ignore[misc]
    """A country or a language by its name."""

    def htmldiff(self) -> SafeString:
        """Before and after."""
        before, after = self._name(self.val_a), self._name(self.val_b)
        html: SafeString = TextDiff([("deletion", before), ("addition", after)], " ").to_html()
        return html

    def _name(self, code: str) -> str:
        return country_name(code) if self.field.name == "country" else language_name(code)


class YesNoComparison(FieldComparison):  # type: ignore[misc]
    """A box that is ticked or not, in words."""

    def htmldiff(self) -> SafeString:
        """Before and after."""
        words = {True: _("yes"), False: _("no")}
        changes = [("deletion", words[bool(self.val_a)]), ("addition", words[bool(self.val_b)])]
        html: SafeString = TextDiff(changes, " ").to_html()
        return html


class ComparedAs(FieldPanel):  # type: ignore[misc]
    """A field whose versions are laid beside each other in a way of its own."""

    comparison: type[FieldComparison]

    def get_comparison_class(self) -> type[FieldComparison]:
        """As the panel says."""
        return self.comparison


class ListPanel(ComparedAs):
    """A list of slugs, ticked."""

    comparison = ListComparison


class CodePanel(ComparedAs):
    """A country or a language."""

    comparison = CodeComparison


class YesNoPanel(ComparedAs):
    """A box."""

    comparison = YesNoComparison


class Named(FieldPanel):  # type: ignore[misc]
    """A field that is not called as its column, in the form and where versions are compared."""

    def get_comparison_class(self) -> type[FieldComparison]:
        """As Wagtail compares it, under the heading of the panel."""
        base: type[FieldComparison] = super().get_comparison_class()
        said = capfirst(str(self.heading))
        return type(f"Named{base.__name__}", (base,), {"field_label": lambda _self: said})


def _without(these: list[Any], those: list[Any]) -> list[Any]:
    return [one for one in these if one not in those]
