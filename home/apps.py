"""Home: the pages around everything, and what needs both stories and groups."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Home and guide pages, the demonstration, housekeeping."""

    name = "home"
    default_auto_field = "django.db.models.BigAutoField"
