"""A name that may be unwise: gentle words on the same page, and “keep it anyway”."""

from typing import Any

import pytest
from django.test import Client

from stories.actions.content import latest_content
from stories.models import Story
from stories.vault.models import State
from tests.stories.share.returning import at, inside, text_of
from tests.stories.share.writing import Author
from tests.stories.telling import Told, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

WORDS = {"title": "", "happened": "They tied me to the bed.", "helped": "", "wish": ""}
UNWISE = {
    "anna@example.org": "This looks like an email address.",
    "@quietwater": "This looks like a name from the internet.",
    "0401234567": "There is a long number in it",
    "Mari Mets": "This looks like somebody’s full name",
    "Ann4": "Somebody else on this site already shows this name",
}


@pytest.fixture
def author(client: Client) -> Author:
    author = Author(client)
    author.begin()
    author.post("whose", perspective="me")
    author.write("I am Mari Mets.")
    return author


def anna() -> Told:
    """Somebody whose public story shows the name Anna."""
    return tell("published", shown=["name"], name="Anna")


def name_of(told: Told) -> str:
    return latest_content(told.again(), told.safe()).name


def keeps(page: str, name: str) -> bool:
    return f'name="keep_name" value="{name}"' in " ".join(page.split())


@pytest.mark.parametrize(("name", "said"), UNWISE.items())
def test_where_it_is_first_written(author, name, said):
    anna()
    page = text_of(author.post("name", kind="pen", name=name))
    assert said in page and keeps(page, name)
    assert f'value="{name}"' in page.split("</form>")[0]
    typed = {"kind": "pen", "name": name, "keep_name": name}
    assert author.client.post(at("name"), typed).status_code == 302
    assert f'value="{name}"' in text_of(author.get("name"))


def test_it_is_kept_only_as_it_stood_when_it_was_asked_about():
    author = Author(Client())
    author.begin()
    author.post("whose", perspective="me")
    page = text_of(author.post("name", kind="pen", name="@one", keep_name="@two"))
    assert "This looks like a name from the internet." in page and keeps(page, "@one")
    assert author.answer("name") == ""
    author.post("name", kind="pen", name="@one", keep_name="@one")
    assert author.answer("name") == "@one"


def test_an_ordinary_name_goes_on_at_once():
    author = Author(Client())
    author.begin()
    author.post("whose", perspective="me")
    assert author.post("name", kind="pen", name="Moon").status_code == 302
    assert author.answer("name") == "Moon"


def test_going_back_keeps_it_without_asking():
    author = Author(Client())
    author.begin()
    author.post("whose", perspective="me")
    assert author.post("name", kind="pen", name="@one", then="back").status_code == 302
    assert author.answer("name") == "@one"


def test_their_own_name_may_stand_in_their_own_story(author):
    assert author.post("name", kind="own", name="Mari Mets").status_code == 302
    page = text_of(author.post("name", kind="own", name="mari@example.org"))
    assert "This looks like an email address." in page


def test_a_name_that_nobody_shows_is_nobodys(author):
    tell("published", name="Anna")  # given, and not shown
    Story.objects.filter(reference=anna().submission.reference).update(suspended=True)
    assert author.post("name", kind="pen", name="Anna").status_code == 302


@pytest.mark.parametrize("place", ["rewrite", "rename"])
@pytest.mark.parametrize(("name", "said"), UNWISE.items())
def test_where_it_is_changed(place, name, said):
    anna()
    told = tell("offered", happened="They tied me to the bed. I am Mari Mets.")
    words = WORDS | {"happened": "They tied me to the bed. I am Mari Mets."}
    typed: dict[str, Any] = ({} if place == "rename" else words) | {"name": name}
    client = inside(told)
    page = text_of(client.post(at(place), typed))
    assert said in page and keeps(page, name) and "I am Mari Mets" in page or place == "rename"
    assert told.again().state == State.OFFERED and name_of(told) == "R."
    client.post(at(place), typed | {"keep_name": name})
    assert told.again().state == State.WAITING and name_of(told) == name


def test_a_name_that_stays_as_it_is_is_not_asked_about_again():
    told = tell("offered", name="@one")
    client = inside(told)
    client.post(at("rewrite"), WORDS | {"happened": "Other words.", "name": "@one"})
    assert told.again().state == State.WAITING


def test_ones_own_public_name_is_not_somebody_elses():
    told = anna()
    client = inside(told)
    client.post(at("rename"), {"name": "anna"})
    assert told.again().state == State.WAITING and name_of(told) == "anna"


def test_a_new_name_alone_goes_back_to_the_desk_and_off_the_page():
    told = tell("published", shown=["name", "country"])
    client = inside(told)
    assert "leaves the page at once" in text_of(client.get(at("rename")))
    client.post(at("rename"), {"name": "Moon"})
    assert told.again().state == State.WAITING and not Story.objects.exists()
    assert latest_content(told.submission, told.safe()).happened.startswith("They tied me")


def test_no_name_or_the_same_one_changes_nothing():
    told = tell("published", shown=["name"])
    client = inside(told)
    assert "hide it instead" in text_of(client.post(at("rename"), {"name": " "}))
    response = client.post(at("rename"), {"name": "R."}, follow=True)
    assert "You changed nothing" in text_of(response)
    assert told.again().state == State.PUBLISHED


def test_a_name_that_comes_too_late_is_not_lost():
    told = tell("suspended")
    page = text_of(inside(told).post(at("rename"), {"name": "Moon"}))
    assert "Your story has moved on meanwhile" in page and 'value="Moon"' in page


def test_where_the_name_is_chosen_it_is_said_and_yes_is_enough():
    told = tell("offered", name="anna@example.org")
    client = inside(told)
    assert "looks like an email address" not in text_of(client.post(at("approve"), {}))
    page = text_of(client.post(at("approve"), {"shown": ["name"]}))
    assert "looks like an email address" in page and "Use another name" in page
    assert 'name="yes"' in page
