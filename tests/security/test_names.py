"""Names that would seem to be something else: turned around, unseen, in another alphabet.

ASVS 1.3.3, 2.2.1; Unicode Technical Report 36 and Technical Standard 39.
"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.fields import LineField
from community.lib.seeming import drawn_alike, steady
from community.models import User
from groups.likeness import ALIKE, Likeness, Traits
from stories.names import Doubt, doubts, skeleton
from tests.groups.factories import make_group

ROOT = Path(__file__).resolve().parents[2]
STEERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u2060\ufeff\u00ad"


@pytest.mark.parametrize("sign", STEERING)
def test_asvs_1_3_3_a_name_turns_nothing_around(sign: str) -> None:
    """Wherever it stands in a name."""
    for name in (f"{sign}Jana", f"Ja{sign}na", f"Jana{sign}"):
        assert LineField(limit=50).clean(name) == "Jana"


@pytest.mark.parametrize(
    "name", ["Jana", "יעל", "زهرا\u200c", "می\u200cخواهم", "Ann 👩\u200d👧", "O’Neill"]
)
def test_asvs_1_3_3_names_of_every_writing_stay_as_they_are(name: str) -> None:
    """Joiners belong to Persian and to families of signs."""
    assert steady(name) == name


@given(st.text(max_size=40))
def test_asvs_1_3_3_doing_it_twice_changes_nothing(name: str) -> None:
    """And it is one line, whatever came."""
    once = steady(name)
    assert steady(once) == once and len(once.splitlines()) <= 1


@pytest.mark.django_db(databases=["default", "keys"])
def test_asvs_1_3_3_wherever_a_name_is_kept() -> None:
    """Of a group, also by a file or an editor; of a colleague."""
    group = make_group("Voices \u202eelpmaxE", slug="example-voices", short_name="V\u2066V")
    group.refresh_from_db()
    assert (group.name, group.short_name) == ("Voices elpmaxE", "VV")
    user = User.objects.create_user("a@example.org", first_name="A\u202ea", last_name="\u2067B")
    assert user.get_full_name() == "Aa B"


def test_asvs_1_3_3_a_pen_name_stands_apart_from_the_words_around_it() -> None:
    """Wherever a page shows one: writing from right to left moves nothing beside it."""
    shown = [
        path
        for path in (ROOT / "templates").rglob("*.html")
        for line in path.read_text().splitlines()
        if "{{ reading.name" in line and "<bdi>" not in line
    ]
    assert shown == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jana", "J\u0430na"),
        ("Petra", "\u0420\u0435tr\u0430"),
        ("Nora", "N\u03bfra"),
        ("Anna4", "\u0410nn\u0430a"),
    ],
)
def test_asvs_2_2_1_a_name_in_other_letters_is_known_as_the_same(one: str, other: str) -> None:
    """The author is told that somebody uses it, and may keep it all the same."""
    assert one != other and skeleton(one) == skeleton(other)
    assert Doubt.IN_USE in doubts(other, in_use={skeleton(one)})


def test_asvs_2_2_1_an_entry_in_other_letters_is_offered_as_the_same_one() -> None:
    """Editors see it beside the one it is taken from."""
    fake = "Ex\u0430mple V\u043ei\u0441es"
    assert Likeness(Traits.of(fake)).of(Traits.of("Example Voices")) >= ALIKE
    assert Likeness(Traits.of("Голоса")).of(Traits.of("Example Voices")) == 0
    assert drawn_alike("ab\u0441") == "abc"
