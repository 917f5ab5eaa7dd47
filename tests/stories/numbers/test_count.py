"""Counting: who is in it, when it is done, and that it is never done again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from community.lib.quarters import Quarter
from stories.actions.content import content_as_sent
from stories.actions.leaving.withdraw import withdraw
from stories.actions.redact import add_version
from stories.actions.sending.choose import choose
from stories.actions.upkeep import count as counting
from stories.actions.upkeep.count import count, freeze, held_back
from stories.actions.upkeep.housekeep import housekeep
from stories.choices import Choice
from stories.models import FrozenNumber, FrozenQuarter
from stories.vault.models import DataKey, Submission
from tests.stories.telling import Told, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
Telling = Callable[..., list[Told]]
AFTER = date(2026, 4, 1)  # the first day after the quarter in which stories are told
ENOUGH = 14  # whatever a row holds back
FIXATION, ESTONIA = ("coercion", "belt-fixation"), ("country", "EE")


def said() -> dict[tuple[str, str], int]:
    rows = FrozenNumber.objects.values_list("table", "row", "at_least")
    return {(table, row): number for table, row, number in rows}


def test_who_only_wants_to_be_counted_is(some_told: Telling) -> None:
    some_told(ENOUGH)
    frozen = count(today=AFTER)
    assert frozen is not None and str(frozen) == "2026-Q1" and frozen.frozen_on == AFTER
    assert said() == {FIXATION: 10, ESTONIA: 10}


@pytest.mark.parametrize(
    ("state", "choice"),
    [
        ("kept", "read"),
        *((state, "count") for state in ("draft", "waiting", "reading", "asked", "declined")),
        *((state, "see") for state in ("waiting", "offered", "approved", "published")),
        *((state, "see") for state in ("suspended", "unpublished", "kept")),
        ("waiting", "exact"),
    ],
)
def test_nobody_else_is(some_told: Telling, state: str, choice: str) -> None:
    some_told(ENOUGH, state=state, choice=choice)
    assert count(today=AFTER) is not None
    assert said() == {}


def test_examples_count_only_where_everything_is_one(some_told: Telling, settings: object) -> None:
    some_told(ENOUGH)
    Submission.objects.update(example=True)
    count(today=AFTER)
    assert said() == {}
    FrozenQuarter.objects.all().delete()
    settings.DEMONSTRATION = True
    count(today=AFTER)
    assert said() == {FIXATION: 10, ESTONIA: 10}


def test_withdrawn_changed_and_keyless_stories_are_not_counted(some_told: Telling) -> None:
    gone, other, keyless, *_rest = some_told(ENOUGH + 2)
    withdraw(submission_id=gone.id, today=AFTER)
    choose(submission_id=other.id, choice=Choice.READ, language="en", today=AFTER)
    DataKey.objects.filter(submission_id=keyless.id).delete()
    count(today=AFTER)
    counted = ENOUGH - 1
    assert said() == {
        row: number
        for row in (FIXATION, ESTONIA)
        if (number := (counted - held_back(*row, rounding=5)) // 5 * 5) >= 10
    }


def test_what_was_kept_after_the_quarter_waits_for_the_next(some_told: Telling) -> None:
    some_told(ENOUGH)
    Submission.objects.update(state_since=AFTER)
    count(today=AFTER)
    assert said() == {}
    count(today=date(2026, 7, 9))
    assert said() == {FIXATION: 10, ESTONIA: 10}
    assert [str(one) for one in FrozenQuarter.objects.all()] == ["2026-Q2", "2026-Q1"]


def test_the_topics_are_those_of_the_version_that_a_moderator_left(some_told: Telling) -> None:
    for told in some_told(ENOUGH):
        content = content_as_sent(told.submission, told.safe())
        content = replace(content, coercion=("seclusion",), country="LV")
        add_version(told.submission, content, reasons={}, made_by=None, today=AFTER)
    count(today=AFTER)
    assert set(said()) == {("coercion", "seclusion"), ("country", "LV")}


def test_a_frozen_quarter_is_never_counted_again(some_told: Telling) -> None:
    stories = some_told(ENOUGH)
    count(today=AFTER)
    before = list(FrozenNumber.objects.values())
    for told in stories:
        withdraw(submission_id=told.id, today=AFTER)
    assert count(today=AFTER) is None
    assert freeze(quarter=Quarter(2026, 1), told=[], today=AFTER) is None
    assert list(FrozenNumber.objects.values()) == before


def test_housekeeping_does_it_on_the_first_day_after_the_quarter(some_told: Telling) -> None:
    some_told(ENOUGH)
    days = ((3, 31), (4, 1), (4, 2), (6, 30), (7, 1))
    moments = [datetime(2026, month, day, 12, tzinfo=UTC) for month, day in days]
    done = [housekeep(now=now)["quarters counted"] for now in moments]
    # On the last day of March the quarter before is due: the house was open then already.
    assert done == [1, 1, 0, 0, 1]
    assert [str(one) for one in FrozenQuarter.objects.all()] == ["2026-Q2", "2026-Q1", "2025-Q4"]


def test_a_quarter_in_which_nobody_was_here_is_not_counted() -> None:
    assert count(today=AFTER) is None
    tell("kept", choice="count")
    assert count(today=AFTER) is None


def test_rows_are_kept_only_of_what_is_said(some_told: Telling) -> None:
    """Nine and nobody leave the same behind: no row at all."""
    some_told(9, topics={"coercion": ["seclusion"], "alternative": ["peer-support"]})
    count(today=AFTER)
    assert not FrozenNumber.objects.exists()


def test_the_database_itself_refuses_fewer_than_ten(open_house: object) -> None:
    frozen = count(today=AFTER)
    row = {"quarter": frozen, "table": "country", "row": "MT"}
    with pytest.raises(IntegrityError), transaction.atomic():
        FrozenNumber.objects.create(**row, at_least=9)
    FrozenNumber.objects.create(**row, at_least=10)
    with pytest.raises(IntegrityError), transaction.atomic():
        FrozenNumber.objects.create(**row, at_least=15)


def test_what_a_row_holds_back_is_its_own_secret_and_lasts(settings: object) -> None:
    rows = [("country", f"{number:02}") for number in range(60)]
    first = [held_back(*row, rounding=5) for row in rows]
    assert [held_back(*row, rounding=5) for row in rows] == first
    assert set(first) == set(range(5))
    settings.CODE_PEPPER = b"another pepper, thirty-two bytes"
    assert [held_back(*row, rounding=5) for row in rows] != first


def test_a_row_is_only_opened_where_it_may_be(some_told: Telling, monkeypatch: object) -> None:
    """Of a story without a moderator's version nothing is opened but choice, topics, country."""
    opened = set()
    get = counting.Safe.get

    def watched(self, row, field, default=""):
        opened.add(field)
        return get(self, row, field, default)

    some_told(2)
    monkeypatch.setattr(counting.Safe, "get", watched)
    count(today=AFTER)
    assert opened == {"choice", "topics", "country"}
