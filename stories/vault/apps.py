"""The sealed side, a Django app of its own."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """Submissions, versions, approvals, messages, the consent ledger, and the keys."""

    name = "stories.vault"
    label = "vault"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the checks of columns and of keys; a server proves its keys before it serves."""
        from community.starting import before_serving
        from stories.vault import checks  # noqa: F401 - registers itself
        from stories.vault.proof import prove

        before_serving(prove)
