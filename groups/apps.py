"""Groups and circles."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save

from community.page_cache.rows import drop_pages_of_changed_rows
from community.subjects import register


class GroupsConfig(AppConfig):
    """User-led groups and allies, and the circles that meet."""

    name = "groups"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Every change of a public row drops the pages made of it, and rebuilds its facets."""
        from groups.changed import note_change
        from groups.circles import said
        from groups.desk.quiet import keep_quiet
        from groups.desk.trail import directory_subjects
        from groups.models import Circle, Contact, Facet, Group, Meeting, Occurrence, Standing

        keep_quiet()
        register(directory_subjects())
        for model in (Group, Circle, Meeting, Contact, Standing):
            for signal in (post_save, post_delete):
                signal.connect(drop_pages_of_changed_rows, sender=model)
                signal.connect(note_change, sender=model)
        for entry in (Group, Circle, Meeting):
            post_save.connect(Facet.follow, sender=entry)
        for told in (Group, Circle, Meeting):
            post_save.connect(Occurrence.follow, sender=told)
        for change in (Group, Circle, Meeting, Standing):
            post_save.connect(said.follow, sender=change)
