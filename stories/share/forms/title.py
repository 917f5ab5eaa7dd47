"""A title, for those who want one."""

from django.utils.translation import gettext_lazy as _

from community.fields import LineField
from stories.share.forms.step import StepForm

TITLE_LIMIT = 120


class TitleForm(StepForm):
    """A few words above the story."""

    title = LineField(
        label=_("A title for your story"),
        help_text=_("A few words. Leave out names and places here too."),
        limit=TITLE_LIMIT,
        required=False,
    )
