"""Which names are taken for the same organisation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.lib.organisations import is_named_in, same_organisation

SAME = [
    ("Caritas", "Caritas Wien e. V."),
    ("CARITAS WIEN", "caritas wien"),
    ("Caritas Wien, Beratung", "Caritas Wien"),
    ("Universitätsklinik", "universitatsklinik"),
    ("Łódź Hospital", "lodz hospital"),
    ("St. Mary's Trust", "St Marys Trust"),
    ("psychiatr*", "Psychiatrie Nord"),
    ("*klinik Nord", "Uniklinik Nord"),
    ("Red * Cross", "Red Youth Cross"),
    ("e.V. Lebenshilfe", "e. V. Lebenshilfe Graz"),
]
OTHERS = [
    ("Caritas", "Carita"),
    ("Caritas Graz", "Caritas Wien"),
    ("*", "Anybody at all"),
    ("* *", "Anybody at all"),
    ("a", "A Team"),
    ("", "Caritas"),
    ("Caritas", ""),
    ("Caritas", "*"),
    ("(.+", "x"),
    ("NHS", "National Health Service"),
]


@pytest.mark.parametrize(("named", "own"), SAME)
def test_the_same(named, own):
    assert same_organisation(named, own)


@pytest.mark.parametrize(("named", "own"), OTHERS)
def test_not_the_same(named, own):
    assert not same_organisation(named, own)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_safe(named, own):
    assert same_organisation(named, own) in (True, False)
    assert is_named_in(own, named) in (True, False)


@given(st.from_regex(r"[A-Za-zÄÖÜäöüßé]{4,12}( [A-Za-z]{3,9}){0,2}", fullmatch=True))
def test_a_name_is_the_same_as_itself_in_any_case_and_found_in_a_text(name):
    assert same_organisation(name.upper(), name.lower())
    assert is_named_in(name, f"They said “{name.upper()}”, and left.")


def test_a_part_of_a_word_is_not_the_name():
    assert is_named_in("Pro Mente", "At pro mente they were kind.")
    assert not is_named_in("Mente", "It was a comment.")
    assert not is_named_in("Pro", "It was a problem.")
    assert not is_named_in("", "Anything")
