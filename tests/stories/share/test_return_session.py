"""Thirty idle minutes: the page closes itself, and nothing typed is lost."""

import pytest

from tests.stories.share.returning import Browser, at, inside, text_of
from tests.stories.telling import tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.mark.parametrize(
    "name", ["story", "approve", "messages", "switches", "details", "held", "rewrite", "change"]
)
def test_without_a_session_there_are_kind_words_and_the_field(name):
    response = Browser().get(at(name))
    assert "This page is closed" in text_of(response)
    assert 'name="code"' in text_of(response)


def test_a_typed_message_goes_on_after_the_code():
    told = tell("waiting")
    typed = "A long message\nwith two lines & <tags>."
    client = Browser()
    closed = client.post(at("messages"), {"body": typed})
    assert "with two lines &amp; &lt;tags&gt;." in text_of(closed)
    again = client.post(
        at("return"), {"code": told.code, "kept_for": "messages", "kept_body": typed}
    )
    assert "You are back" in text_of(again)
    assert "with two lines &amp;" in text_of(again)
    assert told.submission.messages.count() == 0
    client.post(at("messages"), {"body": typed})
    assert told.submission.messages.count() == 1


def test_it_stays_even_when_the_code_is_wrong_first():
    response = Browser().post(
        at("return"), {"code": "nothing", "kept_for": "messages", "kept_body": "Stay here."}
    )
    assert "Stay here." in text_of(response)


def test_a_rewritten_text_is_given_back_whole():
    response = Browser().post(at("rewrite"), {"title": "T", "happened": "New words. " * 900})
    assert text_of(response).count("New words.") == 900


def test_a_visit_is_prolonged_by_each_page():
    client = inside(tell("waiting"))
    before = client.cookies["hnh_session"]["max-age"], client.session.get_expiry_age()
    response = client.get(at("story"))
    assert "hnh_session" in response.cookies
    assert before[1] == 1800


def test_closing_forgets_everything():
    client = inside(tell("waiting"))
    response = client.post(at("leave"))
    assert response.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert "return" not in client.session
    assert "This page is closed" in text_of(client.get(at("story")))
    assert "Your story is closed again" in text_of(client.get(at("leave")))


def test_after_a_deliberate_end_nothing_untrue_is_said():
    client = inside(tell("published"))
    client.post(at("withdraw"))
    page = text_of(client.get(at("story")))
    assert "Either you closed it yourself" in page
    assert "If you took your story back, it is gone" in page
    assert "you are back" not in page
