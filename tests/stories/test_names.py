"""What may be unwise about a name."""

import pytest

from stories.names import Doubt, doubts, skeleton

TEXT = "I am Ännå Kukk-Pärn. The nurse, Liis, stayed.\n\nMari O’Neill came later."


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("anna@example.org", [Doubt.EMAIL]),
        ("@annasays", [Doubt.HANDLE]),
        ("anna_88", [Doubt.HANDLE]),
        ("www.anna.example", [Doubt.HANDLE]),
        ("anna.fi", [Doubt.HANDLE]),
        ("u/quietwater", [Doubt.HANDLE]),
        ("anna#4421", [Doubt.HANDLE]),
        ("+358 40 123 4567", [Doubt.NUMBER]),
        ("Anna 12.03.1984", [Doubt.NUMBER]),
        ("٠١٢٣٤٥٦", [Doubt.NUMBER]),
        ("anna kukk pärn", [Doubt.IN_TEXT]),
        ("MARI O'NEILL", [Doubt.IN_TEXT]),
    ],
)
def test_what_leads_to_somebody_is_named(name, found):
    assert doubts(name, text=TEXT) == found


@pytest.mark.parametrize(
    "name",
    ["", "R.", "Anna", "Liis", "J. D.", "St. John", "Dr. No", "Anna (she/her)", "Moon 7",
     "Kukk", "Mari Ann", "🌻", "Sinä ja minä", "1984"],
)  # fmt: skip
def test_ordinary_names_are_left_alone(name):
    assert doubts(name, text=TEXT, in_use={skeleton("Somebody else")}) == []


@pytest.mark.parametrize("name", ["Anna", "Ann4", " anna ", "ÄNNÅ", "An-na", "A.n.n.a", "4nn4"])
def test_names_that_are_near_are_taken_for_one(name):
    assert doubts(name, in_use={skeleton("Anna")}) == [Doubt.IN_USE]


@pytest.mark.parametrize("name", ["Anne", "Hanna", "Anna B", "Анна", "Anna2"])
def test_names_that_are_not_near_are_others(name):
    assert doubts(name, in_use={skeleton("Anna")}) == []


def test_initials_belong_to_everybody():
    assert doubts("R.", in_use={skeleton("R"), skeleton("r.")}) == []


def test_signs_alone_are_compared_as_they_are():
    assert doubts("🌻", in_use={skeleton("🌻")}) == []  # one sign, as one letter
    assert doubts("🌻🌻", in_use={skeleton("🌻🌻")}) == [Doubt.IN_USE]
