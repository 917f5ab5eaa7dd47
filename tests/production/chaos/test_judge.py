"""The judge notices each kind of loss: a check that cannot fail proves nothing."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from tests.production.chaos.book import Book, Seen, Told
from tests.production.chaos.facts import Facts
from tests.production.chaos.judge import LIVES, judge

CODE, REFERENCE = "CODE1", "ABC123"
Change = Callable[[Told, Book, Facts], object]


def whole() -> tuple[Told, Book, Facts]:
    """A story that was sent, changed, offered, agreed to and published, as it should be."""
    book = Book()
    told = book.new(1)
    told.code, told.reference, told.sent_at = CODE, REFERENCE, 10.0
    told.redacted, told.offered, told.approved = told.text + " [the ward]", True, True
    held = {
        "state": "published",
        "reference": REFERENCE,
        "text": told.text,
        "latest": told.redacted,
        "public": told.redacted,
        "consents": {"read-and-store": 1, "publish": 1},
        "events": {"offered": 1, "published": 1},
        "versions": 1,
    }
    facts = Facts(held={CODE: held}, public=Counter([REFERENCE]), letters=Counter([told.contact]))
    return told, book, facts


def taken_back() -> tuple[Told, Book, Facts]:
    """The same, after its author took it back and was told that it is gone."""
    told, book, facts = whole()
    told.withdrawn_at, told.assured = 20.0, True
    book.saw([Seen(19.0, told.needle, "/before"), Seen(20.0, REFERENCE, "/just then")])
    return told, book, Facts(pages={REFERENCE: 410}, letters=facts.letters)


def test_what_is_whole_breaks_no_law() -> None:
    for told, book, facts in (whole(), taken_back()):
        assert told.sent and judge(book, facts) == []


def now(facts: Facts) -> dict[str, Any]:
    return facts.held[CODE]


LOST: dict[str, Change] = {
    "its code opens nothing": lambda told, book, facts: facts.held.clear(),
    "its text is another": lambda told, book, facts: now(facts).update(text="half"),
    "and is draft": lambda told, book, facts: now(facts).update(state="draft"),
    "lost what the desk changed": lambda told, book, facts: now(facts).update(latest="old"),
    "lost its offer": lambda told, book, facts: now(facts).update(events={"published": 1}),
    "lost its author's yes": lambda told, book, facts: now(facts).update(state="offered"),
    "offered was done twice": lambda told, book, facts: now(facts)["events"].update(offered=2),
    "publish was done twice": lambda told, book, facts: now(facts)["consents"].update(publish=2),
    "without its consent": lambda told, book, facts: now(facts).update(consents={}),
    "has 0 public rows": lambda told, book, facts: facts.public.clear(),
    "has 2 public rows": lambda told, book, facts: facts.public.update([REFERENCE]),
    "public with another text": lambda told, book, facts: now(facts).update(public="old"),
    "2 letters for 1": lambda told, book, facts: facts.letters.update([told.contact]),
    "1 letters were never sent": lambda told, book, facts: facts.letters.clear(),
    "half there": lambda told, book, facts: facts.strangers.append("XYZ789"),
    "cannot be opened": lambda told, book, facts: facts.unreadable.append("XYZ789"),
    "verify_ledger": lambda told, book, facts: facts.failing.append("verify_ledger: wrong"),
    "without a calm page": lambda told, book, facts: book.called_rude("500 without a calm page"),
    "still waiting": lambda told, book, facts: book.got_stuck("author 1 is still waiting"),
}


@pytest.mark.parametrize("law", LOST)
def test_a_loss_is_noticed(law: str) -> None:
    told, book, facts = whole()
    LOST[law](told, book, facts)
    assert [line for line in judge(book, facts) if law in line]


def late(seconds: float, *, assured: bool, by: str = "needle") -> list[str]:
    told, book, facts = taken_back()
    told.assured = assured
    what = told.needle if by == "needle" else told.reference
    book.saw([Seen(told.withdrawn_at + seconds, what, "/en/stories/")])
    return judge(book, facts)


def test_a_story_served_after_its_withdrawal_is_noticed() -> None:
    assert late(0.1, assured=True)
    assert late(0.1, assured=True, by="reference")
    assert late(LIVES + 1, assured=False)


def test_a_minute_is_allowed_only_where_the_author_was_told_of_it() -> None:
    assert late(LIVES - 1, assured=False) == []
    assert late(LIVES - 1, assured=True)


LEFT: dict[str, Change] = {
    "its code still opens it": lambda told, book, facts: facts.held.update({CODE: {}}),
    "and is public": lambda told, book, facts: facts.public.update([REFERENCE]),
    "its address answers 200": lambda told, book, facts: facts.pages.update({REFERENCE: 200}),
    "of withdrawn stories is left": lambda told, book, facts: setattr(facts, "residue", "found"),
    "erasures are not finished": lambda told, book, facts: setattr(facts, "unfinished", 1),
}


@pytest.mark.parametrize("law", LEFT)
def test_what_is_left_of_a_story_is_noticed(law: str) -> None:
    told, book, facts = taken_back()
    LEFT[law](told, book, facts)
    assert [line for line in judge(book, facts) if law in line]
