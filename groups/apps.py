"""Groups and circles."""

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    """User-led groups and allies, and the circles that meet."""

    name = "groups"
    default_auto_field = "django.db.models.BigAutoField"
