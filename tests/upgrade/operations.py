"""Which steps of a migration an older version, still serving, may not survive."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.db.models import NOT_PROVIDED

from tests.upgrade.states import OURS, Node, State, applied, project

Key = tuple[str, str]
# Nothing that an older version reads or writes is touched, or something is made that it has not.
HARMLESS = (
    migrations.AlterModelOptions,
    migrations.AlterModelManagers,
    migrations.AlterModelTableComment,
    migrations.AddIndex,
    migrations.RemoveIndex,
    migrations.RenameIndex,
    migrations.RemoveConstraint,
)
# Whose rows an author takes back: an older version must be able to delete every one at any time.
AUTHORS = ("stories.", "vault.")


@dataclass(frozen=True)
class Step:
    """One operation that somebody must have thought about."""

    name: str  # "home.0007_figures_kept_here AddField series.state"
    why: str
    after: str  # the newest version without it


def steps(loader: MigrationLoader, states: list[State]) -> Iterator[Step]:
    """Of every migration that came after the first state: what may hurt the version before it."""
    behind = [applied(loader, state.nodes()) for state in states]
    now = loader.project_state(states[0].nodes())
    for node in _in_order(loader):
        if node in behind[0]:
            continue
        place = max(number for number, done in enumerate(behind) if node not in done)
        known = set(project(loader, states[place]).models)
        for operation in loader.get_migration(*node).operations:
            before = now.clone()
            operation.state_forwards(node[0], now)
            for inner in _in_the_database(operation):
                why = danger(inner, node[0], before, now, known)
                if why and node[0] in {*OURS, *states[place].heads}:
                    name = f"{node[0]}.{node[1]} {_told(inner)}"
                    yield Step(name, why, states[place].version)


def danger(
    operation: Any, app: str, before: ProjectState, after: ProjectState, known: set[Key]
) -> str:
    """Why an older version that has the models `known` may not survive it; "" where it does."""
    if isinstance(operation, migrations.RunPython | migrations.RunSQL):
        return "changes rows: what of them does the old version still read?"
    if isinstance(operation, migrations.CreateModel):
        return _holds_authors(field for _name, field in operation.fields)
    if isinstance(operation, HARMLESS):
        return ""
    model = (app, str(getattr(operation, "model_name", getattr(operation, "name", ""))).lower())
    if isinstance(operation, migrations.RenameModel):
        model = (app, operation.old_name_lower)
    if model not in known:
        return ""
    if isinstance(operation, migrations.AddField):
        return _added(operation.field)
    if isinstance(operation, migrations.AlterField):
        fields = before.models[model].fields, after.models[model].fields
        return narrower(fields[0][operation.name], fields[1][operation.name])
    return "takes away, renames or forbids what the old version uses"


def narrower(old: Any, new: Any) -> str:
    """What an older version cannot write or read any more after this change of a field."""
    if type(old) is not type(new):
        return "is of another kind"
    if old.null != new.null:
        return "may be nothing now" if new.null else "may not be nothing any more"
    if (new.max_length or 10**9) < (old.max_length or 10**9):
        return "has less room"
    if (new.unique, new.primary_key, new.db_column) != (old.unique, old.primary_key, old.db_column):
        return "is another column, or must differ now"
    if old.remote_field and old.remote_field.model != new.remote_field.model:
        return "points elsewhere"
    if old.db_default is not NOT_PROVIDED and new.db_default is NOT_PROVIDED:
        return "has no value in the database any more"
    return ""


def _added(field: Any) -> str:
    if isinstance(field, models.ManyToManyField) or not hasattr(field, "db_default"):
        return ""
    if not field.null and field.db_default is NOT_PROVIDED and not field.generated:
        return "is filled by nobody when the old version writes a row: say null or db_default"
    if field.unique and field.db_default is not NOT_PROVIDED:
        return "must differ, and is the same in every row of the old version"
    return _holds_authors([field])


def _holds_authors(fields: Any) -> str:
    for field in fields:
        target = field.remote_field and str(getattr(field.remote_field, "model", "")).lower()
        if target and target.startswith(AUTHORS):
            return "points at what authors take back: the old version cannot delete under it"
    return ""


def _in_the_database(operation: Any) -> list[Any]:
    if isinstance(operation, migrations.SeparateDatabaseAndState):
        return list(operation.database_operations)
    return [operation]


def _told(operation: Any) -> str:
    kind = type(operation).__name__
    if isinstance(operation, migrations.RunPython):
        return f"{kind} {operation.code.__name__}"
    thing = [getattr(operation, part, None) for part in ("model_name", "name", "old_name")]
    thing.append(getattr(getattr(operation, "constraint", None), "name", None))
    return f"{kind} {'.'.join(str(part) for part in thing if part)}".strip()


def _in_order(loader: MigrationLoader) -> list[Node]:
    """As they are carried out from nothing."""
    found: dict[Node, None] = {}
    for leaf in sorted(loader.graph.leaf_nodes()):
        found |= dict.fromkeys(loader.graph.forwards_plan(leaf))
    return list(found)
