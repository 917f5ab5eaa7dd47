"""A guide with one of everything that needs somebody."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from community.models import Coercion, Helpline
from home.evidence.series import State
from home.models import CountryNote, Figure, GuidePage, PlanLaw, Series
from home.prepare.tree import make_guide

TODAY = timezone.localdate()
LONG_AGO = TODAY - timedelta(days=400)


def page(slug: str = "last-resort", language: str = "en") -> GuidePage:
    return GuidePage.objects.get(slug=slug, locale__language_code=language)


def a_line(name: str = "Example line", checked_on: date | None = LONG_AGO) -> Helpline:
    return Helpline.objects.create(
        country="IE",
        name=name,
        number="1",
        source_name="Example",
        source_url="https://example.org/",
        checked_on=checked_on,
    )


def a_series(slug: str, *, period: str = "2022", **values: object) -> Series:
    topic = Coercion.objects.get(slug="seclusion")
    values = {"country": "IE", "place": "Ireland", "metric": "people-count"} | values
    series = Series.objects.create(slug=slug, topic=topic, **values)
    Figure.objects.create(
        series=series, period=period, value=4, source_title="R", source_url="https://example.org/r"
    )
    return series


@pytest.fixture(scope="module")
def _standing_guide(_standing_tree: None, django_db_blocker: Any) -> Iterator[None]:
    """Made once, inside the transaction of the tree."""
    with django_db_blocker.unblock():
        make_guide()
        call_command("load_topics", verbosity=0)
    yield


@pytest.fixture
def guide(_standing_guide: None, db: None) -> None:
    """The guide and the vocabulary."""


@pytest.fixture
def needy(guide: None) -> None:
    """One of every kind that needs no story."""
    bare = page()
    # As it lies in the database: nobody said what is on the picture.
    mute = {"image": 1, "alt_text": "", "decorative": False}
    number = {"value": "3", "text": "fewer", "source": "", "url": ""}
    bare.body = json.dumps([{"type": "number", "value": number}, {"type": "image", "value": mute}])
    bare.save()
    page("your-rights", "de").delete()
    a_line()
    a_series("ie-old", period="2001", retrieved_on=LONG_AGO)
    a_series("ie-told", told_by="Example group", told_on=TODAY, state=State.WAITING)
    CountryNote.objects.create(country="IE", law="x", law_url="https://example.org/")
    PlanLaw.objects.create(
        country="IE",
        binding="no",
        law="x",
        source_url="https://example.org/",
        checked_on=LONG_AGO,
    )
