"""The sealed side, a Django app of its own."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """Submissions, versions, approvals, messages, the consent ledger, and the keys."""

    name = "stories.vault"
    label = "vault"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the check that every column is sealed or listed."""
        from stories.vault import checks  # noqa: F401 - registers itself
