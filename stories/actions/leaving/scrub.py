"""Make both databases really forget what was deleted from them (`community.scrub`)."""

from django.apps import apps
from django.db.models import Model

from community.scrub import scrub
from stories.models import Story, StoryAlternative, StoryCoercion, StoryTranslation
from stories.vault.models import Anchor, DataKey, Erasure, KeyCheck, Pairing

MAIN, KEYS = "default", "keys"
# What holds nobody's words or key, and is never deleted for anybody's sake.
NOTHING_OF_ANYBODY = (Anchor, Erasure, KeyCheck, Pairing)


def scrub_search() -> bool:
    """Forget deleted rows, words and keys in both databases; False when something was in the way.

    Never raises: what was deleted stays deleted, and housekeeping tries again.
    """
    return all([scrub(alias, cleaned(alias), searched=alias == MAIN) for alias in (MAIN, KEYS)])


def cleaned(alias: str) -> list[type[Model]]:
    """Every table that words or keys are deleted from: a new one in the vault is among them."""
    if alias == KEYS:
        return [DataKey]
    vault = apps.get_app_config("vault").get_models()
    left_out = {DataKey, *NOTHING_OF_ANYBODY}
    sealed = [model for model in vault if model not in left_out]
    return [Story, StoryCoercion, StoryAlternative, StoryTranslation, *sealed]
