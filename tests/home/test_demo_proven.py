"""The demonstration's stories went by the real doors: both proofs find nothing wrong with them."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from stories.actions.proving.ledger import prove_ledger
from stories.actions.proving.public import prove_public
from stories.actions.upkeep.housekeep import housekeep
from stories.models import Story

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.mark.once
def test_every_story_of_the_demonstration_is_proven(
    prepared: None, settings: Any, tmp_path: Path
) -> None:
    settings.DEMONSTRATION = True
    settings.VAR = tmp_path
    call_command("demo", verbosity=0)
    assert housekeep(now=timezone.now())["consent ledgers anchored"] > 30
    ledger, public = prove_ledger(), prove_public()
    assert (ledger.wrong, ledger.unproven, public.wrong) == ([], [], [])
    assert ledger.not_anchored == 0
    assert public.stories == Story.objects.count() > 20
    call_command("demo", reset=True, verbosity=0)
    assert prove_ledger().wrong == prove_public().wrong == []
