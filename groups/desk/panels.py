"""The sections of the form, in the order in which people ask."""

from typing import Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.widgets import AdminAutoHeightTextInput

from groups.desk.compare import CodePanel, ListPanel, YesNoPanel
from groups.desk.form import GroupForm
from groups.models.group import SHORT


class StandsFor(FieldPanel):  # type: ignore[misc]
    """A field of the form alone, compared as the column that it fills."""

    def __init__(self, field_name: str, column: str, **kwargs: Any) -> None:
        super().__init__(field_name, **kwargs)
        self.column = column

    def clone_kwargs(self) -> dict[str, Any]:
        """With the column."""
        return {**super().clone_kwargs(), "column": self.column}

    @cached_property
    def db_field(self) -> Any:
        """The column."""
        return self.model._meta.get_field(self.column)

    def get_form_options(self) -> dict[str, Any]:
        """Never required by itself: the entry says what it needs."""
        return {"fields": [self.field_name]}


class Asked(FieldPanel):  # type: ignore[misc]
    """A question of the form that fills no column."""

    @cached_property
    def db_field(self) -> Any:
        """A box, so that Wagtail knows how to draw it."""
        return models.BooleanField()

    def get_comparison_class(self) -> None:
        """Nothing to compare."""

    def get_form_options(self) -> dict[str, Any]:
        """Asked only when there is something to ask."""
        return {"fields": [self.field_name]}


OFFICES = _(
    "For public offices and policymakers alone. A person’s name does not belong here: what is "
    "public is the office and its task. Whoever works there can ask for removal with “Report a "
    "problem”, and it is done without giving reasons."
)

SECTIONS = (
    MultiFieldPanel(
        [
            FieldPanel("name"),
            FieldPanel("short_name"),
            FieldPanel("kind"),
            FieldPanel("about", widget=AdminAutoHeightTextInput(attrs={"maxlength": SHORT})),
            CodePanel("text_language"),
            Asked("office_own"),
        ],
        heading=_("What it is"),
    ),
    MultiFieldPanel(
        [
            HelpPanel(content=OFFICES),
            FieldPanel("source_url"),
            FieldPanel("source_on"),
        ],
        heading=_("Where it stands that this is their task"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("control"),
            ListPanel("control_as"),
            FieldPanel("control_words", heading=_("In its own words")),
            YesNoPanel("run_by_service"),
        ],
        heading=_("Who decides, as told by the group"),
    ),
    MultiFieldPanel(
        [FieldPanel("on_rights"), FieldPanel("on_force")], heading=_("What it stands for")
    ),
    MultiFieldPanel(
        [
            ListPanel("offers"),
            ListPanel("audiences"),
            FieldPanel("audience_words"),
            ListPanel("languages"),
        ],
        heading=_("What it offers, and for whom"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("scope"),
            YesNoPanel("online"),
            StandsFor("town", "place_name"),
            Asked("place"),
            CodePanel("country"),
        ],
        heading=_("Where"),
    ),
    MultiFieldPanel(
        [ListPanel("countries")],
        heading=_("Several countries: which"),
        classname="collapsed",
    ),
    MultiFieldPanel(
        [
            ListPanel("access"),
            FieldPanel("access_words"),
            FieldPanel("opening"),
            FieldPanel("cost"),
        ],
        heading=_("Access, opening, cost"),
    ),
    MultiFieldPanel(
        [FieldPanel("funder"), FieldPanel("ties"), ListPanel("networks")],
        heading=_("Money, ties, networks"),
    ),
    MultiFieldPanel(
        [
            StandsFor("picture", "logo"),
            FieldPanel("logo_alt"),
            Asked("no_picture"),
        ],
        heading=_("Picture"),
    ),
)

EDIT_HANDLER = ObjectList(SECTIONS, base_form_class=GroupForm)
