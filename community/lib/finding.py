"""Finding in a short list by typing, as people type: half a word, a plural, a whole sentence.

`community/static/js/topics-filter.js` follows the same rules in the browser.
"""

from collections.abc import Collection, Iterable
from typing import Final

from community.lib.geo import fold

# Words too small to look for: who types "they tied me to the bed" looks for "tied" and "bed".
SMALL: Final = {
    "en": frozenset(
        "a about all am an and any are as at be because been but by did do for from get got had "
        "has have he her him his i if in into is it its just me my of off on or our she so some "
        "that the their them then there they this to us was we were when which who with you your"
        "".split()
    ),
    "de": frozenset(
        "als am an auf aus bei bin da das dass dem den der des die du ein eine einem einen einer "
        "er es fur habe haben hat hatte hatten ich ihm ihn ihnen ihr im in ins ist man mein meine "
        "mich mir mit nach oder sein sich sie sind so uber um und uns unter vom von vor war waren "
        "was weil wenn wer wie wir worden wurde wurden zu zum zur".split()
    ),
    # With the forms that lose an apostrophe: "m'a" is "ma", "j'ai" is "jai".
    "fr": frozenset(
        "ai ait au aux avait avais avec c ce ces cest cet cetait cette ceux comme d dans de "
        "des du elle elles en est et etait etais etaient ete eux il ils j jai javais je "
        "jetais l la lai le les leur leurs lon lont lui m ma mais me mes moi mon mont n na ne "
        "ni nont nos notre nous on ont ou par pas pour qu quand que qui quil quils quon s sa "
        "se ses sest si son sont sur t ta te tes toi ton tres tu un une vos votre vous y".split()
    ),
}
# What may follow a word that somebody types longer than we have it: plurals and past forms.
ENDINGS: Final = frozenset(("s", "es", "d", "ed", "ing", "e", "n", "en", "er"))
SHORTEST: Final = 3
# From this length on one slip of the fingers is forgiven: shorter words are too near to others.
FORGIVEN_FROM: Final = 4
# On a keyboard without these letters they are typed as two.
_AS_TWO: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "æ": "ae", "ø": "oe"}
)


def small_words(languages: Iterable[str]) -> frozenset[str]:
    """The small words of these languages, folded."""
    return frozenset().union(*(SMALL.get(code, frozenset()) for code in languages))


def typed_words(text: str, small: Collection[str] = ()) -> list[str]:
    """What to look for, folded: the words without the small ones, unless there are no others."""
    folded = fold(text).split()
    return [word for word in folded if word not in small] or folded


def found_by(text: str, small: Collection[str] = ()) -> set[str]:
    """The folded words that this text is found by; "für" is typed as "fur" or as "fuer"."""
    words = {*fold(text).split(), *fold(text.translate(_AS_TWO)).split()}
    return words - set(small)


def answers(typed: Iterable[str], words: Collection[str]) -> bool:
    """Whether every typed word begins one of the words, or is one in the plural."""
    return all(any(begins(part, word) for word in words) for part in typed)


def nearly_answers(typed: Iterable[str], words: Collection[str]) -> bool:
    """The same, with one slip forgiven in each typed word: for when nothing answers."""
    return all(any(begins(part, word) or slips(part, word) for word in words) for part in typed)


def slips(typed: str, word: str) -> bool:
    """Whether it would begin the word but for one letter: wrong, too much, left out, or two that
    changed places. "tide" finds "tied"."""
    size = len(typed)
    beginnings = (word[:length] for length in (size - 1, size, size + 1))
    return size >= FORGIVEN_FROM and any(one_apart(typed, part) for part in beginnings)


def one_apart(one: str, other: str) -> bool:
    """Whether they are the same but for one letter: wrong, too much, left out, or two swapped."""
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    a, b = (one[same:], other[same:]) if same is not None else (one, other)
    if same is None:
        return abs(len(a) - len(b)) <= 1
    swapped = a[:2] == b[:2][::-1] and a[2:] == b[2:]
    return swapped or a[1:] in (b[1:], b) or a == b[1:]


def begins(typed: str, word: str) -> bool:
    """Whether this typed word stands for that one. "inj" and "injections" find "injection"."""
    if word.startswith(typed):
        return True
    longer = len(word) >= SHORTEST and typed.startswith(word)
    return longer and typed[len(word) :] in ENDINGS
