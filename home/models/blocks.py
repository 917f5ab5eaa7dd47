"""What editors build pages from: few kinds, so that every page looks as if from one hand."""

from typing import Final

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.parts import LABELS

# No pictures and no embeds in a text: `clean_rich` would take them out again.
FEATURES: Final = ["h2", "h3", "bold", "italic", "ol", "ul", "blockquote", "link", "hr"]
SMALL_FEATURES: Final = ["bold", "italic", "link"]


class StepBlock(blocks.StructBlock):
    """One step of how a story is cared for."""

    title = blocks.CharBlock(label=_("in a few words"), max_length=120)
    text = blocks.TextBlock(label=_("in one or two sentences"))

    class Meta:
        icon = "list-ol"
        label = _("step")


class NoticeBlock(blocks.StructBlock):
    """Something to see before the rest."""

    kind = blocks.ChoiceBlock(
        label=_("kind"),
        choices=[("info", _("to know")), ("warm", _("a kind word")), ("warning", _("take care"))],
        default="info",
    )
    heading = blocks.CharBlock(label=_("heading"), max_length=120, required=False)
    text = blocks.TextBlock(label=_("text"))

    class Meta:
        icon = "info-circle"
        label = _("notice")


class PartBlock(blocks.ChoiceBlock):
    """A part that the site fills in by itself: it can be moved, and its words cannot go stale."""

    choices = LABELS

    class Meta:
        icon = "cogs"
        label = _("filled in by the site")


class BodyBlock(blocks.StreamBlock):
    """The body of a text page."""

    text = blocks.RichTextBlock(label=_("text"), features=FEATURES)
    notice = NoticeBlock()
    part = PartBlock()
