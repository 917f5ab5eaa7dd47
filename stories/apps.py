"""Stories: the public side, and the rooms around the vault."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from stories.samples import keep_no_samples


class StoriesConfig(AppConfig):
    """Sharing, the desk, and the library."""

    name = "stories"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen for the end of migrations."""
        post_migrate.connect(keep_no_samples, sender=self)
