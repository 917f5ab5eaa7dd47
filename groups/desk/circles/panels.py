"""The sections of the form, in the order in which people ask of a circle."""

from typing import Final

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.widgets import AdminAutoHeightTextInput

from groups.desk.circles.form import CircleForm
from groups.desk.compare import CodePanel, ListPanel, Named
from groups.desk.panels import Asked, StandsFor
from groups.models.group import SHORT

NO_DATES = _(
    "Days, times, the venue and the link are not here: they stand on a page of their own, and what "
    "is changed there is public at once. Please write neither a link nor a number into these words."
)

# What a listing calls by one name, and a circle answers in two parts.
LABELS: Final = {"cost": _("the price, in its own words")}

SECTIONS = (
    MultiFieldPanel(
        [
            HelpPanel(content=NO_DATES),
            FieldPanel("name"),
            FieldPanel("about", widget=AdminAutoHeightTextInput(attrs={"maxlength": SHORT})),
            CodePanel("text_language"),
            FieldPanel("way"),
            FieldPanel("joining"),
            FieldPanel("joining_words"),
            ListPanel("languages"),
        ],
        heading=_("What it is, and how people come in"),
    ),
    MultiFieldPanel(
        [StandsFor("town", "place_name"), Asked("place"), CodePanel("country")],
        heading=_("Where"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("convenor"),
            FieldPanel("host"),
            FieldPanel("training"),
            FieldPanel("training_words"),
            FieldPanel("co_reflection"),
            FieldPanel("co_reflection_words"),
        ],
        heading=_("Who convenes it, and what they have learnt"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("confidentiality"),
            FieldPanel("confidentiality_limits"),
            FieldPanel("crisis_call"),
            FieldPanel("crisis"),
        ],
        heading=_("What stays in the circle, and what happens in a crisis"),
    ),
    MultiFieldPanel(
        [
            ListPanel("audiences"),
            FieldPanel("audience_words"),
            ListPanel("access"),
            FieldPanel("access_words"),
        ],
        heading=_("For whom, and what is there for whom it would be closed"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("cost_kind"),
            Named("cost", heading=LABELS["cost"]),
            FieldPanel("funder"),
            FieldPanel("ties"),
            ListPanel("networks"),
        ],
        heading=_("Money, ties, networks"),
    ),
    MultiFieldPanel(
        [StandsFor("picture", "logo"), FieldPanel("logo_alt"), Asked("no_picture")],
        heading=_("Picture"),
    ),
)

EDIT_HANDLER = ObjectList(SECTIONS, base_form_class=CircleForm)
