"""An Intentional Peer Support circle: a listing that meets.

A circle is a `Group` with answers of its own (multi-table inheritance, as Wagtail's pages), so that
checks, organisers, contacts, confirmation, pause and remarks are the directory's. When and where it
meets stands in `Meeting`, which has no revisions: a link taken out today must not come back with a
version published tomorrow.
"""

from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import PreviewableMixin

from community.lib.geo import fold
from groups.choices import Kind, Scope
from groups.circles.choices import (
    ACCESS,
    CoReflection,
    Cost,
    CrisisCall,
    Joining,
    Training,
    Way,
)
from groups.freshness import ages_of_circles
from groups.models.group import LONG, SHORT, Group, GroupQuerySet

# Words that only a circle of trained people may bear without "inspired".
NAMES: Final = ("intentional peer support", "ips")
# How "inspired" begins in most languages here, without accents.
INSPIRED: Final = ("inspir", "ispir")


class CircleQuerySet(GroupQuerySet):
    """Reading verbs."""

    def listed(self, today: date) -> "CircleQuerySet":
        """The only door to lists: checked, confirmed lately, neither resting nor closed."""
        return self._standing_well(ages_of_circles(), today)


class Circle(Group):
    """One circle. Seven answers are asked of everybody; an empty one of the rest is "not said".

    `place_name` and the point are where it meets; of a circle online or by phone they are the place
    that its clock is from, if it said one.
    """

    listing = models.OneToOneField(
        Group, on_delete=models.CASCADE, parent_link=True, primary_key=True, related_name="circle"
    )
    host = models.ForeignKey(
        Group,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="circles",
        verbose_name=_("group it belongs to"),
    )
    way = models.CharField(_("how people meet"), max_length=9, choices=Way)
    joining = models.CharField(_("how to join"), max_length=4, choices=Joining)
    joining_words = models.CharField(
        _("how to join, in your own words"), max_length=SHORT, blank=True
    )
    convenor = models.CharField(_("who convenes it"), max_length=SHORT)
    training = models.CharField(_("training"), max_length=8, choices=Training)
    training_words = models.CharField(_("which training, and when"), max_length=SHORT, blank=True)
    co_reflection = models.CharField(
        _("co-reflection"), max_length=9, choices=CoReflection, blank=True
    )
    co_reflection_words = models.CharField(
        _("co-reflection, in your own words"), max_length=SHORT, blank=True
    )
    confidentiality = models.TextField(_("what stays in the circle"), max_length=LONG)
    confidentiality_limits = models.TextField(
        _("what does not stay in the circle"), max_length=LONG, blank=True
    )
    crisis_call = models.CharField(_("whether anybody is called"), max_length=5, choices=CrisisCall)
    crisis = models.TextField(_("what happens in a crisis"), max_length=LONG, blank=True)
    cost_kind = models.CharField(_("what it costs"), max_length=4, choices=Cost, blank=True)

    objects = CircleQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("circle")
        verbose_name_plural = _("circles")

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        """The page as the public will see it."""
        return "circles/circle.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        """What that page shows, of this version, however the circle stands."""
        from groups.circles.entry import circle_context

        base: dict[str, Any] = PreviewableMixin.get_preview_context(self, request, mode_name)
        return base | circle_context(self, preview=True)

    @property
    def specific(self) -> "Circle":
        """Itself."""
        return self

    @property
    def meets_somewhere(self) -> bool:
        """Whether there is a venue."""
        return self.way in (Way.IN_PERSON, Way.HYBRID)

    @property
    def meets_at_a_distance(self) -> bool:
        """Whether there is a link or a number."""
        return self.way != Way.IN_PERSON

    @property
    def bears_the_name(self) -> bool:
        """Whether it may be called an Intentional Peer Support circle without more."""
        return self.training == Training.TRAINED

    @property
    def names_ips_alone(self) -> bool:
        """Whether its name says Intentional Peer Support, and not that it is inspired by it."""
        return _names_ips_alone(self.name)

    def clean_fields(self, exclude: Any = None) -> None:
        """What derives is there before anything is looked at."""
        self.derive()
        super().clean_fields(exclude)

    def clean(self) -> None:
        """Raises ``ValidationError`` beside the answer that does not go with the rest."""
        super().clean()
        errors: dict[str, Any] = {}
        if not self.bears_the_name and self.names_ips_alone:
            errors["name"] = _(
                "Only a circle whose convenors have trained may bear this name by itself. Please "
                "put “inspired” into it: “IPS-inspired circle”."
            )
        if not self.languages:
            errors["languages"] = _("Please say in which language it meets.")
        if set(self.access) - set(dict(ACCESS)):
            errors["access"] = _("Please choose from the list.")
        if errors:
            raise ValidationError(errors)

    def derive(self) -> None:
        """Fill what derives from the rest: a circle stands in a town, or is online."""
        self.kind = Kind.CIRCLE
        self.scope = Scope.TOWN if self.meets_somewhere else Scope.ONLINE
        self.online = self.way in (Way.ONLINE, Way.HYBRID)
        super().derive()


def _names_ips_alone(name: str) -> bool:
    if any(each in fold(name) for each in INSPIRED):
        return False
    words = "".join(sign if sign.isalnum() else " " for sign in name.casefold()).split()
    return any(f" {each} " in f" {' '.join(words)} " for each in NAMES)
