"""A library of invented stories is held to the rules of a real one."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from stories.actions.upkeep.invented import make_public as making
from stories.models import Story
from stories.vault.models import Approval, State, Submission

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_each_is_approved_marked_and_found(topics: None) -> None:
    assert making.make_public(30, today=timezone.localdate()) == 30
    assert set(Approval.objects.values_list("document_hash", flat=True)) == set(
        Story.objects.values_list("approval_id", flat=True)
    )
    assert not Story.objects.exclude(example=True).exists()
    assert Submission.objects.filter(state=State.PUBLISHED, example=True).count() == 30
    shown = Story.objects.filter(language="en", suspended=False).first()
    assert shown is not None
    page = Client().get(shown.get_absolute_url()).content.decode()
    assert "Example story" in page
    found = Client().get("/en/stories/?q=corridor").content.decode()
    assert 'class="card story-card"' in found
    assert making.make_public(3, today=timezone.localdate(), seed=1) == 3  # beside those there


def test_never_where_real_stories_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "in_production", lambda: True)
    with pytest.raises(CommandError, match="Refused"):
        call_command("bench_data", stories=5)
    assert not Story.objects.exists()
