"""The directory's part of a dossier: those of the country, and only what may be shown."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from groups.choices import Kind, Scope
from tests.groups.factories import make_group

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def sheet(client: Client, query: str) -> str:
    return client.get(f"/en/dossier/sheet/?{query}").content.decode()


@pytest.fixture
def here(db: None) -> None:
    today = timezone.now().date()
    call_command("load_topics", verbosity=0)
    make_group(
        "Here",
        confirmed_on=today,
        control="majority",
        contacts={"email": "here@example.org"},
        hidden_contacts={"phone": "+420 999"},
    )
    make_group("Offering", confirmed_on=today, offers=["peer-support"])
    make_group(
        "From elsewhere",
        confirmed_on=today,
        scope=Scope.INTERNATIONAL,
        country="BE",
        countries=["CZ", "AT"],
    )
    make_group("Seat only", confirmed_on=today, scope=Scope.ONLINE)
    make_group("Elsewhere", confirmed_on=today, country="AT")
    make_group("Forgotten", confirmed_on=today - timedelta(days=400))
    make_group(
        "Office", confirmed_on=today, kind=Kind.PUBLIC_OFFICE, source_url="https://o.example.org/"
    )


def test_those_of_the_country_stand_there_with_what_may_be_shown(
    client: Client, here: None
) -> None:
    html = sheet(client, "country=CZ")
    for name in ("Here", "Offering", "From elsewhere", "Office", "here@example.org"):
        assert name in html, name
    for name in ("Seat only", "Elsewhere,", "Forgotten", "+420 999"):
        assert name not in html, name
    assert "majority of those who decide" in html and "As the group says itself" in html
    assert html.index("Whose task it is") < html.index("https://o.example.org/")


def test_whoever_offers_what_is_chosen_comes_first(client: Client, here: None) -> None:
    assert (html := sheet(client, "country=CZ")).index("Here") < html.index("Offering")
    html = sheet(client, "country=CZ&topic=peer-support")
    assert html.index("Offering") < html.index("Here,")


def test_nobody_there_is_said(client: Client, here: None) -> None:
    assert "No group in our directory says yet that it works in Portugal." in sheet(
        client, "country=PT"
    )
    assert "Choose a country, and groups there stand here." in sheet(client, "")
    assert "Noch keine Gruppe" in sheet(client, "country=PT&lang=de")
