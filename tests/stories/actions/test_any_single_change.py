"""Whatever single row is changed behind our back, one of the two proofs finds it."""

from datetime import timedelta

import pytest
from django.db import DataError, IntegrityError, connection, transaction
from hypothesis import HealthCheck, assume, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from stories.actions.proving.ledger import prove_ledger
from stories.actions.proving.public import prove_public
from stories.actions.switch import ask_again, switch
from stories.actions.upkeep.anchor import anchor
from stories.consent import Purpose
from tests.stories.actions.tampering import for_a_moment, raw, rows_of
from tests.stories.telling import DAY, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
LEDGER, ANCHORS, STORY = "vault_consententry", "vault_anchor", "stories_story"
TOMORROW = DAY + timedelta(days=1)


def turn(told):
    switch(submission_id=told.id, purpose=Purpose.QUOTE, on=True, language="en", today=DAY)


@pytest.fixture
def told(topics):
    """A public story that shows and allows some things, anchored."""
    topics = {"coercion": ["seclusion"], "alternative": []}
    told = tell("published", shown=["country", "years"], topics=topics)
    turn(told)
    ask_again(submission_id=told.id, years=2, language="en", today=DAY)
    anchor(today=DAY)
    return told


def _other_in_ledger(value):
    """Another value of the same kind."""
    if isinstance(value, bytes | memoryview):
        changed = bytearray(bytes(value))
        changed[len(changed) // 2] ^= 1
        return st.sampled_from([bytes(changed), bytes(value)[:-1], None])
    if isinstance(value, int):
        return st.integers(1, 40)
    if isinstance(value, str) and len(value) == 64:
        return st.text("0123456789abcdef", min_size=64, max_size=64)
    return st.just(value)


def test_any_single_change_of_a_ledger_or_an_anchor_is_found(told):
    """Columns that hold nothing are left out: the counter of an anchor."""
    tell("waiting")
    turn(tell("kept"))
    anchor(today=TOMORROW)
    tables = {table: rows_of(table) for table in (LEDGER, ANCHORS)}

    @hypothesis(max_examples=120, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def change(data):
        table = data.draw(st.sampled_from([LEDGER, ANCHORS]))
        columns, rows = tables[table]
        row = data.draw(st.sampled_from(rows))
        kind = data.draw(st.sampled_from(["delete", "update", "copy"]))
        with for_a_moment():
            if kind == "delete":
                raw(f"DELETE FROM {table} WHERE id = %s", row[columns.index("id")])
            else:
                may = [c for c in columns if (table, c) != (ANCHORS, "id")]
                column = data.draw(st.sampled_from(may))
                at = columns.index(column)
                elsewhere = st.sampled_from([other[at] for other in rows])
                value = data.draw(st.one_of(elsewhere, _other_in_ledger(row[at])))
                assume(value != row[at])
                try:
                    with transaction.atomic():
                        _write(table, columns, row, column, value, copy=kind == "copy")
                except IntegrityError:
                    return  # the database itself refuses it
            assert prove_ledger().wrong, (table, kind)

    change()
    assert prove_ledger().wrong == []


def _write(table, columns, row, column, value, *, copy):
    if not copy:
        raw(f"UPDATE {table} SET {column} = %s WHERE id = %s", value, row[columns.index("id")])
        return
    made = dict(zip(columns, row, strict=True)) | {"id": 77_777, column: value}
    places = ", ".join(["%s"] * len(made))
    raw(f"INSERT INTO {table} ({', '.join(made)}) VALUES ({places})", *made.values())


# Where it stands in the list of stories: nobody agreed to it, and nothing derives it.
FREE = ("id", "batch", "quarter")


def test_any_single_change_of_a_public_row_is_found(told):
    tell("published", choice="exact")
    tell("suspended", shown=["name"])
    columns, rows = rows_of(STORY)

    @hypothesis(max_examples=80, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def change(data):
        row = data.draw(st.sampled_from(rows))
        column = data.draw(st.sampled_from([name for name in columns if name not in FREE]))
        at = columns.index(column)
        other = st.sampled_from([*(one[at] for one in rows), *_other_in_row(row[at])])
        value = data.draw(other)
        assume(value != row[at])
        reference = row[columns.index("reference")]
        with for_a_moment():
            try:
                with transaction.atomic():
                    raw(f"UPDATE {STORY} SET {column} = %s WHERE id = %s", value, row[0])
                    connection.check_constraints()
            except (IntegrityError, DataError):
                return  # the database itself refuses it
            assert any(line.startswith(reference) for line in prove_public().wrong), column

    change()
    assert prove_public().wrong == []


def _other_in_row(value):
    """Other values of the same kind."""
    if isinstance(value, bool) or value in (0, 1):
        return [not value]
    if isinstance(value, int):
        return [value + 1]
    return [value[::-1]] if isinstance(value, str) else []
