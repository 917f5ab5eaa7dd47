"""Editors change every word of a page, and cannot lose a figure on the way.

A text that came with the software names its periods in braces, and holds parts that the site fills
in. Whoever takes one out is told which; a brace that nothing fills is told too. A draft may be
unfinished: this is asked when the page is published.
"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import StreamValue

from community.figures import figures, placeholders
from home.prepare.texts import shipped_page


class FiguresForm(WagtailAdminPageForm):  # type: ignore[misc]
    """The form of a page with words."""

    def clean(self) -> dict[str, Any]:
        """Refuses unknown braces, and a page without what its text came with."""
        cleaned: dict[str, Any] = super().clean()
        if not self.is_deferred_validation:
            text, parts = _words_of(cleaned), _parts_of(cleaned)
            self._refuse_unknown(placeholders(text))
            self._refuse_missing(placeholders(text), parts)
        return cleaned

    def _refuse_unknown(self, found: set[str]) -> None:
        known = figures()
        for name in sorted(found - set(known)):
            message = _("{%(name)s} cannot be filled in. These can: %(known)s.")
            listed = ", ".join(f"{{{one}}}" for one in sorted(known))
            self.add_error(None, forms.ValidationError(message % {"name": name, "known": listed}))

    def _refuse_missing(self, found: set[str], parts: set[str]) -> None:
        page = self.instance
        if not page.pk:
            return
        shipped = shipped_page(page.locale.language_code, _path_of(page))
        if shipped is None:
            return
        for name in sorted(shipped.figures - found):
            message = _("The figure {%(name)s} is missing. People have to find it on this page.")
            self.add_error(None, forms.ValidationError(message % {"name": name}))
        for name in sorted(shipped.parts - parts):
            message = _("The part “%(name)s” is missing. People have to find it on this page.")
            self.add_error(None, forms.ValidationError(message % {"name": name}))


def _path_of(page: Any) -> str:
    """Its address below the home page, without slashes at the ends."""
    return "/".join(page.url_path.strip("/").split("/")[1:])


def _streams(cleaned: dict[str, Any]) -> Iterator[Any]:
    for value in cleaned.values():
        if isinstance(value, StreamValue):
            yield from value


def _parts_of(cleaned: dict[str, Any]) -> set[str]:
    return {str(child.value) for child in _streams(cleaned) if child.block_type == "part"}


def _words_of(cleaned: dict[str, Any]) -> str:
    plain = [value for value in cleaned.values() if isinstance(value, str)]
    blocks = [child.block.get_prep_value(child.value) for child in _streams(cleaned)]
    return "\n".join([*plain, *(str(block) for block in blocks)])
