"""An organiser who is signed in, and an entry of theirs."""

import pytest
from django.test import Client

from groups.models import Group
from tests.groups.factories import make_group, make_steward


@pytest.fixture
def group() -> Group:
    """A public entry that was sent and checked once, with an organiser."""
    made = make_group(
        "Example Voices",
        slug="example-voices",
        about="We meet on Tuesdays.",
        languages=["en"],
        hidden_contacts={"email": "hello@voices.example"},
    )
    made.save_revision().publish()
    made.refresh_from_db()
    make_steward(made)
    return made


@pytest.fixture
def organiser(client: Client, group: Group) -> Client:
    """Signed in, without any role."""
    client.force_login(group.stewards.get().user)
    return client
