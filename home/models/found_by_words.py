"""An editors' page in the index of words: in stems of its own language, beside the words.

The words as they are serve Wagtail's own search in the admin; readers' questions are put in stems
(`stories.library.words`), so that "doors" finds "door" in each language.
"""

from typing import Any, ClassVar

from wagtail.search import index

from community.lib.stems import stem


class FoundByWords:
    """For kinds of pages with a `lead` and a `body`."""

    FOUND_BY: ClassVar = [
        index.SearchField("lead"),
        index.SearchField("body"),
        index.SearchField("stems"),
    ]

    def stems(self: Any) -> str:
        """What the page says, cut to stems. Of a quote from a story, its place and no words."""
        said = self.body.stream_block.get_searchable_content(self.body)
        return stem(" ".join([self.title, self.lead, *map(str, said)]), self.locale.language_code)
