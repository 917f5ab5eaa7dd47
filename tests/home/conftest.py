"""A prepared site."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from home.prepare.tree import make_guide, make_tree
from tests.stories.desk.conftest import person, signed_in


@pytest.fixture(scope="module")
def _standing_tree(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The page tree, made once a module: each test's own transaction lies inside this one."""
    outer = transaction.atomic()
    with django_db_blocker.unblock():
        outer.__enter__()
        make_tree()
    yield
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


@pytest.fixture
def tree(_standing_tree: None, db: None) -> None:
    """The page tree alone: topics and places take their time."""


@pytest.fixture(scope="module")
def _standing_guide(_standing_tree: None, django_db_blocker: Any) -> None:
    """The pages of the guide, made once a module inside the transaction of the tree."""
    with django_db_blocker.unblock():
        make_guide()
        call_command("load_topics", verbosity=0)


@pytest.fixture
def guide(_standing_guide: None, tree: None) -> None:
    """The pages of the guide, found by their words, and the vocabulary."""


@pytest.fixture
def prepared(db: None) -> None:
    """The page tree and the vocabulary."""
    make_tree()
    call_command("load_topics", verbosity=0)


@pytest.fixture
def editor(db: None) -> Client:
    """Somebody who keeps the guide, signed in."""
    return signed_in(person("eda", "Guide editors"))
