"""The gazetteer: towns by every name people have for them. GeoNames, CC BY 4.0.

Public knowledge only: nothing here says who looked for a place.
"""

from typing import Self

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from community.lib.geo import fold

KEY_LENGTH = 120


class PlaceQuerySet(models.QuerySet["Place"]):
    """Looking places up by name."""

    def named(self, text: str) -> Self:
        """Places of that name, the largest first; more than one means: offer choices.

        Accents, case and punctuation do not matter. "Neustadt, DE", "Neustadt, Germany" and
        "Springfield, Illinois" narrow by what stands after the last comma. Any text is safe.
        """
        found = self._by_key(fold(text))
        name, comma, where = text.rpartition(",")
        if not comma or found.exists():
            return found
        return self._by_key(fold(name)).filter(_within(where.strip()))

    def _by_key(self, key: str) -> Self:
        if not 0 < len(key) <= KEY_LENGTH:
            return self.none()
        return self.filter(names__key=key).order_by("-population", "pk")


def _within(where: str) -> models.Q:
    """In a country, by code or name in the page's language or English, or a region by name."""
    inside = models.Q(region_name__iexact=where) | models.Q(country__iexact=where)
    code = countries.by_name(where, language=get_language() or "en") or countries.by_name(where)
    return inside | models.Q(country=code) if code else inside


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

    def __str__(self) -> str:
        return f"{self.name}, {self.country}"


class PlaceName(models.Model):
    """One name of a place, as written and as folded for searching."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="names")
    key = models.CharField(max_length=KEY_LENGTH)
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        verbose_name = _("place name")
        verbose_name_plural = _("place names")
        constraints = [
            models.UniqueConstraint(fields=["key", "place"], name="place_name_once_a_place")
        ]

    def __str__(self) -> str:
        return self.name


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
