"""The ground that the other apps stand on."""

from django.apps import AppConfig


class CommunityConfig(AppConfig):
    """Users, media, topics, places, words, audit: what every app shares."""

    name = "community"
    label = "community"
    verbose_name = "Community"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the checks of house rules; end the sessions of whoever may less from now on;
        keep old addresses, and lead nobody to other sites."""
        from django.conf import settings

        from community import checks  # noqa: F401 - registers itself
        from community.changes import listen_for_changes
        from community.logs import crash_quietly
        from community.moves import listen_for_moves
        from community.redirects import keep_addresses_here
        from community.signin.sessions import listen

        listen()
        listen_for_changes()
        keep_addresses_here()
        listen_for_moves()
        if settings.CRASH_QUIETLY:
            crash_quietly()
