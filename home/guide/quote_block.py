"""A sentence of a story on an editor's page: its address is kept, never its words.

Revisions keep what an editor saved for ever. So the words that they paste are looked up in the
story, and only where they stand goes into the page.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from home.dossier.quotes import quotable
from home.guide.passages import find_words, read_passages, words_at
from home.guide.unchanging import Unchanging


class QuoteBlock(Unchanging, blocks.StructBlock):  # type: ignore[misc]
    """The story's reference, and the words; once saved, the place at which they stand.

    Neither is ever a string that a translator sees, or that a table of translations keeps.
    """

    story = blocks.CharBlock(
        label=_("reference of the story"), max_length=8, help_text=_("As in its address.")
    )
    words = blocks.TextBlock(
        label=_("words"),
        help_text=_(
            "Paste one or two sentences exactly as they stand there. Only the place where they "
            "stand is kept, so the quote goes when the story goes."
        ),
    )

    class Meta:
        icon = "openquote"
        label = _("quote from a story")
        template = "home/guide/quote.html"
        description = _("Words of a story, for as long as its author lets them be quoted.")
        preview_template = "home/guide/preview_quote.html"

    def clean(self, value: Any) -> Any:
        """The words replaced by their place. Raises where there is no such story or sentence."""
        cleaned = super().clean(value)
        if not cleaned["story"].strip() and not cleaned["words"].strip():
            return cleaned  # a draft may be unfinished; a page that goes up was refused just now
        reference = cleaned["story"].strip().upper()
        story = quotable(timezone.now().date()).filter(reference=reference).first()
        if story is None:
            _refuse("story", _("No public story with this reference may be quoted."))
        passages = read_passages(cleaned["words"]) or find_words(story, cleaned["words"])
        if words_at(passages) is None or passages[0].reference != reference:
            _refuse("words", _("These words do not stand in the story exactly like this."))
        cleaned["story"], cleaned["words"] = reference, " ".join(map(str, passages))
        return cleaned

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """The words as they stand there now; nothing where they may not be quoted any more."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        return context | {"quote": words_at(read_passages(value["words"]))}


def _refuse(field: str, message: Any) -> None:
    raise StructBlockValidationError(block_errors={field: ValidationError(message)})
