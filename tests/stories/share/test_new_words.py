"""New words on the return side: both are shown, quietly, and an answer is never needed."""

import pytest

from stories.actions.switch import ask_again, switch
from stories.consent import Purpose, wording
from stories.models import Story
from tests.stories.rewording import CHANGED, FIRST, SECOND, reword
from tests.stories.share.returning import at, held_in, inside, text_of
from tests.stories.telling import DAY, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
LINK = "Some words about your choices have changed"


@pytest.fixture
def told():
    told = tell("published")
    switch(submission_id=told.id, purpose=Purpose.QUOTE, on=True, language="en", today=DAY)
    return told


@pytest.fixture
def reworded(told, tmp_path, monkeypatch):
    reword(monkeypatch, tmp_path / "wordings", asks=["quote", "press"])


def test_nothing_is_said_while_there_is_one_version(told):
    client = inside(told)
    assert LINK not in text_of(client.get(at("story")))
    assert 'id="new-words"' not in text_of(client.get(at("switches")))


def test_both_wordings_are_shown_and_what_changed(told, reworded):
    client = inside(told)
    assert LINK in text_of(client.get(at("story")))
    page = text_of(client.get(at("switches")))
    assert page.count('name="answer"') == 2
    assert CHANGED in page and "You said yes to this on 2 March 2026" in page
    asked = page.split('id="new-words"')[1].split('class="switches"')[0]
    old = wording("quote", version=FIRST).text.split(".")[0]
    assert asked.count(old) == 2, "the old words, and the new ones that begin with a mark"
    assert asked.count(f"In {SECOND} words: ") == 1


@pytest.mark.parametrize(("said", "choice"), [("yes", "new-words"), ("no", "old-words")])
def test_an_answer_is_kept_and_said(told, reworded, said, choice):
    client = inside(told)
    page = text_of(
        client.post(
            at("new-words"),
            {"purpose": "quote", "wording": SECOND, "answer": said},
            follow=True,
        )
    )
    assert "Done. Your yes" in page and 'id="new-words"' not in page
    last = held_in(client)["choices"][-1]
    assert (last["purpose"], last["choice"], last["wording"]) == ("quote", choice, SECOND)
    assert Story.objects.get().allows_quoting
    held = text_of(client.get(at("held")))
    assert ("You said yes to the new words for:" in held) is (said == "yes")
    assert ("You kept your yes from before" in held) is (said == "no")


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"purpose": "quote", "wording": SECOND},
        {"purpose": "quote", "wording": SECOND, "answer": "maybe"},
        {"purpose": "quote", "wording": FIRST, "answer": "yes"},
        {"purpose": "press", "wording": SECOND, "answer": "yes"},
    ],
)
def test_anything_else_changes_nothing(told, reworded, form):
    client = inside(told)
    before = held_in(client)["choices"]
    assert client.post(at("new-words"), form).status_code == 302
    assert held_in(client)["choices"] == before


def test_a_switch_that_is_on_stands_with_the_words_that_were_agreed(told, reworded):
    page = text_of(inside(told).get(at("switches"))).split('class="switches"')[1]
    quote, press = page.split('aria-labelledby="turn-quote')[1], page
    assert f"In {SECOND} words" not in quote.split('role="group"')[0]
    assert f"In {SECOND} words" in press.split('aria-labelledby="turn-press')[1].split("role=")[0]


def test_an_old_page_agrees_to_no_new_words(told, tmp_path, monkeypatch):
    client = inside(told)
    assert f'name="wording" value="{FIRST}"' in text_of(client.get(at("switches")))
    reword(monkeypatch, tmp_path / "wordings", asks=["press"])
    before = held_in(client)["choices"]
    forms = {
        "switches": {"turn": "press yes"},
        "ask-again": {"years": "2"},
        "contact-address": {"address": "someone@example.org"},
    }
    for name, form in forms.items():
        page = text_of(client.post(at(name), form | {"wording": FIRST}, follow=True))
        assert "Please read them again" in page, name
    assert "someone@example.org" in page, "what was typed is kept"
    assert held_in(client)["choices"] == before
    client.post(at("switches"), {"turn": "quote no", "wording": FIRST})
    assert held_in(client)["choices"][-1]["choice"] == "no", "taking back never waits"


def test_the_ledger_shows_the_words_as_they_were(told, reworded):
    ask_again(submission_id=told.id, years=2, language="de", today=DAY)
    client = inside(told)
    held = text_of(client.get(at("held")))
    ledger = held.split('class="return-ledger"')[1]
    assert "You said yes to: Ask me again after two years" in ledger
    assert wording("ask-again-2", "de").label in ledger and 'lang="de"' in ledger
    quote = wording("quote", version=FIRST).text.split(".")[0]
    assert quote in ledger
    assert f"In {SECOND} words" not in ledger
    assert f"Version {FIRST} of these words" in ledger
    text = text_of(client.get(at("download-text")))
    assert f"(words of version {FIRST})" in text and text.count(quote) == 1
    last = held_in(client)["choices"][-2]
    assert last["words"]["text"] == wording("quote", version=FIRST).text
