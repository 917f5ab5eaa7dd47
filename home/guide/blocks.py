"""The blocks of a guide page: few, and each with one look.

What the site knows better than an editor is never typed: stories come by topic, quotes by reference
and range of characters, topics by slug, help lines by country. So nothing on a page outlives what
it was made of.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from community.models.merged_topic import now_called
from home.guide import samples
from home.guide.figures import figure_choices, figure_now
from home.guide.figures import sample as figure_sample
from home.guide.lines import lines_of
from home.guide.quote_block import QuoteBlock
from home.guide.stories import stories_about
from home.guide.topics import alternative_choices, coercion_choices, named, topic_choices
from home.guide.unchanging import CodeBlock, SiteAddressBlock
from home.models.blocks import FEATURES, SMALL_FEATURES, NoticeBlock


class StepsBlock(blocks.StructBlock):
    """Things to do, one after the other."""

    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    steps = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("title", blocks.CharBlock(label=_("in a few words"), max_length=120)),
                ("text", blocks.TextBlock(label=_("in one or two sentences"))),
            ]
        ),
        label=_("steps"),
    )

    class Meta:
        icon = "list-ol"
        label = _("steps")
        template = "home/guide/steps.html"
        description = _("Things to do, one after the other.")
        preview_value = samples.STEPS


class FiveBlock(blocks.StructBlock):
    """A way of working in the same five questions, so that readers can compare."""

    country = blocks.CharBlock(label=_("where"), max_length=80)
    what = blocks.RichTextBlock(label=_("what it is"), features=SMALL_FEATURES)
    how = blocks.RichTextBlock(label=_("how it works"), features=[*SMALL_FEATURES, "ol", "ul"])
    known = blocks.RichTextBlock(label=_("what is known"), features=SMALL_FEATURES)
    unknown = blocks.RichTextBlock(label=_("what is not known"), features=SMALL_FEATURES)
    force = blocks.RichTextBlock(label=_("does it still use force?"), features=SMALL_FEATURES)

    class Meta:
        icon = "help"
        label = _("five questions")
        template = "home/guide/five.html"
        description = _("A way of working in five questions, so that readers can compare.")
        preview_value = samples.FIVE


class FigureBlock(blocks.StructBlock):
    """A published figure, chosen from its series: its words and source are never typed."""

    figure = blocks.ChoiceBlock(choices=figure_choices, label=_("figure"))
    words = blocks.CharBlock(label=_("a sentence beside it"), max_length=250, required=False)

    class Meta:
        icon = "table"
        label = _("published figure")
        template = "home/guide/figure.html"
        description = _("One value of a series of Published figures, as it is now.")

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """The figure as it is; nothing where it is off the site."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        return context | {"figure": figure_now(value["figure"] or "")}

    def get_preview_value(self) -> Any:
        """The first figure there is."""
        return self.normalize(figure_sample())


class NumberBlock(blocks.StructBlock):
    """A figure of no series, and what exactly it counts. Two never stand in one sentence."""

    value = blocks.CharBlock(label=_("figure"), max_length=40)
    text = blocks.CharBlock(label=_("what it counts, where and when"), max_length=250)
    source = blocks.CharBlock(label=_("source"), max_length=250)
    url = blocks.URLBlock(label=_("address of the source"), required=False)

    class Meta:
        icon = "order"
        label = _("figure of no series")
        template = "home/guide/number.html"
        description = _("Only for a figure that is in no series; with its source.")
        preview_value = samples.NUMBER


class TopicChoiceBlock(blocks.ChoiceBlock):
    """One topic. A page that names a merged one names the topic that took its place."""

    def to_python(self, value: Any) -> Any:
        """As it is called now."""
        return next(iter(now_called([value])), value) if value else value


class TopicsBlock(blocks.StructBlock):
    """Words of the vocabulary, with what they mean."""

    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    slugs = blocks.ListBlock(TopicChoiceBlock(choices=topic_choices), label=_("topics"))

    class Meta:
        icon = "tag"
        label = _("list of topics")
        template = "home/guide/topics.html"
        description = _("Words of the vocabulary, with what they mean.")
        preview_value = samples.TOPICS

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """The topics that there are."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        return context | {"topics": named(value["slugs"])}


class StoriesBlock(blocks.StructBlock):
    """The newest stories about something, as they are at this moment."""

    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    coercion = TopicChoiceBlock(
        choices=coercion_choices, required=False, label=_("about this kind of coercion")
    )
    alternative = TopicChoiceBlock(
        choices=alternative_choices, required=False, label=_("and about this alternative")
    )

    class Meta:
        icon = "doc-full"
        label = _("newest stories")
        template = "home/guide/stories.html"
        description = _("The newest stories about something, as they are at this moment.")
        preview_value = samples.STORIES

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Cards, and the way to the rest."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        request = (parent_context or {}).get("request")
        return context | stories_about(value["coercion"], value["alternative"], request)


class ActionBlock(blocks.StructBlock):
    """One thing that a reader can do here, with its door."""

    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    text = blocks.TextBlock(label=_("in one or two sentences"))
    label = blocks.CharBlock(label=_("on the button"), max_length=60)
    url = SiteAddressBlock(
        label=_("address on this site"),
        regex=r"^(?!/)(?!.*//)[A-Za-z0-9/_\-?=&#.]*$",
        help_text=_("Without the language: “find/” or “stories/?coercion=seclusion”."),
        error_messages={"invalid": _("Only an address on this site, without the language.")},
    )

    class Meta:
        icon = "link"
        label = _("something to do")
        template = "home/guide/action.html"
        description = _("One thing that a reader can do here, with its door.")
        preview_value = samples.ACTION


class LinesBlock(blocks.StructBlock):
    """Help lines of a country, and those of the whole European Union."""

    heading = blocks.CharBlock(label=_("heading"), max_length=120)
    country = CodeBlock(label=_("country, as two letters"), max_length=2, required=False)

    class Meta:
        icon = "help"
        label = _("help lines")
        template = "home/guide/lines.html"
        description = _("Help lines of a country.")
        preview_value = samples.LINES

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """The lines, as they are now."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        return context | {"lines": lines_of(value["country"])}


class SourceBlock(blocks.StructBlock):
    """Where a fact comes from."""

    title = blocks.CharBlock(label=_("title"), max_length=250)
    url = blocks.URLBlock(label=_("address"), required=False)
    note = blocks.CharBlock(label=_("note"), max_length=250, required=False)

    class Meta:
        icon = "link-external"
        label = _("source")
        template = "home/guide/source.html"
        description = _("Where a fact comes from.")
        preview_value = samples.SOURCE


class GuideBlock(blocks.StreamBlock):
    """The body of a guide page."""

    text = blocks.RichTextBlock(
        label=_("text"),
        features=FEATURES,
        template="home/guide/text.html",
        description=_("Words, with headings, lists and links."),
        preview_value=samples.TEXT,
    )
    steps = StepsBlock()
    five = FiveBlock()
    figure = FigureBlock()
    number = NumberBlock()
    quote = QuoteBlock()
    stories = StoriesBlock()
    topics = TopicsBlock()
    action = ActionBlock()
    lines = LinesBlock()
    notice = NoticeBlock(
        template="home/guide/notice.html",
        description=_("Something to see before the rest."),
        preview_value=samples.NOTICE,
    )
    image = ImageBlock(
        label=_("picture"),
        template="home/guide/image.html",
        description=_("A picture, with words for whoever does not see it."),
        preview_template="home/guide/preview_image.html",
    )
    children = blocks.StaticBlock(
        label=_("the pages below"),
        admin_text=_("Here stand the pages below this one."),
        template="home/guide/children.html",
        description=_("Cards of the pages below this one."),
        preview_template="home/guide/preview_children.html",
        icon="list-ul",
    )
    source = SourceBlock()
