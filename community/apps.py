"""The ground that the other apps stand on."""

from django.apps import AppConfig


class CommunityConfig(AppConfig):
    """Users, media, topics, places, words, audit: what every app shares."""

    name = "community"
    label = "community"
    verbose_name = "Community"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the checks of house rules; end the sessions of whoever may less from now on."""
        from django.conf import settings

        from community import checks  # noqa: F401 - registers itself
        from community.changes import listen_for_changes
        from community.logs import crash_quietly
        from community.signin.sessions import listen

        listen()
        listen_for_changes()
        if settings.CRASH_QUIETLY:
            crash_quietly()
