"""Entries that are listed already are recognised by name, by place and by website."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from groups.bring.alike import like_in_directory
from groups.bring.rows import Made
from groups.duplicates import duplicates_of
from groups.likeness import Likeness, Traits, host_of
from tests.groups.factories import BRNO, make_group

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
TOWN = BRNO["geonames_id"]


@pytest.mark.parametrize(
    ("name", "town", "same"),
    [
        ("Okno Brno", None, True),
        ("OKNO, Brno!", None, True),
        ("Brno Okno", None, True),
        ("Ökno Brno", None, True),
        ("Okno v Brně", TOWN, True),
        ("Okno v Brně", None, False),
        ("Hlas Olomouc", TOWN, False),
        ("Okno Olomouc", None, False),
    ],
)
def test_names_and_towns(name: str, town: int | None, same: bool) -> None:
    known = make_group("Okno Brno")
    found = duplicates_of(name=name, geonames_id=town)
    assert found == ([known] if same else [])


def test_the_same_website_is_the_likeliest() -> None:
    other = make_group("Quite another name", contacts={"website": "https://www.okno.example/cs"})
    same = make_group("Okno Brno", contacts={"website": "https://elsewhere.example"})
    found = duplicates_of(name="Okno Brno", websites=["okno.example/en"])
    assert found == [other, same]


def test_a_website_that_is_not_shown_is_compared_and_not_told() -> None:
    hidden = make_group("Another", hidden_contacts={"website": "https://okno.example"})
    assert duplicates_of(name="Okno", websites=["https://okno.example"]) == [hidden]


def test_a_host_that_many_share_says_nothing() -> None:
    make_group("Another", contacts={"website": "https://www.facebook.com/another"})
    assert duplicates_of(name="Okno", websites=["https://facebook.com/okno"]) == []


def test_what_is_not_public_is_not_told() -> None:
    make_group("Okno Brno", public=False)
    assert duplicates_of(name="Okno Brno") == []


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.okno.example/a?b", "okno.example"),
        ("okno.example", "okno.example"),
        ("https://OKNO.example:8000", "okno.example"),
        ("https://okno.wordpress.com", ""),
        ("", ""),
        ("nonsense", ""),
    ],
)
def test_hosts(url: str, host: str) -> None:
    assert host_of(url) == host


@given(some.text(max_size=80))
def test_any_name_is_safe(name: str) -> None:
    assert duplicates_of(name=name, websites=[name]) == []


@given(some.text(max_size=40), some.text(max_size=40))
def test_a_name_is_like_itself_and_never_more_like_another(one: str, other: str) -> None:
    likeness = Likeness(Traits.of(one))
    itself = likeness.of(Traits.of(one))
    assert itself == (1 if Traits.of(one).names else 0)
    assert 0 <= likeness.of(Traits.of(other)) <= 1 and likeness.of(Traits.of(other)) <= itself


@pytest.mark.parametrize(
    ("town", "page", "same"),
    [
        (TOWN, "", True),
        (TOWN, "/other", True),
        (None, "", True),
        (None, "/cs", True),
        (None, "/other", False),
        (1, "/cs/", True),
        (1, "/other", False),
    ],
)
def test_a_branch_is_not_its_network(town: int | None, page: str, same: bool) -> None:
    branch = Traits.of("A", town=TOWN, websites=["https://okno.example/cs", "okno.example"])
    other = Traits.of("Quite another", town=town, websites=[f"http://www.okno.example{page}"])
    assert bool(Likeness(branch).of(other)) == same


@pytest.mark.parametrize("website", ["", "https://okno.example"])
@pytest.mark.parametrize("name", ["Okno v Brně", "Okno", "Brno Okno", "Hlas"])
def test_typed_and_brought_in_are_held_against_the_same_rule(name: str, website: str) -> None:
    known = make_group("Okno Brno", contacts={"website": "https://okno.example/"})
    typed = duplicates_of(name=name, geonames_id=TOWN, websites=[website])
    claims = {"name": name, "geonames_id": TOWN}
    brought = like_in_directory([Made(claims=claims, beside={"websites": [website]})])
    assert [one.pk for one in typed] == [pk for pk in brought if pk]
    assert typed in ([], [known])
