"""Figures to check, on the first page of whoever may look at them."""

import re

import pytest
from django.core.management import call_command

from community.models import Coercion
from home.models import Figure, Series
from tests.stories.desk.conftest import person, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
LABEL = "figures to check: no source yet"


def first_page(role: str) -> str:
    return str(signed_in(person("eda", role)).get("/admin/").content.decode())


@pytest.fixture
def figures() -> None:
    call_command("load_topics", verbosity=0)
    topic = Coercion.objects.get(slug="seclusion")
    series = Series.objects.create(slug="x", country="IE", place="Ireland", topic=topic, metric="m")
    for period, title, url in (
        ("2021", "A report", "https://example.org/report"),
        ("2022", "A report", ""),
        ("2023", "", "https://example.org/report"),
        ("2024", "", ""),
    ):
        Figure.objects.create(series=series, period=period, source_title=title, source_url=url)


def test_every_figure_is_either_sourced_or_to_be_checked(figures: None) -> None:
    assert [one.period for one in Figure.objects.sourced()] == ["2021"]
    assert Figure.objects.unsourced().count() == 3


@pytest.mark.parametrize("role", ["Guide editors", "Administrators"])
def test_their_number_stands_on_the_first_page(figures: None, role: str) -> None:
    html = first_page(role)
    found = re.search(rf"<strong>(\d+)</strong> <span>{LABEL}", html)
    assert found is not None and found[1] == "3"


@pytest.mark.parametrize("role", ["Moderators", "Directory editors"])
def test_nobody_else_is_shown_it(figures: None, role: str) -> None:
    assert LABEL not in first_page(role)
