"""The keys of a name, and the other forms in which it is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.lib.geo import fold
from community.lib.place_keys import MOST_KEYS, is_short_for, keys_of, other_keys


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("Zürich", ("zurich", "zuerich")),
        ("Århus", ("arhus", "aarhus")),
        ("Gießen", ("giessen",)),
        ("Saint-Étienne", ("saint etienne", "st etienne")),
        ("Sankt Pölten", ("sankt polten", "sankt poelten", "st polten", "st poelten")),
        ("Brno", ("brno",)),
    ],
)
def test_keys(name: str, keys: tuple[str, ...]) -> None:
    assert keys_of(name) == keys


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Muenchen", "munchen"),
        ("Neuenbuerg", "neuenburg"),
        ("Umeaa", "umea"),
        ("Sankt Etienne", "st etienne"),
        ("Bolzano/Bozen", "bozen"),
        ("Biel (BE)", "biel"),
    ],
)
def test_what_is_typed_elsewhere(typed: str, key: str) -> None:
    assert key in other_keys(typed)


@given(st.text())
def test_keys_are_folded_and_few(text: str) -> None:
    assert keys_of(text)[0] == fold(text)
    assert all(fold(key) == key for key in (*keys_of(text), *other_keys(text)))
    assert len(other_keys(text)) <= MOST_KEYS


@pytest.mark.parametrize(
    ("typed", "key", "fits"),
    [
        ("frankfurt a m", "frankfurt am main", True),
        ("frankfurt main", "frankfurt am main", True),
        ("rothenburg o d t", "rothenburg ob der tauber", True),
        ("frankfurt o", "frankfurt am main", False),
        ("frankfurt", "frankfurt am main", False),
        ("frank m", "frankfurt am main", False),
        ("", "frankfurt", False),
    ],
)
def test_a_name_cut_short(typed: str, key: str, fits: bool) -> None:
    assert is_short_for(typed, key) is fits
