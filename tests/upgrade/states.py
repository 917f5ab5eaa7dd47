"""The states that a database may be in: where the migrations stood when a version was released.

`states.json` has them oldest first. Those before the first release are stages that people ran.
"""

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path

import django
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

ROOT = Path(__file__).resolve().parents[2]
FILE = Path(__file__).with_name("states.json")
OURS = ("community", "stories", "vault", "groups", "home")
VERSION = re.compile(r"^## \[?(\d+\.\d+\.\d+[^\]\s]*)", re.MULTILINE)

Node = tuple[str, str]


@dataclass(frozen=True)
class State:
    """A version, the newest migration of every app in it, and a sum over all of ours till then."""

    version: str
    digest: str
    heads: dict[str, str]

    def nodes(self) -> list[Node]:
        """What to migrate to."""
        return sorted(self.heads.items())


def states() -> list[State]:
    """Every one that was released, oldest first."""
    return [State(**told) for told in json.loads(FILE.read_text())]


def released(changelog: str) -> list[str]:
    """The versions that a changelog has a section for; what is unreleased has none yet."""
    return VERSION.findall(changelog)


def applied(loader: MigrationLoader, nodes: Iterable[Node]) -> set[Node]:
    """These and all that they stand on."""
    return {known for node in nodes for known in loader.graph.forwards_plan(node)}


def digest(loader: MigrationLoader, nodes: Iterable[Node]) -> str:
    """Another one as soon as a migration of ours changes that a database here has behind it."""
    found = hashlib.sha256()
    for app, name in sorted(node for node in applied(loader, nodes) if node[0] in OURS):
        file = import_module(loader.disk_migrations[app, name].__module__).__file__
        found.update(f"{app}.{name}".encode() + Path(str(file)).read_bytes())
    return found.hexdigest()


def project(loader: MigrationLoader, state: State) -> ProjectState:
    """The models of a state, without those of apps that it came without: some put themselves
    before others' migrations."""
    then = loader.project_state(state.nodes())
    models = {key: one for key, one in then.models.items() if key[0] in state.heads}
    return ProjectState(models, then.real_apps)


def record(version: str) -> State:
    """Add where the migrations stand now. Raises ``SystemExit`` where the version is there."""
    known, loader = states(), MigrationLoader(None)
    if version in {state.version for state in known}:
        raise SystemExit(f"{version} is there already: a state that was released never changes.")
    nodes = loader.graph.leaf_nodes()
    new = State(version, digest(loader, nodes), dict(sorted(nodes)))
    told = [asdict(state) for state in [*known, new]]
    FILE.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n")
    return new


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "community.settings.test")
    django.setup()
    print(f"Recorded {record(sys.argv[1]).version}.")
