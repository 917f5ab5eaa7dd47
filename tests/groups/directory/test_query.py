"""One object for page, map and formats: what it reads, what it finds, in which order."""

from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.lib.geo import haversine_km
from groups.choices import LOCAL, Kind, Scope
from groups.directory.cursor import Cursor
from groups.directory.query import QUERY_WORDS, DirectoryQuery
from groups.directory.slices import take
from groups.models import Group
from tests.groups.directory.town import TOWNS
from tests.groups.factories import TODAY, make_group

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("towns")]

WORDS = (
    *("near=Brno", "near=Vienna&radius=200", "near=Suva&radius=2000", "near=49.2,16.6"),
    *("near=Halle", "near=Czechia", "near=South Moravia", "place=3078610", "near=nowhere"),
    *("country=CZ", "region=CZ.78", "kind=user-led", "kind=user-led&kind=lawyers", "control=no"),
    *("offer=legal-help", "access=step-free", "access=step-free&access=toilet", "language=cs"),
    *("online=yes", "apart=yes", "q=voices", "q=legal help", "q='\"%_\\", "radius=5", "radius=x"),
    "cursor=nonsense",
)


def asked(text: str = "") -> DirectoryQuery:
    return DirectoryQuery.parse(QueryDict(text))


def names(text: str = "") -> list[str]:
    return [group.name for group in asked(text).queryset(TODAY)]


def in_town(name: str, town: str, **fields: Any) -> Group:
    number, country, region, latitude, longitude, _people = TOWNS[town]
    place = {
        "geonames_id": number,
        "country": country,
        "region_code": region,
        "place_name": town,
        "latitude": latitude,
        "longitude": longitude,
    }
    return make_group(name, **(place | fields))


@pytest.fixture
def some() -> None:
    in_town("Anna", "Brno", offers=["legal-help"], languages=["cs"], control="majority")
    in_town("Bedřich", "Brno", access=["step-free", "toilet"], kind=Kind.LAWYERS)
    in_town("Cecil", "Vienna", online=True, languages=["de", "cs"], about="Voices in the night")
    in_town("Daria", "Suva", countries=["FJ", "CZ"])
    in_town("All of it", "Brno", scope=Scope.COUNTRY)
    in_town("Moravia", "Vienna", scope=Scope.REGION, country="CZ", region_code="78")
    make_group("Everywhere", scope=Scope.ONLINE, country="", latitude=None, longitude=None)
    make_group("Elsewhere", scope=Scope.COUNTRY, country="AT")
    in_town("Resting", "Brno", standing={"paused_on": TODAY})
    in_town("Old", "Brno", confirmed_on=date(2024, 1, 1))
    in_town("Draft", "Brno", public=False)


@pytest.mark.usefixtures("some")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("near=Brno", ["Anna", "Bedřich"]),
        ("near=Brno&radius=200", ["Anna", "Bedřich", "Cecil", "Moravia"]),
        ("near=Vienna&radius=300", ["Cecil", "Moravia", "Anna", "Bedřich"]),
        ("near=49.2,16.6", ["Anna", "Bedřich"]),
        ("near=Czechia", ["All of it", "Anna", "Bedřich", "Daria", "Moravia"]),
        ("country=CZ", ["All of it", "Anna", "Bedřich", "Daria", "Moravia"]),
        ("near=South Moravia", ["Anna", "Bedřich", "Moravia"]),
        ("region=South Moravia", ["Anna", "Bedřich", "Moravia"]),
        ("near=Brno&apart=yes", ["All of it", "Everywhere", "Moravia"]),
        ("near=Brno&radius=200&apart=yes", ["All of it", "Everywhere"]),
        ("region=CZ.78&apart=yes", ["All of it", "Everywhere"]),
        ("near=Halle", []),
        ("near=Nowhere", []),
        ("kind=lawyers", ["Bedřich"]),
        ("offer=legal-help", ["Anna"]),
        ("q=legal", ["Anna"]),
        ("q=night voices", ["Cecil"]),
        ("q=oices", ["Cecil"]),
        ("q=zzz", []),
        ("access=step-free&access=toilet", ["Bedřich"]),
        ("access=step-free&access=hearing-loop", []),
        ("language=cs", ["Anna", "Cecil"]),
        ("online=yes", ["Cecil", "Everywhere"]),
        ("control=majority", ["Anna"]),
        ("near=Brno&language=cs&offer=legal-help", ["Anna"]),
    ],
)
def test_what_each_word_finds(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("colour=red", "colour"),
        ("near=Halle", "near"),
        ("near=Nowhere", "near"),
        ("radius=0", "radius"),
        ("radius=1e9", "radius"),
        ("region=XX.1", "region"),
        ("country=Narnia", "country"),
        ("kind=club", "kind"),
        ("offer=everything", "offer"),
        ("place=77", "place"),
        ("q=...", "q"),
        ("cursor=1", "cursor"),
    ],
)
def test_what_is_not_understood_is_noted(text: str, word: str) -> None:
    assert list(asked(text).errors) == [word]


def test_an_address_reads_back_as_the_same_search() -> None:
    query = asked(
        "near=Brno&radius=100&country=CZ&region=CZ.78&kind=lawyers&control=no&offer=legal-help"
        "&access=toilet&language=cs&online=yes&q=a+b&apart=yes"
    )
    assert query.errors == {}
    assert asked(query.url_params()[1:]) == query
    assert query.is_empty is False
    assert asked("radius=20").is_empty
    assert [chip.name for chip in query.chips()] == [
        *("near", "country", "region", "kind", "control", "offer", "access"),
        *("language", "online", "q"),
    ]
    assert "near" not in query.chips()[0].without_it
    assert "radius" not in query.chips()[0].without_it


def test_a_choice_among_namesakes_is_kept_in_the_address() -> None:
    query = asked("near=Halle&place=2796696&radius=10")
    assert (query.errors, query.where.country) == ({}, "BE")
    assert query.url_params() == "?near=Halle&place=2796696&radius=10"
    assert asked("near=Brno&place=2796696").url_params() == "?near=Brno"


def test_nobody_near_shows_the_nearest(some: None) -> None:
    query = asked("near=Leeds&radius=10")
    assert not query.queryset(TODAY).exists()
    assert [group.name for group in query.beyond(TODAY)[:2]] == ["Anna", "Bedřich"]
    assert not asked("country=CZ").beyond(TODAY).exists()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    words=st.lists(st.sampled_from(WORDS), max_size=4),
    size=st.integers(1, 4),
)
def test_slices_give_every_entry_once_in_the_order_of_the_search(
    some: None, words: list[str], size: int
) -> None:
    query = asked("&".join(words))
    whole = [group.pk for group in query.queryset(TODAY)]
    assert [group.pk for group in query.queryset(TODAY, few=True)] == whole
    assert query.count(TODAY, 3) == min(len(whole), 4)
    page, seen, pages = take(query, TODAY, size), [], []
    while True:
        seen += [group.pk for group in page.groups]
        pages.append([group.pk for group in page.groups])
        if page.next is None:
            break
        step = asked(f"{query.url_params(cursor=page.next)[1:]}")
        assert step.errors.keys() <= {"near", "place"}
        page = take(step, TODAY, size)
    assert seen == whole
    for before in reversed(pages[:-1]):
        assert page.previous is not None
        page = take(asked(query.url_params(cursor=page.previous)[1:]), TODAY, size)
        assert [group.pk for group in page.groups] == before


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(town=st.sampled_from(sorted(TOWNS)), radius=st.integers(1, 20_000))
def test_near_means_every_local_entry_within_the_radius(some: None, town: str, radius: int) -> None:
    _number, _country, _region, latitude, longitude, _people = TOWNS[town]
    here = Group.objects.listed(TODAY).filter(scope__in=LOCAL)
    far = {
        group.name: haversine_km(latitude, longitude, group.latitude, group.longitude)  # type: ignore[arg-type]
        for group in here
    }
    expected = sorted((km, name.casefold(), name) for name, km in far.items() if km <= radius)
    assert names(f"near={town}&radius={radius}") == [name for *_key, name in expected]


def test_a_place_in_the_list_stays_good_when_its_entry_is_gone(some: None) -> None:
    first = take(asked(), TODAY, 2)
    assert first.next is not None
    kept = str(first.next)
    Group.objects.get(pk=first.groups[-1].pk).delete()
    assert [group.name for group in take(asked(f"cursor={kept}"), TODAY, 2).groups] == names()[1:3]


@given(st.text() | st.binary().map(lambda raw: raw.decode("latin-1")))
def test_any_cursor_is_read_or_refused(text: str) -> None:
    found = Cursor.parse(text)
    assert found is None or Cursor.parse(str(found)) == found


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(word=st.sampled_from(QUERY_WORDS), value=st.text())
def test_any_string_gets_a_list(some: None, word: str, value: str) -> None:
    values = QueryDict(mutable=True)
    values[word] = value
    take(DirectoryQuery.parse(values), TODAY, 3)
