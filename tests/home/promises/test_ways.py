"""The ways that lead to promises."""

import pytest
from django.core.management import call_command
from django.test import Client

from tests.home.promises.test_promises import a_promise, html

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_its_country_leads_to_it(client: Client) -> None:
    call_command("load_topics", verbosity=0)
    assert "/came-of-it/tell/?country=IE" in html(client, "/en/evidence/ie/")
    a_promise()
    assert "/came-of-it/?country=IE" in html(client, "/en/evidence/ie/")
