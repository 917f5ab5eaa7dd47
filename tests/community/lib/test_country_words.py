"""Names of countries inside a sentence."""

import pytest
from django_countries import countries

from community.lib.country_words import in_english_sentence, in_sentence


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("United Kingdom", "the United Kingdom"),
        ("Netherlands", "the Netherlands"),
        ("Czech Republic", "the Czech Republic"),
        ("United States of America", "the United States of America"),
        ("Bahamas (The)", "the Bahamas"),
        ("Isle of Man", "the Isle of Man"),
        ("Congo", "the Congo"),
        ("The Gambia", "The Gambia"),
        ("Ireland", "Ireland"),
        ("Czechia", "Czechia"),
        ("Christmas Island", "Christmas Island"),
        ("Dominica", "Dominica"),
        ("this country", "this country"),
    ],
)
def test_english_has_an_article_for_some(name: str, said: str) -> None:
    assert in_english_sentence(name) == said


def test_other_languages_keep_the_name_as_it_is() -> None:
    assert in_sentence("Netherlands", "en-gb") == "the Netherlands"
    assert in_sentence("Niederlande", "de") == "Niederlande"
    assert in_sentence("Congo", None) == "Congo"


def test_no_plural_of_the_list_is_without_one() -> None:
    """Names that end like a plural, and are none."""
    single = {"Barbados", "Belarus", "Cyprus", "Honduras", "Laos", "Mauritius"}
    single |= {"Saint Kitts and Nevis", "Saint Vincent and the Grenadines"}
    names = [str(name) for _code, name in countries]
    bare = {name for name in names if in_english_sentence(name) == name and name.endswith("s")}
    assert bare <= single
