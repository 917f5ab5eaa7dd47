"""The door itself: shut for whoever would begin, and never in the face of whoever is writing."""

import pytest
from django.test import Client

from community.lib.remembered import forget
from community.models import House, User
from stories.vault.models import State, Submission
from tests.opening import name_the_house
from tests.stories.desk.conftest import Enter, staff_client
from tests.stories.share.writing import Author
from tests.stories.telling import tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
__all__ = ["staff_client"]  # a fixture
WORDS = "We are not taking stories yet"
INTERNALS = ("moderator", "second factor", "backup", "drill", "HNH_", "vera", "rules")


@pytest.fixture
def author(client: Client) -> Author:
    return Author(client)


def lose_somebody() -> None:
    User.objects.get(email="vera@example.org").delete()
    forget()


def test_it_is_calm_and_tells_nothing_of_the_house(gated: None, author: Author) -> None:
    page = author.get("start").content.decode()
    assert WORDS in page
    assert "tel:112" in page
    assert "/en/share/return/" in page
    assert "/en/share/help/" in page
    main = page[page.index("<main") : page.index("</main")]
    assert not [word for word in INTERNALS if word in main]
    author.begin()
    kept = author.write().content.decode()
    assert WORDS in kept
    assert "Nobody said a word." in kept
    assert not Submission.objects.exists()


@pytest.mark.parametrize("language", ["de", "fr"])
def test_in_the_other_languages(gated: None, client: Client, language: str) -> None:
    assert client.get(f"/{language}/share/").status_code == 200


def test_with_everything_a_story_is_begun(ready: None, author: Author) -> None:
    assert "Share" in client_home(author)
    author.begin()
    author.post("whose", perspective="me")
    author.write()
    assert Submission.objects.count() == 1


def client_home(author: Author) -> str:
    return author.client.get("/en/").content.decode()


def test_what_is_begun_is_sent_though_somebody_left(ready: None, author: Author) -> None:
    author.begin()
    author.post("whose", perspective="me")
    lose_somebody()
    author.write()
    author.post("choice", choice="read")
    assert author.get("start").status_code == 200
    assert WORDS not in author.get("start").content.decode()
    assert author.code_on(author.get("code"))
    author.send()
    assert author.submission().state == State.WAITING
    other = Client().get("/en/share/").content.decode()
    assert "New stories are paused" in other
    assert "We cannot take new stories" in client_home(author)


def test_a_house_that_took_stories_rests_and_is_not_new(ready: None, client: Client) -> None:
    tell()
    lose_somebody()
    page = client.get("/en/share/").content.decode()
    assert "New stories are paused" in page
    assert WORDS not in page


def test_the_list_is_for_whoever_looks_after_the_house(gated: None, staff_client: Enter) -> None:
    admin = staff_client("ada", "Administrators")
    page = admin.get("/admin/opening/").content.decode()
    for words in ("Two moderators and a safeguarding lead", "manage.py backup_drill", "Austria"):
        assert words in page
    assert "/admin/settings/community/house/" in page
    first = admin.get("/admin/").content.decode()
    assert "No new story can be begun now" in first
    name_the_house()
    assert "Not said yet" not in admin.get("/admin/opening/").content.decode()


def test_moderators_are_told_and_are_led_nowhere(gated: None, staff_client: Enter) -> None:
    reader = staff_client("mira", "Moderators")
    first = reader.get("/admin/").content.decode()
    assert "No new story can be begun now" in first
    assert "/admin/opening/" not in first
    assert "Missing." not in reader.get("/admin/opening/", follow=True).content.decode()


def test_nothing_is_said_where_all_is_there(ready: None, staff_client: Enter) -> None:
    said = "No new story can be begun now"
    admin = staff_client("ada", "Administrators")
    assert said not in admin.get("/admin/").content.decode()
    House.objects.update(organisation="")
    assert said in admin.get("/admin/").content.decode()
