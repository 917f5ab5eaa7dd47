"""Blocks that say the same in every language: never a string to translate.

wagtail-localize asks a block for its strings, and leaves one of these as it is in the source.
"""

from typing import Any

from wagtail import blocks


class Unchanging:
    """What stands here is copied from the source page: an address, a code, a reference."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        """None."""
        return []

    def restore_translated_segments(self, value: Any, segments: Any) -> Any:
        """As in the source."""
        return value


class CodeBlock(Unchanging, blocks.CharBlock):  # type: ignore[misc]
    """A code of a few letters."""


class SiteAddressBlock(Unchanging, blocks.RegexBlock):  # type: ignore[misc]
    """An address on this site, without its language. A draft may hold any: it is told beside the
    field when the page is published or sent in."""

    # What migrations know it as: its value is stored as that of any such block.
    canonical_module_path = "wagtail.blocks.RegexBlock"

    def clean(self, value: Any) -> Any:
        """Raises ValidationError for an address elsewhere, but not of a draft."""
        return value if self.is_deferred_validation else super().clean(value)
