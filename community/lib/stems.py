"""Words cut to their stems, so that "restrained" finds "restraint" in each language.

A database has one stemming configuration for all languages, so texts and queries are stemmed
here and the database compares plain words.
"""

import re
from typing import Final

import snowballstemmer

from community.lib.geo import fold
from community.lib.normal import normal

ALGORITHMS: Final = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hu": "hungarian",
    "hy": "armenian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "tr": "turkish",
    "yi": "yiddish",
}
MOST_WORDS: Final = 32
LONGEST_WORD: Final = 64

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ELISION: Final = re.compile(r"^(?:[cdjlmnst]|qu|un|all|dell|nell|sull|dall)['’](?=.)")


def words(text: str) -> list[str]:
    """The words of any text in small letters; signs, quotes and operators fall away."""
    plain = normal("NFC", text).casefold()
    return [_ELISION.sub("", word) for word in _WORD.findall(plain)]


def query_words(text: str) -> list[str]:
    """The words someone searches for, each once, at most 32 of at most 64 letters.

    Any string is safe: unbalanced quotes, operators, emoji and NUL give fewer words, no error.
    """
    unique = dict.fromkeys(word[:LONGEST_WORD] for word in words(text[:10_000]))
    return list(unique)[:MOST_WORDS]


def stem(text: str, language: str) -> str:
    """Stems of ``text`` in order, accent-folded, joined by spaces.

    ``language`` is a BCP 47 tag; one without a stemmer gets folded words. A stemmer keeps state
    while it works, so each call has its own and threads never meet in it.
    """
    algorithm = ALGORITHMS.get(language.partition("-")[0].lower())
    found = words(text)
    if algorithm is None:
        return _joined({word: word for word in found}, found)
    stemmer = snowballstemmer.stemmer(algorithm)
    return _joined({word: stemmer.stemWord(word) for word in set(found)}, found)


def _joined(stems: dict[str, str], order: list[str]) -> str:
    folded = {word: fold(stemmed) or fold(word) for word, stemmed in stems.items()}
    return " ".join(folded[word] for word in order if folded[word])
