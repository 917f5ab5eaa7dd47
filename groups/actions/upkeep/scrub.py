"""Make the database really forget what was removed from the directory."""

from typing import Final

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision

from community.models import HouseImage
from community.scrub import scrub

# What Wagtail writes down of a listing, beside our own tables.
OF_WAGTAIL: Final = (Revision, ModelLogEntry, ReferenceIndex)


def scrub_directory() -> int:
    """How many databases forgot, 0 or 1: then housekeeping tries again. Never raises."""
    own: list[type[Model]] = list(apps.get_app_config("groups").get_models())
    return int(scrub(DEFAULT_DB_ALIAS, [*own, *OF_WAGTAIL, HouseImage], searched=True))
