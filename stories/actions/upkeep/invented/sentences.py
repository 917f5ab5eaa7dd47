"""Sentences that nobody said, in five languages, and their stems: each is stemmed once.

A text is drawn from them. Into some of them goes a word that few stories share, made of
syllables, so that a search for something rare can be measured beside one for something common.
"""

import random
from collections.abc import Sequence
from functools import cache
from itertools import product
from typing import Final

from community.lib.stems import stem

RARE_WORDS: Final = 4_000
SYLLABLES: Final = tuple(c + v for c, v in product("bdfklmnprstvz", "aeiou"))
WORDS: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...], str]]] = {
    "en": (
        (
            "Two nurses", "The doctor", "A woman from the night shift",
            "Somebody I had never seen", "The police", "My mother", "The man at the door",
            "Nobody", "One of the helpers",
        ),
        (
            "held me down on the floor", "locked the door and went away",
            "said it was for my own good", "gave me an injection that I had refused",
            "tied my wrists to the bed", "sat with me until I could breathe again",
            "asked what I needed", "told me that I would get out when I was calm",
            "took my phone and my shoes", "brought me a glass of water", "wrote down what I said",
            "listened for a whole night",
        ),
        "In the corridor we called it {}.",
    ),
    "de": (
        (
            "Zwei Pflegerinnen", "Der Arzt", "Eine Frau von der Nachtschicht",
            "Jemand, den ich nicht kannte,", "Die Polizei", "Meine Mutter", "Der Mann an der Tür",
            "Niemand", "Einer der Helfer",
        ),
        (
            "hielt mich am Boden fest", "schloss die Tür ab und ging",
            "sagte, es sei zu meinem Besten", "gab mir eine Spritze, die ich abgelehnt hatte",
            "band meine Handgelenke ans Bett", "blieb bei mir, bis ich wieder atmen konnte",
            "fragte, was ich brauche", "nahm mir Telefon und Schuhe weg",
            "brachte mir ein Glas Wasser", "hörte eine Nacht lang zu",
        ),
        "Auf dem Flur hieß es {}.",
    ),
    "fr": (
        (
            "Deux infirmiers", "Le médecin", "Une femme de l’équipe de nuit", "La police",
            "Ma sœur", "Personne",
        ),
        (
            "m’a tenue au sol", "a fermé la porte à clé", "a dit que c’était pour mon bien",
            "m’a attaché les poignets au lit", "est resté près de moi",
            "m’a demandé ce qu’il me fallait",
        ),
        "Dans le couloir on disait {}.",
    ),
    "it": (
        (
            "Due infermieri", "Il medico", "Una donna del turno di notte", "La polizia",
            "Mio fratello", "Nessuno",
        ),
        (
            "mi teneva a terra", "ha chiuso la porta a chiave", "diceva che era per il mio bene",
            "mi ha legato i polsi al letto", "è rimasta con me",
            "mi ha chiesto di che cosa avevo bisogno",
        ),
        "Nel corridoio si diceva {}.",
    ),
    "es": (
        (
            "Dos enfermeras", "El médico", "Una mujer del turno de noche", "La policía",
            "Mi hermana", "Nadie",
        ),
        (
            "me sujetó en el suelo", "cerró la puerta con llave", "dijo que era por mi bien",
            "me ató las muñecas a la cama", "se quedó conmigo", "preguntó qué necesitaba",
        ),
        "En el pasillo lo llamaban {}.",
    ),
}  # fmt: skip


def text(language: str, letters: int, dice: random.Random) -> tuple[str, str]:
    """About so many letters in paragraphs, and their stems."""
    said, stems, length = [], [], 0
    pool = sentences(language)
    while length < letters:
        sentence = pool[dice.randrange(len(pool))]
        said.append(sentence)
        stems.append(_stems(sentence, language))
        length += len(sentence) + 1
    for _ in range(1 + letters // 1_500):
        word, sentence = _rare(dice), WORDS[language][2]
        said.append(sentence.format(word))
        stems.append(f"{_stems(sentence.format(''), language)} {_stems(word, language)}")
    return _in_paragraphs(said), " ".join(stems)


@cache
def sentences(language: str) -> Sequence[str]:
    """Everybody with everything that was done."""
    who, did, _rare_one = WORDS[language]
    return tuple(f"{one} {what}." for one, what in product(who, did))


@cache
def _stems(sentence: str, language: str) -> str:
    return stem(sentence, language)


def _rare(dice: random.Random) -> str:
    """One of some thousand words, a few of them far oftener than the rest."""
    number = min(int(dice.paretovariate(0.6)), RARE_WORDS)
    base = len(SYLLABLES)
    places = (number % base, number // base % base, number * 7 % base)
    return "".join(SYLLABLES[at] for at in places)


def _in_paragraphs(said: list[str]) -> str:
    return "\n\n".join(" ".join(said[at : at + 6]) for at in range(0, len(said), 6))
