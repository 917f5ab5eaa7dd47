"""A site with something of every kind in it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from groups.models import SearchText
from tests.groups.factories import make_circle, make_group


@pytest.fixture
def listings(db: None) -> None:
    """One group and one circle in Brno."""
    lately = timezone.localdate()
    about = "We speak of restraint, and of what helped."
    entries = [
        make_group("Open Door Brno", about=about, confirmed_on=lately),
        make_circle("Evening tea", about=about, confirmed_on=lately),
    ]
    SearchText.rebuild(entries)


@pytest.fixture
def ask(client: Client) -> Callable[..., str]:
    """The page that answers, as text; its status is asked for too."""

    def answer(words: str, language: str = "en", **more: Any) -> str:
        response = client.get(f"/{language}/search/", {"q": words} | more)
        assert response.status_code == 200, words
        return response.content.decode()

    return answer
