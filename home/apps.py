"""Home: the pages around everything, and what needs both stories and groups."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Home and guide pages, the demonstration, housekeeping."""

    name = "home"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell authors, on their own page, what came of their stories; say what opening needs."""
        from community import opening
        from home.opening.requirements import REQUIREMENTS
        from home.promises.used import came_of_story
        from stories.came_of_it import register

        register(came_of_story)
        opening.register(REQUIREMENTS)
