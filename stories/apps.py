"""Stories: the public side, and the rooms around the vault."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save

from community.page_cache.rows import drop_pages_of_changed_rows
from community.words_of_topics import reworded
from stories.samples import keep_no_samples


class StoriesConfig(AppConfig):
    """Sharing, the desk, and the library."""

    name = "stories"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen for the end of migrations, and for what changes a public row."""
        reworded.connect(_reword, dispatch_uid="stories-reword")
        post_migrate.connect(keep_no_samples, sender=self)
        for name in ("Story", "StoryTranslation"):
            for signal in (post_save, post_delete):
                signal.connect(drop_pages_of_changed_rows, sender=self.get_model(name))


def _reword(topic: Any, **_told: Any) -> None:
    """The models are ready by now; when this file is read they are not."""
    from stories.actions.retag import reword

    reword(topic=topic)
