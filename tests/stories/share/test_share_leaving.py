"""Leaving ends the session; a screen that outlived it finds its draft again, or does not."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from stories.share import rejoining
from stories.vault.models import State, Submission
from tests.stories.share.writing import WORDS, Author

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def author(client: Client) -> Author:
    author = Author(client)
    author.begin()
    author.post("whose", perspective="me")
    return author


def secret_on(page: Any) -> str:
    found = re.search(r'name="draft_secret" value="([^"]+)"', page.content.decode())
    return found.group(1) if found else ""


def wait_too_long() -> None:
    """The server's side of thirty idle minutes: the browser still has its cookie."""
    Session.objects.all().delete()


def helped(author: Author, secret: str) -> Any:
    return author.post("helped", helped="A nurse who sat down.", draft_secret=secret)


def test_leaving_ends_the_session_and_clears_the_browser(author: Author) -> None:
    author.write()
    assert "Nobody said a word." in author.get("words").content.decode()
    answer = author.get("out")
    assert answer.status_code == 303
    assert answer.headers["Location"] == settings.LEAVE_URL
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert answer.headers["Cache-Control"] == "no-store"
    page = author.get("words").content.decode()
    assert "Nobody said a word." not in page
    assert "<textarea" not in page


def test_another_site_cannot_throw_anybody_out(author: Author) -> None:
    author.write()
    answer = author.client.get(reverse("share:out"), headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 303
    assert "Clear-Site-Data" not in answer.headers
    assert "Nobody said a word." in author.get("words").content.decode()


@pytest.mark.parametrize("name", ["start", "words", "help", "return", "paper", "done"])
def test_the_way_out_is_local_where_somebody_writes(author: Author, name: str) -> None:
    html = author.get(name).content.decode()
    assert f'<a class="leave" href="{reverse("share:out")}" rel="nofollow noreferrer"' in html


def test_the_way_out_elsewhere_is_straight(author: Author) -> None:
    html = author.client.get("/en/nothing-here/").content.decode()
    assert reverse("share:out") not in html
    missing = author.client.get("/en/share/nothing-here/").content.decode()
    assert reverse("share:out") in missing


def test_the_first_page_says_what_leaving_costs(author: Author) -> None:
    for name in ("start", "words"):
        assert "what you wrote cannot be opened again" in author.get(name).content.decode()


def test_a_session_that_ended_finds_its_draft_again(author: Author) -> None:
    author.write()
    secret = secret_on(author.get("helped"))
    wait_too_long()
    assert helped(author, secret).url == reverse("share:choice")
    assert Submission.objects.count() == 1
    assert author.answer("happened") == WORDS
    assert author.answer("helped") == "A nurse who sat down."
    assert author.client.session["share"]["own_device"] is True
    assert secret_on(author.get("helped"))


def test_a_mistake_in_a_session_that_ended_still_finds_it(author: Author) -> None:
    author.write()
    secret = secret_on(author.get("helped"))
    wait_too_long()
    page = author.post("helped", helped="x" * 50_001, draft_secret=secret)
    assert "1 characters too long" in page.content.decode()
    wait_too_long()
    helped(author, secret_on(page))
    assert Submission.objects.count() == 1


def test_a_screen_left_open_finds_nothing_after_leaving(author: Author) -> None:
    author.write()
    secret = secret_on(author.get("helped"))
    author.get("out")
    assert "Your words are kept" in helped(author, secret).content.decode()
    assert Submission.objects.count() == 2
    assert "Nobody said a word." not in author.get("words").content.decode()


def test_another_page_opened_meanwhile_does_not_lose_it(author: Author) -> None:
    """Whoever looks at the first page after the thirty minutes has no session's cookie any more."""
    author.write()
    secret = secret_on(author.get("helped"))
    wait_too_long()
    author.get("start")
    author.client.cookies.pop(settings.SESSION_COOKIE_NAME, None)
    assert helped(author, secret).url == reverse("share:choice")
    assert author.answer("happened") == WORDS


def test_stop_for_now_and_send_work_after_a_long_wait(author: Author) -> None:
    author.write()
    author.post("helped", helped="")
    secret = secret_on(author.get("choice"))
    wait_too_long()
    assert author.post("choice", draft_secret=secret, then="pause").url == reverse("share:pause")
    author.post("choice", choice="see")
    secret = secret_on(author.get("code"))
    wait_too_long()
    assert author.send(draft_secret=secret).url == reverse("share:receipt")
    assert Submission.objects.get().state == State.WAITING


def test_leaving_takes_the_cookies_of_the_forms_and_of_reading_too(author: Author) -> None:
    """Also where a browser does not know Clear-Site-Data."""
    author.write()
    author.get("helped")
    cookies = author.get("out").cookies
    for name in (settings.CSRF_COOKIE_NAME, settings.READING_COOKIE_NAME):
        assert (cookies[name].value, cookies[name]["max-age"]) == ("", 0)


def test_an_open_screen_works_a_night_long_on_ones_own_device_only(
    author: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    author.write()
    secret = secret_on(author.get("helped"))
    monkeypatch.setattr(rejoining, "LONGEST_BORROWED", -1)
    wait_too_long()
    helped(author, secret)
    assert Submission.objects.count() == 1
    session = author.client.session
    session["share"] = session["share"] | {"own_device": False}
    session.save()
    secret = secret_on(author.get("helped"))
    wait_too_long()
    helped(author, secret)
    assert Submission.objects.count() == 2


def test_the_screens_say_what_a_longer_break_needs(author: Author) -> None:
    page = author.get("words").content.decode()
    assert "Without a code you cannot get back to the earlier pages" in page


def test_an_empty_page_after_a_lost_draft_says_so(author: Author) -> None:
    author.write()
    wait_too_long()
    helped(author, "")
    page = author.client.get(reverse("share:words") + "?again=1").content.decode()
    assert "your earlier draft could not be opened" in page
    assert "Nothing you wrote is lost" not in page
    author.write()
    assert "could not be opened" not in author.get("words").content.decode()


@pytest.mark.parametrize("secret", ["", "x", "a:b:c"])
def test_without_a_right_secret_a_new_draft_is_begun(author: Author, secret: str) -> None:
    author.write()
    wait_too_long()
    assert "Your words are kept" in helped(author, secret).content.decode()
    assert Submission.objects.count() == 2


def test_the_secret_is_of_no_use_in_another_browser_or_too_late(
    author: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    author.write()
    secret = secret_on(author.get("helped"))
    helped(Author(Client()), secret)
    assert Submission.objects.count() == 2
    wait_too_long()
    monkeypatch.setattr(rejoining, "LONGEST", -1)
    helped(author, secret)
    assert Submission.objects.count() == 3


def test_a_sent_story_is_never_rejoined(author: Author) -> None:
    author.write()
    author.post("choice", choice="see")
    secret = secret_on(author.get("helped"))
    author.get("code")
    author.send()
    wait_too_long()
    helped(author, secret)
    sent = Submission.objects.get(state=State.WAITING)
    assert Submission.objects.exclude(pk=sent.pk).count() == 1
    assert author.client.session["share"]["draft"] != str(sent.pk)


def test_an_error_page_does_not_show_the_secret() -> None:
    strict = Client(enforce_csrf_checks=True)
    hidden = {"draft_secret": "needle-one", "edition_secret": "needle-two"}
    page = strict.post(reverse("share:words"), {"happened": WORDS} | hidden)
    assert page.status_code == 403
    assert "needle" not in page.content.decode()
