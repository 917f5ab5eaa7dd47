"""The gazetteer knows towns by their many names, and loads once."""

import csv
import io
import lzma
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.data import make_regions
from community.data.make_places import HEADER
from community.management.commands.load_places import SHIPPED
from community.models.places import Gazetteer, Place, PlaceName, Region
from community.where import Choice, find_where
from tests.community.awkward_names import AREAS, CHOICES, SLIPS, TOWNS

pytestmark = pytest.mark.django_db

ROWS = [
    [1, "Brno", "CZ", "78", "", "", 49.2, 16.6, 379466, "Europe/Prague", "Brno|Brünn|Брно"],
    [2, "Neustadt", "DE", "08", "", "Mannheim", 49.35, 8.14, 53892, "Europe/Berlin", "Neustadt"],
    [3, "Neustadt", "DE", "10", "", "Kiel", 54.1, 10.8, 15155, "Europe/Berlin", "Neustadt"],
    [4, "Neustadt", "AT", "03", "", "", 47.8, 16.2, 43863, "Europe/Vienna", "Neustadt|NEUSTADT"],
    [5, "Dover", "US", "DE", "Delaware", "", 39.1, -75.5, 37522, "America/New_York", "Dover"],
    [6, "Dover", "GB", "ENG", "", "", 51.1, 1.3, 41709, "Europe/London", "Dover|Douvres"],
]


REGIONS = [
    ["AT", "", "", "Austria", "Österreich", "", "", "", "Austria|Österreich|AT"],
    ["DE", "", "", "Germany", "Deutschland", "", "", "", "Germany|Deutschland|DE"],
    ["DE", "08", "DE-RP", "Rhineland-Palatinate", "Rheinland-Pfalz", "", "", "", "Pfalz|DE-RP"],
    ["GB", "", "", "United Kingdom", "", "", "", "", "United Kingdom|GB|UK"],
    ["US", "DE", "US-DE", "Delaware", "", "", "", "", "Delaware|US-DE"],
]


def packed(path: Path, rows: list[list[object]], header: Sequence[str] = HEADER) -> Path:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows(rows)
    path.write_bytes(lzma.compress(text.getvalue().encode()))
    return path


@pytest.fixture
def places(tmp_path: Path) -> Path:
    path = packed(tmp_path / "places.csv.xz", ROWS)
    regions = packed(tmp_path / "regions.csv.xz", REGIONS, make_regions.HEADER)
    call_command("load_places", file=path, regions=regions, verbosity=0)
    return path


def ids(text: str) -> list[int]:
    return list(Place.objects.named(text).values_list("pk", flat=True))


@pytest.mark.parametrize("text", ["Brno", "brno ", "BRÜNN", "brunn", "Bruenn", "Брно"])
def test_every_name_finds_the_place(places: Path, text: str) -> None:
    assert ids(text) == [1]


def test_namesakes_come_largest_first(places: Path) -> None:
    assert ids("neustadt") == [2, 4, 3]
    assert ids("Dover") == [6, 5]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Neustadt, DE", [2, 3]),
        ("Neustadt, germany", [2, 3]),
        ("Neustadt, AT", [4]),
        ("Dover, Delaware", [5]),
        ("Douvres, United Kingdom", [6]),
        ("Neustadt, Pfalz", [2]),
        ("Neustadt, nowhere", []),
        (", DE", []),
    ],
)
def test_what_follows_the_comma_narrows(places: Path, text: str, found: list[int]) -> None:
    assert ids(text) == found


def test_countries_in_the_language_of_the_page(places: Path) -> None:
    with translation.override("de"):
        assert ids("Neustadt, Österreich") == [4]
        assert ids("Neustadt, Austria") == [4]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text() | st.text(st.sampled_from(",'\"%_\\ DEbrno")) | st.just("x" * 5000))
def test_any_text_is_safe(places: Path, text: str) -> None:
    ids(text)


def test_a_place_says_its_region_by_the_name_of_the_region(places: Path) -> None:
    assert Place.objects.get(pk=2).region_name == "Rhineland-Palatinate"
    region = Region.objects.get(iso="DE-RP")
    with translation.override("de"):
        assert (region.label, region.address) == ("Rheinland-Pfalz", "DE.08")


def test_the_same_file_is_loaded_once(places: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Place.objects.filter(pk=1).update(population=7)
    call_command("load_places", file=places, regions=places.with_name("regions.csv.xz"))
    assert "already" in capsys.readouterr().out
    assert Place.objects.get(pk=1).population == 7


def test_another_file_replaces_all(places: Path, tmp_path: Path) -> None:
    regions = packed(tmp_path / "none.csv.xz", [], make_regions.HEADER)
    new = packed(tmp_path / "new.csv.xz", ROWS[:2])
    call_command("load_places", file=new, regions=regions, verbosity=0)
    assert Place.objects.count() == 2
    assert not Region.objects.exists()
    # "Brünn" has two keys: as it is folded, and as it is typed without an ü.
    assert PlaceName.objects.count() == 5
    assert Gazetteer.objects.get().names == 5


@pytest.mark.parametrize("content", [b"", b"nonsense", lzma.compress(b"a,b\n1,2\n")])
def test_a_bad_file_changes_nothing(places: Path, tmp_path: Path, content: bytes) -> None:
    bad = tmp_path / "bad.csv.xz"
    bad.write_bytes(content)
    with pytest.raises(CommandError, match=r"bad\.csv\.xz"):
        call_command("load_places", file=bad)
    assert Place.objects.count() == len(ROWS)
    with pytest.raises(CommandError):
        call_command("load_places", file=tmp_path / "missing.csv.xz")


def test_the_shipped_file_loads_in_a_minute_and_answers_awkward_names() -> None:
    """Of this process: other work on the machine does not count."""
    start = time.process_time()
    call_command("load_places", file=SHIPPED, verbosity=0)
    assert time.process_time() - start < 60
    assert SHIPPED.stat().st_size < 8_000_000
    assert Place.objects.count() > 80_000
    assert Place.objects.named("neustadt").count() > 3
    assert not PlaceName.objects.filter(key="").exists()
    assert len(TOWNS) > 60
    wrong = {name: number for name, number in TOWNS.items() if spot_of(name) != number}
    wrong |= {name: number for name, number in CHOICES.items() if first_choice(name) != number}
    assert wrong == {}
    assert {name: area_of(name) for name in AREAS} == AREAS
    assert {
        name: number
        for name, number in SLIPS.items()
        if number not in map(key_of, find_where(name).suggestions)
    } == {}


def key_of(choice: Choice) -> int | str:
    return choice.address if isinstance(choice, Region) else choice.place.pk


def spot_of(name: str) -> int | None:
    spot = find_where(name).spot
    return spot.place.pk if spot else None


def area_of(name: str) -> str:
    region = find_where(name).region
    return region.address if region else ""


def first_choice(name: str) -> int | str | None:
    choices = find_where(name).choices
    return key_of(choices[0]) if len(choices) > 1 else None
