"""Whoever takes something off is told when a kept copy cannot be cleared just then."""

from html import unescape
from typing import Any

import pytest
from django.utils import timezone

from community.page_cache.pending import STILL_SHOWN
from stories.models import Story
from tests.stories.share.returning import at, inside, text_of
from tests.stories.telling import publish_it, tell

pytest.importorskip("redis")
pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)
TAKES_SOMETHING_OFF = {
    "a switch": ("switches", {"turn": "quote no"}),
    "an end": ("ask-again", {"years": "2"}),
    "details": ("details", {"hide": "country"}),
    "off the page": ("off", {}),
}


@pytest.fixture
def redis_is_away(settings: Any) -> None:
    settings.PAGE_CACHE_URL = "unix:///nowhere/at/all"


@pytest.fixture
def page_of() -> Any:
    def find(name: str, values: dict[str, Any]) -> str:
        told = publish_it(tell("approved", shown=["country"]), timezone.now().date())
        Story.objects.update(quotable_by_anyone=True, allows_quoting=True)
        client = inside(told)
        response = client.post(at(name), values, follow=True)
        assert response.redirect_chain, text_of(response)
        return unescape(text_of(response))

    return find


@pytest.mark.parametrize("name", TAKES_SOMETHING_OFF)
def test_it_says_so_where_redis_is_away(name: str, redis_is_away: None, page_of: Any) -> None:
    assert STILL_SHOWN in page_of(*TAKES_SOMETHING_OFF[name])


def test_and_nothing_where_nothing_failed(page_of: Any) -> None:
    assert STILL_SHOWN not in page_of(*TAKES_SOMETHING_OFF["a switch"])


def test_nor_where_nothing_was_done(redis_is_away: None, page_of: Any) -> None:
    assert STILL_SHOWN not in page_of("switches", {"turn": "quote maybe"})
