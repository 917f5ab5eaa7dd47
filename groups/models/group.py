"""A group, an ally or a public office: what it says of itself, checked before it is public.

Only claims are here, for they have revisions and wait for a check. How to reach it (`Contact`),
whether it rests and when it was last confirmed (`Standing`) and who keeps it (`Steward`) have no
revisions: a number taken out today must not come back with a revision published tomorrow.
"""

from datetime import date
from typing import TYPE_CHECKING, Any, Final, Self
from uuid import uuid4

from django.apps import apps
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, PreviewableMixin, Revision, RevisionMixin, WorkflowMixin
from wagtail.search import index

from community.lib.geo import band_of, unit_vector
from community.lib.seeming import steady
from community.models.merged_topic import now_called
from community.page_cache.rows import PublicRows
from groups.choices import LOCAL, OFFICES, Control, Kind, Scope
from groups.freshness import Ages, ages_of_circles, ages_of_groups
from groups.languages import language_name

if TYPE_CHECKING:
    from groups.models.circle import Circle

SHORT, LONG = 300, 2_000  # characters
# Lists of slugs, each one row a slug in `Facet` once they are public.
LISTS: Final = ("offers", "audiences", "languages", "access", "countries", "networks")


class GroupQuerySet(PublicRows["Group"]):
    """Reading verbs."""

    def listed(self, today: date) -> "GroupQuerySet":
        """The only door to lists: checked, confirmed lately, neither resting nor closed."""
        return self._standing_well(ages_of_groups(), today).of_directory()

    def listed_of_any_kind(self, today: date) -> Self:
        """The same with circles, each by the ages of its kind: for what a visitor writes to."""
        circles = self._standing_well(ages_of_circles(), today).filter(kind=Kind.CIRCLE)
        groups = self._standing_well(ages_of_groups(), today).exclude(kind=Kind.CIRCLE)
        return groups | circles

    def _standing_well(self, ages: Ages, today: date) -> Self:
        since = ages.shown_if_confirmed_after(today)
        # Asked of each row in the order of the list. Joined, the database would begin with all
        # that were confirmed lately, which is nearly everybody, and sort them for each page.
        standing = apps.get_model("groups", "Standing").objects.filter(
            group=OuterRef("pk"), confirmed_on__gt=since, paused_on=None, closed_on=None
        )
        return self.filter(Exists(standing), live=True)

    def of_directory(self) -> Self:
        """Groups, allies and offices. A circle is a listing too, and stands in lists of its own."""
        return self.exclude(kind=Kind.CIRCLE)

    def alike(self, group: "Group") -> Self:
        """What may be listed twice with it: circles with circles, all others with all others."""
        of_circles = self.filter(kind=Kind.CIRCLE)
        return of_circles if group.kind == Kind.CIRCLE else self.of_directory()

    def local(self) -> Self:
        """Those that stand somewhere: found by distance, drawn on the map."""
        return self.exclude(band=None)

    def by_name(self) -> Self:
        """The order of lists without a place. It never changes between two pages."""
        return self.order_by("sort_name", "pk")


class Group(
    WorkflowMixin, DraftStateMixin, RevisionMixin, PreviewableMixin, index.Indexed, models.Model
):
    """One entry. `control` is as told by the group; nobody here found out whether it is so.

    `geonames_id` names a `community.models.Place` by its number, not by a foreign key: the
    gazetteer is replaced as a whole, and what a group says of its town must outlive that.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    slug = models.SlugField(_("address on this site"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=150)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    text_language = models.CharField(_("language of these words"), max_length=10, default="en")
    about = models.CharField(_("in a sentence or two"), max_length=SHORT, blank=True)

    control = models.CharField(_("who decides"), max_length=10, choices=Control, blank=True)
    control_as = models.JSONField(_("how they decide"), default=list, blank=True)
    control_words = models.CharField(_("in your own words"), max_length=SHORT, blank=True)
    run_by_service = models.BooleanField(
        _("run by a hospital or another mental health service"), default=False
    )
    on_rights = models.TextField(_("on human rights"), max_length=LONG, blank=True)
    on_force = models.TextField(_("on force"), max_length=LONG, blank=True)

    offers = models.JSONField(_("what it offers"), default=list, blank=True)
    audiences = models.JSONField(_("for whom"), default=list, blank=True)
    audience_words = models.CharField(_("for whom, in words"), max_length=SHORT, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    access = models.JSONField(_("access"), default=list, blank=True)
    access_words = models.CharField(_("access, in words"), max_length=SHORT, blank=True)
    opening = models.CharField(_("when it is open"), max_length=SHORT, blank=True)
    cost = models.CharField(_("what it costs"), max_length=SHORT, blank=True)

    scope = models.CharField(_("area it serves"), max_length=13, choices=Scope)
    online = models.BooleanField(_("also online"), default=False)
    country = models.CharField(_("country"), max_length=2, blank=True)
    region_code = models.CharField(max_length=20, blank=True)
    region_name = models.CharField(_("region"), max_length=100, blank=True)
    geonames_id = models.PositiveIntegerField(null=True, blank=True)
    place_name = models.CharField(_("town"), max_length=200, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    countries = models.JSONField(_("countries"), default=list, blank=True)

    funder = models.CharField(_("who pays for it"), max_length=SHORT, blank=True)
    ties = models.CharField(
        _("ties to hospitals, clinics or companies"), max_length=SHORT, blank=True
    )
    # Keys of entries that are networks, as text: a slug may be another where it is taken along.
    networks = models.JSONField(_("networks it belongs to"), default=list, blank=True)
    logo = models.ForeignKey(
        "community.HouseImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("photo or logo"),
    )
    logo_alt = models.CharField(_("what the picture shows"), max_length=200, blank=True)

    # Of offices alone: where it stands that this is their task, and the day somebody looked.
    source_url = models.URLField(_("source"), max_length=500, blank=True)
    source_on = models.DateField(_("looked up on"), null=True, blank=True)
    example = models.BooleanField(_("an example"), default=False)

    # Derived by `derive`, for sorting and for the index by place.
    sort_name = models.CharField(max_length=150, editable=False)
    band = models.SmallIntegerField(null=True, editable=False)
    x = models.FloatField(null=True, editable=False)
    y = models.FloatField(null=True, editable=False)
    z = models.FloatField(null=True, editable=False)

    added_on = models.DateField(auto_now_add=True)
    _revisions = GenericRelation(
        Revision,
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="group",
        for_concrete_model=False,
    )

    objects = GroupQuerySet.as_manager()

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("short_name"),
        index.SearchField("about"),
        index.SearchField("place_name"),
        index.FilterField("kind"),
        index.FilterField("country"),
        index.FilterField("live"),
    ]

    class Meta:
        verbose_name = _("listing")
        verbose_name_plural = _("listings")
        indexes = [
            # Half a degree of latitude, then along it: as many rows are read as stand near.
            models.Index(fields=["band", "longitude"], name="group_near", condition=Q(live=True)),
            # Of public entries alone, as the one above: SQLite would else take that one, which is
            # shorter, for a list by name, and sort the whole directory.
            models.Index(fields=["sort_name", "id"], name="group_by_name", condition=Q(live=True)),
            models.Index(
                fields=["country", "sort_name", "id"],
                name="group_by_country",
                condition=Q(live=True),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="group_of_a_service_is_not_user_led",
                condition=~Q(kind=Kind.USER_LED.value, run_by_service=True),
            ),
            models.CheckConstraint(
                name="group_place_is_whole",
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def revisions(self) -> models.QuerySet[Revision]:
        """Wagtail's name for them. By the base: those of a circle, asked of either row."""
        found: models.QuerySet[Revision] = Revision.objects.for_instance(self)
        return found

    @property
    def specific(self) -> "Group | Circle":
        """The circle, where it is one: with all that a circle answers. Else itself."""
        return self.circle if self.kind == Kind.CIRCLE else self

    @property
    def is_office(self) -> bool:
        """Whether it is a public office: kept by directory editors, with a source."""
        return self.kind in OFFICES

    @property
    def is_local(self) -> bool:
        """Whether it is found by distance."""
        return self.point is not None

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude that it is found by, in degrees; None for what is not local."""
        if self.scope not in LOCAL or self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude

    def get_absolute_url(self) -> str:
        """The address in the language in use."""
        if self.kind == Kind.CIRCLE:
            return reverse("circles:circle", args=[self.slug])
        return reverse("groups:group", args=[self.slug])

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        """The page as the public will see it."""
        return "groups/group.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        """What that page shows, of this version, however the entry stands."""
        from groups.directory.entry import entry_context

        base: dict[str, Any] = super().get_preview_context(request, mode_name)
        return base | entry_context(self, timezone.now().date(), preview=True)

    def clean(self) -> None:
        """Raises ``ValidationError`` beside the field that does not go with the rest."""
        super().clean()
        errors: dict[str, Any] = {}
        if self.kind == Kind.USER_LED and self.run_by_service:
            errors["kind"] = _(
                "A group run by a hospital or a service is not listed as user-led. Please choose "
                "what fits better."
            )
        if self.kind == Kind.USER_LED and self.control and self.control != Control.MAJORITY:
            errors["control"] = _(
                "In a user-led group, people with lived experience are the majority of those who "
                "decide. If that is not so here, please choose another kind."
            )
        if self.is_office and not (self.source_url and self.source_on):
            errors["source_url"] = _("A public office needs its source and the day of looking.")
        if self.scope in LOCAL and self.latitude is None:
            errors["place_name"] = _("Please choose the town.")
        if self.scope == Scope.COUNTRY and not self.country:
            errors["country"] = _("Please choose the country.")
        if self.logo_id and not self.logo_alt.strip():
            errors["logo_alt"] = _(
                "Please say what the picture shows, for those who do not see it."
            )
        if errors:
            raise ValidationError(errors)

    def derive(self) -> None:
        """Fill what derives from the rest."""
        self.sort_name = self.name.casefold()[:150]
        self.band = self.x = self.y = self.z = None
        if point := self.point:
            self.band = band_of(point[0])
            self.x, self.y, self.z = unit_vector(*point)

    def save(self, *args: Any, **options: Any) -> None:
        """Save it with what derives from it; its rows in `Facet` follow by signal."""
        self.name, self.short_name = steady(self.name), steady(self.short_name)
        self.derive()
        super().save(*args, **options)

    def facets(self) -> list[tuple[str, str]]:
        """What it is found by, as pairs of list and slug."""
        # An older draft may still name a topic that was merged since.
        said = {name: getattr(self, name) for name in LISTS} | {"offers": now_called(self.offers)}
        return [(name, slug) for name in LISTS for slug in dict.fromkeys(said[name])]

    @property
    def language_names(self) -> list[str]:
        """The languages it speaks, by name."""
        return [language_name(code) for code in self.languages]
