"""What looks like a private person, and what does not: by signs, never for certain."""

import pytest

from groups.private_details import CALLING, MOBILE, Sign, names_a_person, signs_in


@pytest.mark.parametrize(
    ("text", "country", "sign"),
    [
        ("minister.office@gmail.com", "", Sign.FREE_MAIL),
        ("amt@t-online.de", "", Sign.FREE_MAIL),
        ("office@yahoo.co.uk", "", Sign.FREE_MAIL),
        ("+49 171 1234567", "", Sign.MOBILE),
        ("0049 (0)171 / 12 34 567", "", Sign.MOBILE),
        ("0171 1234567", "DE", Sign.MOBILE),
        ("0664 123 45 67", "AT", Sign.MOBILE),
        ("07700 900123", "GB", Sign.MOBILE),
        ("601 234 567", "CZ", Sign.MOBILE),
        ("333 123 4567", "IT", Sign.MOBILE),
        ("Call +380 67 123 45 67 or write.", "", Sign.MOBILE),
        ("Ask Dr. Quillfeather", "", Sign.PERSON),
        ("Frau Prof. Dr. Beispiel", "", Sign.PERSON),
        ("M. and Mme Élodie", "", Sign.PERSON),
    ],
)
def test_what_looks_like_a_person(text: str, country: str, sign: Sign) -> None:
    assert signs_in(text, country) == {sign}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("office@ministry.example.gov", ""),
        ("info@webmail-office.example", ""),
        ("+49 30 18 441 0", ""),
        ("030 18 441 0", "DE"),
        ("+420 542 542 888", ""),
        ("020 7946 0958", "GB"),
        ("0171 1234567", ""),
        ("Opened on 2026-01-02 at 10", "DE"),
        ("Directorate for health, unit 3", ""),
        ("The doctor is in", ""),
        ("", ""),
    ],
)
def test_what_does_not(text: str, country: str) -> None:
    assert signs_in(text, country) == set()


def test_every_country_has_its_plan() -> None:
    assert set(CALLING.values()) == set(MOBILE)


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Anna Example",
        "Ask Dr. Quillfeather",
        "Dr. Anna Example, Ministry of Health",
        "Ministry of Health (Frau Beispiel)",
        "Minister Dr. Example",
        "The office answers. Ask Mrs Quillfeather about it",
    ],
)
def test_a_person_is_no_office(text: str) -> None:
    assert names_a_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Anna Example Hospital",
        "Klinik Prof. Dr. Beispiel",
        "Hôpital Dr Exemple",
        "Dr Karl Example-Ring 3",
        "Ministry of Health",
        "",
    ],
)
def test_what_is_named_after_somebody_may_be_one(text: str) -> None:
    assert not names_a_person(text)
