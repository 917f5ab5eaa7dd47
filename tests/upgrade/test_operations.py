"""No migration takes from an older version what it needs, unless somebody has thought about it."""

from functools import cache
from typing import Any

import pytest
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState

from tests.upgrade.declared import DECLARED, Ceased, Pause
from tests.upgrade.operations import Step, danger, narrower, steps
from tests.upgrade.states import ROOT, states

# wagtail-localize's first migration asks the database while it is loaded.
pytestmark = pytest.mark.django_db


@cache
def found() -> dict[str, Step]:
    return {step.name: step for step in steps(MigrationLoader(None), states())}


def test_everything_that_may_hurt_an_older_version_was_thought_about() -> None:
    new = [f"{step.name}: {step.why}" for name, step in found().items() if name not in DECLARED]
    assert not new, "say in tests/upgrade/declared.py why the older version survives this"
    assert set(DECLARED) == set(found())


def test_what_goes_was_used_by_no_version_that_may_still_serve() -> None:
    order = [state.version for state in states()]
    for name, said in DECLARED.items():
        if isinstance(said, Ceased):
            assert said.version in order, f"{said.version} was never released"
            assert order.index(said.version) <= order.index(found()[name].after), name


def test_the_changelog_warns_of_a_pause() -> None:
    last = states()[-1].version
    pauses = [
        name
        for name, said in DECLARED.items()
        if isinstance(said, Pause) and found()[name].after == last
    ]
    unreleased = (ROOT / "CHANGELOG.md").read_text().partition("## Unreleased")[2]
    assert not pauses or "needs a pause" in unreleased.partition("\n## ")[0], pauses


TEXT = models.CharField(max_length=20)
ROOMIER, LESS = models.CharField(max_length=40), models.CharField(max_length=10)
UNDER_AN_AUTHOR = models.ForeignKey("vault.Submission", models.CASCADE, null=True)


@pytest.mark.parametrize(
    "operation",
    [
        migrations.RemoveField("word", "text"),
        migrations.RenameField("word", "text", "words"),
        migrations.RenameModel("Word", "Phrase"),
        migrations.DeleteModel("Word"),
        migrations.AlterField("word", "text", LESS),
        migrations.AlterField("word", "text", models.CharField(max_length=20, null=True)),
        migrations.AlterField("word", "text", models.CharField(max_length=20, unique=True)),
        migrations.AlterField("word", "text", models.IntegerField()),
        migrations.AddField("word", "more", models.IntegerField(default=1)),
        migrations.AddField("word", "more", models.IntegerField(db_default=1, unique=True)),
        migrations.AddField("word", "more", UNDER_AN_AUTHOR),
        migrations.CreateModel("Note", [("of", UNDER_AN_AUTHOR)]),
        migrations.AlterUniqueTogether("word", {("text", "id")}),
        migrations.AddConstraint("word", models.UniqueConstraint(fields=["text"], name="once")),
        migrations.RunSQL("UPDATE app_word SET text = ''"),
        migrations.RunPython(migrations.RunPython.noop),
    ],
    ids=lambda operation: type(operation).__name__,
)
def test_what_hurts_is_found(operation: Any) -> None:
    assert _danger(operation)


@pytest.mark.parametrize(
    "operation",
    [
        migrations.AlterField("word", "text", ROOMIER),
        migrations.AddField("word", "more", models.IntegerField(null=True)),
        migrations.AddField("word", "more", models.IntegerField(db_default=1)),
        migrations.AddField("word", "more", models.ManyToManyField("app.Word")),
        migrations.AddIndex("word", models.Index(fields=["text"], name="word_text")),
        migrations.CreateModel("Note", [("text", TEXT)]),
        migrations.AlterModelOptions("word", {"ordering": ["text"]}),
    ],
    ids=lambda operation: type(operation).__name__,
)
def test_what_only_adds_is_let_through(operation: Any) -> None:
    assert not _danger(operation)


def test_what_no_older_version_has_may_be_taken_away() -> None:
    assert not _danger(migrations.RemoveField("word", "text"), known=set())


def test_a_value_in_the_database_must_stay() -> None:
    assert narrower(models.IntegerField(db_default=1), models.IntegerField())


def _danger(operation: Any, known: Any = None) -> str:
    before = ProjectState()
    before.add_model(
        ModelState("app", "Word", [("id", models.AutoField(primary_key=True)), ("text", TEXT)])
    )
    after = before.clone()
    operation.state_forwards("app", after)
    return danger(operation, "app", before, after, {("app", "word")} if known is None else known)
