"""The gazetteer: towns by every name people have for them. GeoNames, CC BY 4.0.

Public knowledge only: nothing here says who looked for a place.
"""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from community.language import page_language
from community.lib.geo import fold

KEY_LENGTH = 120


class PlaceQuerySet(models.QuerySet["Place"]):
    """Looking places up by name."""

    def named(self, text: str) -> Self:
        """Places of that name, the largest first; more than one means: offer choices.

        Accents, case and punctuation do not matter. "Neustadt, DE", "Neustadt, Germany" and
        "Springfield, Illinois" narrow by what stands after the last comma. Any text is safe.
        """
        found = self.by_keys(fold(text))
        name, comma, where = text.rpartition(",")
        if not comma or found.exists():
            return found
        return self.by_keys(fold(name)).within(where)

    def by_keys(self, *keys: str) -> Self:
        """Places with a name that has one of these folded keys, the largest first."""
        able = [key for key in keys if 0 < len(key) <= KEY_LENGTH]
        if not able:
            return self.none()
        named = PlaceName.objects.filter(key__in=able).values("place")
        return self.filter(pk__in=named).order_by("-population", "pk")

    def within(self, where: str) -> Self:
        """Those in a country or region of that name, in any of the gazetteer's languages."""
        around = Region.objects.filter(
            Q(code="") | Q(code=OuterRef("region_code")),
            country=OuterRef("country"),
            names__key=fold(where)[:KEY_LENGTH],
        )
        return self.filter(Exists(around) | Q(region_name__iexact=where.strip()))


class Place(models.Model):
    """A town, village or part of a city. The key is its GeoNames number."""

    geonames_id = models.PositiveIntegerField(primary_key=True)
    name = models.CharField(_("name"), max_length=200)
    country = models.CharField(_("country"), max_length=2)
    region_code = models.CharField(_("region code"), max_length=20, blank=True)
    region_name = models.CharField(_("region"), max_length=100, blank=True)
    near = models.CharField(_("nearest larger town"), max_length=200, blank=True)
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))
    population = models.PositiveIntegerField(_("inhabitants"))
    timezone = models.CharField(_("time zone"), max_length=40)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["-population", "geonames_id"]
        indexes = [models.Index(fields=["latitude", "longitude"], name="place_at")]

    def __str__(self) -> str:
        return f"{self.name}, {self.country}"

    @property
    def country_name(self) -> str:
        """In the page's language."""
        return str(countries.name(self.country)) or self.country


class PlaceName(models.Model):
    """One name of a place, as written and as folded for searching."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="names")
    # With an index: PostgreSQL gets a second one by it, for beginnings of names.
    key = models.CharField(max_length=KEY_LENGTH, db_index=True)
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        verbose_name = _("place name")
        verbose_name_plural = _("place names")
        constraints = [
            models.UniqueConstraint(fields=["key", "place"], name="place_name_once_a_place")
        ]

    def __str__(self) -> str:
        return self.name


class Region(models.Model):
    """A country, with an empty code, or one of its regions, by the code that GeoNames gives it."""

    country = models.CharField(_("country"), max_length=2)
    code = models.CharField(_("region code"), max_length=20, blank=True)
    iso = models.CharField("ISO 3166-2", max_length=10, blank=True)
    name = models.CharField(_("name"), max_length=100)
    labels = models.JSONField(_("names by language"), default=dict)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["country", "name"]
        constraints = [models.UniqueConstraint(fields=["country", "code"], name="region_once")]

    def __str__(self) -> str:
        return self.address

    @property
    def address(self) -> str:
        """How an address of this site says it: "DE.02" as GeoNames does, or "DE"."""
        return f"{self.country}.{self.code}" if self.code else self.country

    @property
    def label(self) -> str:
        """Its name in the page's language, or else in English."""
        if not self.code and (name := str(countries.name(self.country))):
            return name
        return str(self.labels.get(page_language()) or self.name)


class RegionName(models.Model):
    """One name of a region or country, folded for searching."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="names")
    key = models.CharField(max_length=KEY_LENGTH, db_index=True)

    class Meta:
        verbose_name = _("region name")
        verbose_name_plural = _("region names")
        constraints = [
            models.UniqueConstraint(fields=["key", "region"], name="region_name_once_a_region")
        ]

    def __str__(self) -> str:
        return self.key


class Gazetteer(models.Model):
    """Which file the places came from, so that it is loaded once. One row at most."""

    digest = models.CharField(max_length=64, help_text="SHA-256 of the file")
    places = models.PositiveIntegerField()
    names = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("gazetteer")
        verbose_name_plural = _("gazetteers")

    def __str__(self) -> str:
        return f"{self.places} places"
