"""What a reader would rather not see is not offered for a dossier, and opens nowhere by itself."""

import csv
from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client

from home.dossier.words import _tables
from stories.choices import Note
from stories.library.hidden import MARKS
from stories.models import Story

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
Telling = Callable[..., Story]
CLOSED = "A story that you chose not to see"


@pytest.fixture
def reader(client: Client) -> Client:
    client.cookies[settings.READING_COOKIE_NAME] = MARKS[Note.RESTRAINT]
    return client


def hard_one(told: Telling) -> Story:
    story = told(title="Hard")
    Story.objects.filter(pk=story.pk).update(notes=["restraint"])
    return story


def page(client: Client, query: str, name: str = "") -> str:
    return client.get(f"/en/dossier/{name}{query}").content.decode()


def test_it_is_not_offered_and_is_counted(reader: Client, told: Telling) -> None:
    told(title="Plain")
    hard_one(told)
    html = page(reader, "")
    assert "Plain" in html and "Hard" not in html
    assert "1 story is hidden here by your choice." in html
    assert "Hard" in page(Client(), "")


def test_what_was_chosen_stays_chosen_and_says_no_title(reader: Client, told: Telling) -> None:
    hard = hard_one(told)
    html = page(reader, f"?story={hard.reference}")
    assert f'value="{hard.reference}" checked' in html
    assert CLOSED in html and "Hard" not in html
    assert CLOSED in page(reader, "", f"sentences/{hard.reference.lower()}/")


def test_no_address_opens_it(reader: Client, told: Telling) -> None:
    hard = hard_one(told)
    query = f"?story={hard.reference}&open=1"
    assert '<details class="content-note" open>' in page(Client(), query, "sheet/")
    assert '<details class="content-note">' in page(reader, query, "sheet/")


@pytest.mark.parametrize("language", ["de", "fr"])
def test_what_stands_beside_figures_is_said(language: str) -> None:
    with (settings.ROOT / "home/data/coercion-figures.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    columns = ("place", "coverage", "series_break", "note")
    said = {row[column] for row in rows for column in columns if row[column]}
    ours = _tables(language)["beside_figures"]
    assert said - set(ours) <= {"find and add the link before publishing"}
    assert set(ours) <= said


@pytest.mark.parametrize("language", ["de", "fr"])
def test_every_definition_is_there(db: None, language: str) -> None:
    from django.core.management import call_command

    from community.models import Coercion

    call_command("load_topics", verbosity=0)
    slugs = set(Coercion.objects.values_list("slug", flat=True))
    assert slugs <= set(_tables(language)["definitions"])
