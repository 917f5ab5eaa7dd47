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
