"""What changed between two texts."""

import time
from difflib import SequenceMatcher

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stories.comparison import Part, compare, differs, explained, shortened

TEXT = st.text(alphabet="ab c\n.", max_size=80)


def test_one_word_is_found_and_the_rest_stays():
    parts = compare("They tied Anna down.", "They tied me down.")
    assert parts == [
        Part("same", "They tied "),
        Part("removed", "Anna "),
        Part("added", "me "),
        Part("same", "down."),
    ]


def test_the_same_text_has_no_changes():
    assert not differs(compare("One\n\nTwo", "One\n\nTwo"))


def test_reasons_come_last():
    assert compare("a", "b", reasons=["why"])[-1] == Part("reason", "why")


@settings(deadline=None)
@given(TEXT, TEXT)
def test_what_stayed_and_came_is_the_new_text(before, after):
    parts = compare(before, after)
    assert "".join(p.text for p in parts if p.kind in ("same", "added")) == after
    assert differs(parts) or before.split() == after.split()


def test_long_runs_are_cut_around_changes():
    words = " ".join(f"w{n}" for n in range(200))
    parts = shortened(compare(f"{words} old {words}", f"{words} new {words}"), around=5)
    kinds = [part.kind for part in parts]
    assert kinds == ["gap", "same", "removed", "added", "same", "gap"]
    assert parts[1].text.split() == [f"w{n}" for n in range(195, 200)]
    assert parts[4].text.split() == [f"w{n}" for n in range(5)]


@settings(deadline=None)
@given(TEXT, TEXT, st.integers(1, 5))
def test_what_is_folded_is_still_there(before, after, around):
    parts = shortened(compare(before, after), around=around)
    assert "".join(p.text for p in parts if p.kind in ("same", "added", "gap")) == after


def test_a_gap_says_how_many_sentences_it_folds():
    assert Part("gap", "One went by. Nobody came! Why?\n\nAnd then").sentences == 4
    assert Part("gap", " … ").sentences == 1


def test_every_changed_passage_has_the_reasons_beside_it():
    far = " ".join(f"w{n}" for n in range(40))
    before = f"Anna came and Otto left. {far} Then Ida spoke."
    after = f"She came and he left. {far} Then they spoke."
    kinds = [part.kind for part in explained(compare(before, after), ["why"])]
    assert kinds.count("reason") == 2, "once behind the first two changes, once behind the last"
    assert kinds[-2:] == ["reason", "same"]
    assert "reason" not in [part.kind for part in explained(compare(before, after), [])]


def test_fifty_thousand_characters_take_no_time():
    words = "one two three four five six seven eight nine ten ".split(" ")
    before = " ".join(words * 1_000)[:50_000]
    after = before.replace("seven", "lucky", 40)
    began = time.monotonic()
    assert differs(compare(before, after))
    assert differs(compare(before, "\n\n".join(words * 900)))
    assert time.monotonic() - began < 5


class Searches:
    """Counts the pairs of equal pieces that searches for matches look at."""

    def __init__(self, monkeypatch):
        self.pairs, honest = 0, SequenceMatcher.find_longest_match

        def counting(matcher, alo=0, ahi=None, blo=0, bhi=None):
            for piece in matcher.a[alo:ahi]:
                self.pairs += 1 + len(matcher.b2j.get(piece, ()))
            return honest(matcher, alo, ahi, blo, bhi)

        monkeypatch.setattr(SequenceMatcher, "find_longest_match", counting)


def test_one_change_among_lines_that_are_all_alike_is_found_alone(monkeypatch):
    searches = Searches(monkeypatch)
    before, after = "a\n" * 9_000, "a\n" * 4_000 + "b\n" + "a\n" * 4_999
    parts = compare(before, after)
    assert parts[1:3] == [Part("removed", "a\n"), Part("added", "b\n")]
    assert searches.pairs < 10


@pytest.mark.parametrize("end", ["\n", " "])
@pytest.mark.parametrize("apart", [2, 50, 3_000])
@pytest.mark.parametrize("piece", ["a", "{place}"])
def test_the_work_of_a_comparison_has_an_end(monkeypatch, end, apart, piece):
    searches = Searches(monkeypatch)
    old = [piece.format(place=place) for place in range(9_000)]
    new = ["b" if place % apart == 0 else word for place, word in enumerate(old)]
    for after in (end.join(new), end.join(reversed(new))):
        searches.pairs = 0
        parts = compare(end.join(old), after)
        assert "".join(part.text for part in parts if part.kind in ("same", "added")) == after
        assert searches.pairs <= 3_000_000


def test_equal_texts_are_not_searched_at_all(monkeypatch):
    searches = Searches(monkeypatch)
    assert compare("a\n" * 9_000, "a\n" * 9_000) == [Part("same", "a\n" * 9_000)]
    assert searches.pairs == 0
