"""A needle in every sealed column of every table of the vault: sealed while it is there, and gone.

The columns come from the models themselves, so that one added later is among them unasked.
"""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connections, models

from community.models import User
from community.residue.files import database_files
from community.residue.needles import Needle
from community.residue.report import search
from stories.actions.claims.end import end_claim
from stories.actions.leaving.scrub import cleaned
from stories.actions.leaving.withdraw import withdraw
from stories.vault.fields import SealedField
from stories.vault.models import Claim, DataKey, Submission
from stories.vault.safe import Safe
from tests.stories.telling import DAY, a_moderator, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)
# Sealed under a key of its own, which goes with its story too.
OWN_KEY = (Claim,)


def sealed_models() -> list[type[models.Model]]:
    return [model for model in apps.get_app_config("vault").get_models() if columns(model)]


def columns(model: type[models.Model]) -> list[str]:
    return [field.name for field in model._meta.fields if isinstance(field, SealedField)]


def needle(model: type[models.Model], column: str) -> str:
    return f"Quastenflosser {model.__name__} {column} Zwielichtblume"


def row_of(model: type[models.Model], story: Submission) -> models.Model:
    """The story's own row of this table, or one made for it, whatever other columns it has."""
    if model is Submission:
        return story
    made: dict[str, Any] = {}
    for field in model._meta.fields:
        if isinstance(field, SealedField) or field.has_default() or field.null:
            continue
        if not field.primary_key:
            made[field.name] = _anything(field, story)
    links = [field for field in model._meta.fields if field.related_model is Submission]
    return model(**made | {field.name: story for field in links})


def _anything(field: Any, story: Submission) -> Any:
    if field.related_model is Submission:
        return story
    if field.related_model is User:
        return a_moderator()
    if field.choices:
        return field.choices[0][0]
    if isinstance(field, models.DateField):
        return DAY
    if isinstance(field, models.BooleanField):
        return False
    if isinstance(field, models.IntegerField):
        return 999
    if isinstance(field, models.UUIDField):
        return uuid4()
    return uuid4().hex[: min(field.max_length or 32, 32)]


def plant(model: type[models.Model], story: Submission) -> models.Model:
    """One in each column, of each shape that a field may have."""
    row = row_of(model, story)
    safe = Safe.make(row.pk) if model in OWN_KEY else Safe.of(story.id)
    if row._state.adding and not isinstance(model._meta.pk, models.UUIDField):
        row.save()  # what is sealed is bound to the row's own number
    for number, column in enumerate(columns(model)):
        text = needle(model, column)
        safe.put(row, column, [text, {"said": [text]}, text][number % 3])
    row.save()
    return row


def raw() -> bytes:
    """Both databases as a thief would read them: rows on PostgreSQL, files on SQLite."""
    if connections["default"].vendor == "sqlite":
        return b"".join(path.read_bytes() for path in database_files())
    return b"".join(_rows())


def _rows() -> Iterator[bytes]:
    for model in apps.get_app_config("vault").get_models():
        for row in model._default_manager.values_list():
            yield from (bytes(value) for value in row if isinstance(value, (bytes, memoryview)))


def sealed_in(row: models.Model) -> list[bytes]:
    now = type(row)._default_manager.get(pk=row.pk)
    return [bytes(getattr(now, column)) for column in columns(type(row))]


def found(model: type[models.Model]) -> list[str]:
    sought = [Needle(n, needle(model, column)) for n, column in enumerate(columns(model), start=1)]
    report = search(sought)
    assert not report.unread
    return [str(finding) for finding in report.findings]


@pytest.mark.parametrize("model", sealed_models(), ids=lambda model: model.__name__)
@pytest.mark.parametrize("state", ["reading", "published"])
def test_a_needle_in_every_sealed_column_is_sealed_and_then_gone(model, state):
    told, other = tell(state), tell(state, title="Another")
    row = plant(model, told.again())
    sealed = sealed_in(row)
    assert len(set(sealed)) == len(columns(model))
    before = raw()
    assert all(one in before for one in sealed), "the test would see it"
    assert found(model) == []
    assert not withdraw(submission_id=told.id, today=DAY).pending
    assert found(model) == []
    after = raw()
    assert [
        column for column, one in zip(columns(model), sealed, strict=True) if one in after
    ] == []
    assert not type(row)._default_manager.filter(pk=row.pk).exists()
    assert set(DataKey.objects.values_list("submission_id", flat=True)) == {other.id}


@pytest.mark.parametrize("model", OWN_KEY, ids=lambda model: model.__name__)
def test_without_its_story_too(model):
    told = tell("published")
    row = plant(model, told.again())
    sealed = sealed_in(row)
    end_claim(claim_id=row.pk)
    assert found(model) == [] and not any(one in raw() for one in sealed)
    assert told.safe()


@pytest.mark.parametrize("model", sealed_models(), ids=lambda model: model.__name__)
def test_the_test_itself_would_find_one_that_stands_open(model):
    """Were a column written without its seal, this is what would be found."""
    told = tell("reading")
    row = plant(model, told.again())
    for column in columns(model):
        open_text = needle(model, column).encode()
        type(row)._default_manager.filter(pk=row.pk).update(**{column: open_text})
    assert {line.split()[1].rstrip(":") for line in found(model)} == {
        str(n) for n in range(1, len(columns(model)) + 1)
    }


def test_whatever_is_sealed_is_scrubbed():
    assert set(sealed_models()) <= set(cleaned("default"))
    assert cleaned("keys") == [DataKey]
