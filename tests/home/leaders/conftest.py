"""A story that may be quoted, figures and offices."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from groups.choices import Kind, Scope
from groups.models import Group
from tests.groups.factories import make_group
from tests.home.dossier.conftest import told, topics

__all__ = ["told", "topics"]


@pytest.fixture
def loaded(topics: None) -> None:
    call_command("load_figures", verbosity=0)
    call_command("load_country_notes", verbosity=0)


@pytest.fixture
def office(db: None) -> Group:
    today = timezone.now().date()
    return make_group(
        "Office for visits",
        confirmed_on=today,
        kind=Kind.PUBLIC_OFFICE,
        scope=Scope.COUNTRY,
        country="IE",
        place_name="Dublin",
        about="It visits wards.",
        offers=["monitoring-body"],
        source_url="https://office.example.org/task",
        source_on=today,
        contacts={"address": "1 Example Street, Dublin 2", "email": "visits@office.example.org"},
        hidden_contacts={"phone": "+353 999"},
    )
