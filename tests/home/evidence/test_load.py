"""Published figures: loaded as they were published, and shown only with a source."""

from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from home.evidence.metrics import metrics
from home.management.commands import load_figures
from home.models import Figure, Series

pytestmark = pytest.mark.django_db
HEAD = (
    "series,place,measure,unit,period,value,coverage,definition,series_break,source_title,"
    "publisher,source_url,source_kind,note\n"
)


@pytest.fixture
def topics() -> None:
    call_command("load_topics", verbosity=0)


def load(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *rows: str) -> None:
    file = tmp_path / "figures.csv"
    file.write_text(HEAD + "\n".join(rows) + "\n")
    monkeypatch.setattr(load_figures, "SHIPPED", file)
    call_command("load_figures", verbosity=0)


def row(series: str = "ie-x", unit: str = "episode-count", **said: str) -> str:
    told = {"definition": "", "value": "1", "period": "2023", "measure": "seclusion"} | said
    return (
        f"{series},Ireland,{told['measure']},{unit},{told['period']},{told['value']},,"
        f"{told['definition']},,Title,Publisher,https://example.org/,primary,"
    )


def test_every_figure_ships_as_it_was_published(topics: None) -> None:
    call_command("load_figures", verbosity=0)
    call_command("load_figures", verbosity=0)
    assert Figure.objects.count() == 22
    rate = Series.objects.get(slug="au-seclusion-rate")
    assert [f.value for f in rate.figures.all()] == [
        Decimal(v) for v in ("13.9", "6.9", "7.3", "8.1", "7.3")
    ]
    assert rate.country == "AU" and rate.topic.slug == "seclusion"
    assert rate.definition.startswith("A person alone in a room")
    assert all(series.metric in metrics() for series in Series.objects.all())


def test_a_figure_without_a_link_to_its_source_is_not_shown(topics: None) -> None:
    call_command("load_figures", verbosity=0)
    assert Series.objects.filter(country="DE").count() == 2
    assert not Series.objects.shown().filter(country="DE").exists()
    assert not Figure.objects.sourced().filter(series__country="DE").exists()
    assert Series.objects.shown().in_country("IE").count() == 2


def test_the_two_figures_of_mersey_care_stay_apart(topics: None) -> None:
    call_command("load_figures", verbosity=0)
    mersey = Series.objects.filter(slug__startswith="gb-mersey")
    assert [series.figures.count() for series in mersey] == [1, 1]


def test_blank_is_not_zero(topics: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    load(monkeypatch, tmp_path, row(value=""), row(value="0", period="2024"))
    assert [f.value for f in Figure.objects.all()] == [None, Decimal(0)]


@pytest.mark.parametrize(
    "rows",
    [
        [row(definition="One"), row(definition="Another", period="2024")],
        [row(), row(unit="people-count", period="2024")],
        [row(series="x-y")],
        [row(unit="guesses")],
        [row(measure="nothing")],
        [row(value="many")],
    ],
    ids="definitions units country metric topic number".split(),
)
def test_what_cannot_be_right_is_refused_whole(
    topics: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, rows: list[str]
) -> None:
    with pytest.raises(CommandError):
        load(monkeypatch, tmp_path, row(series="ie-good"), *rows)
    assert not Series.objects.exists()
