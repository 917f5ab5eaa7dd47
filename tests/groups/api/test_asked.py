"""Programs may ask for whatever the page may be asked for, and for nothing else."""

from groups.api.asked import WORDS
from groups.directory.query import QUERY_WORDS


def test_the_words_are_those_of_the_page() -> None:
    assert WORDS == QUERY_WORDS
