"""Words of somebody at the end of their strength."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from home.search.crisis import is_crisis

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
Ask = Callable[..., str]


class TestCrisis:
    """Words of somebody at the end of their strength bring help first, in every language."""

    @pytest.mark.parametrize(
        "words",
        [
            "suicide",
            "I want to kill myself",
            "I don’t want to live any more",
            "self-harm",
            "Ich will mich umbringen",
            "Selbstmordgedanken",
            "ich möchte sterben",
            "moechte sterben",
            "je veux mourir",
            "J'ai envie de mourir",
            "je n’en peux plus",
            "quiero morir",
            "quitarme la vida",
            "non ce la faccio più",
            "voglio uccidermi",
        ],
    )
    @pytest.mark.parametrize("language", ["en", "de"])
    def test_help_comes_first(self, ask: Ask, words: str, language: str) -> None:
        page = ask(words, language).split("<main")[1]
        lines, box = page.index("search-lines"), page.index('role="search"')
        assert lines < box < page.index('id="found"')
        assert 'href="tel:112"' in page[lines:box]

    @pytest.mark.parametrize(
        "words",
        ["seclusion", "Brno", "killed time", "they hurt my arm", "die Tür"],
    )
    def test_no_alarm_where_nobody_calls(self, words: str) -> None:
        assert not is_crisis(words)

    def test_lines_of_the_country_that_is_named(self, ask: Ask, guide: None) -> None:
        call_command("load_helplines", verbosity=0)
        page = ask("suicide in Austria")
        assert 'href="tel:142"' in page.split("search-lines")[1]

    def test_help_is_a_press_away_from_every_answer(self, ask: Ask) -> None:
        for words in ("door", "qqqq", "suicide"):
            assert "/en/share/help/" in ask(words).split("<main")[1]

    @given(words=st.text(max_size=200))
    def test_no_string_breaks_it(self, words: str) -> None:
        is_crisis(words)
