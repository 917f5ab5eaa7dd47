"""A changed wording changes nothing that was agreed, and asks again only where it matters."""

import tomllib

import pytest

from stories.actions.answer_wording import answer_wording, open_questions
from stories.actions.ledger import record, said
from stories.actions.proving.ledger import prove_ledger
from stories.actions.proving.public import prove_public
from stories.actions.refusals import NotNow
from stories.actions.switch import ask_again, set_contact, switch
from stories.consent import Purpose, changes, newest, versions, wording
from stories.models import Story
from tests.stories.rewording import CHANGED, FIRST, SECOND, SHIPPED, reword
from tests.stories.telling import DAY, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def turn(told, purpose, on=True, language="en"):
    switch(submission_id=told.id, purpose=purpose, on=on, language=language, today=DAY)


def asked(told, language="en"):
    return open_questions(told.again(), told.safe(), language=language)


def answer(told, purpose, agrees, version=SECOND):
    answer_wording(
        submission_id=told.id,
        purpose=purpose,
        version=version,
        agrees=agrees,
        language="en",
        today=DAY,
    )


def standing(told, purpose):
    return said(told.again(), told.safe())[purpose]


@pytest.fixture
def told():
    """Two switches are on, under the first words."""
    told = tell("published")
    turn(told, Purpose.QUOTE)
    turn(told, Purpose.PRESS)
    return told


def test_shipped_versions_say_the_same_in_every_language():
    for version in versions():
        tables = {
            path.name: {
                name: (table.get("asks_again", False), bool(table.get("what_changed")))
                for name, table in tomllib.loads(path.read_text()).items()
            }
            for path in SHIPPED.glob(f"{version}.*.toml")
        }
        languages = {name.split(".")[1].removesuffix("-easy") for name in tables}
        # French came with a later version; an earlier one is never written anew.
        assert languages == {"en", "de"} | ({"fr"} if version >= "2026-3" else set())
        assert len(tables) == 2 * len(languages)
        one = tables[f"{version}.en.toml"]
        assert all(other == one for other in tables.values()), version
        assert all(asks == told for asks, told in one.values())
        assert set(Purpose) <= set(one)
        assert version != versions()[0] or not any(asks for asks, _ in one.values())


def test_versions_stand_in_the_order_of_their_numbers(tmp_path, monkeypatch):
    shipped = versions()
    reword(monkeypatch, tmp_path / "wordings", version="2026-10")
    reword(monkeypatch, tmp_path / "wordings", version="2026-9")
    assert versions() == (*shipped, "2026-9", "2026-10")
    assert newest() == "2026-10"


def test_without_the_mark_nothing_is_asked_and_the_old_words_stay(told, tmp_path, monkeypatch):
    reword(monkeypatch, tmp_path / "wordings", clearer=["quote", "press"])
    assert asked(told) == []
    assert standing(told, "quote").version == FIRST
    assert standing(told, "quote").covers(SECOND), "it means the same, said more clearly"
    assert SECOND not in wording("quote", version=FIRST).text
    assert wording("quote").text.startswith(f"In {SECOND} words")


def test_with_the_mark_only_who_said_yes_to_that_is_asked(told, tmp_path, monkeypatch):
    reword(monkeypatch, tmp_path / "wordings", asks=["quote", "open-data"])
    (question,) = asked(told)
    assert question.purpose == "quote"
    assert question.agreed == wording("quote", version=FIRST)
    assert question.now == wording("quote", version=SECOND)
    assert question.changed == [CHANGED]
    turn(told, Purpose.QUOTE, on=False)
    assert asked(told) == []


def test_until_the_answer_the_yes_holds_as_it_was_given_and_no_further(told, tmp_path, monkeypatch):
    reword(monkeypatch, tmp_path / "wordings", asks=["quote"])
    assert standing(told, "quote").is_yes and Story.objects.get().allows_quoting
    assert standing(told, "quote").covers(FIRST)
    assert not standing(told, "quote").covers(SECOND)
    assert prove_public().wrong == prove_ledger().wrong == []


@pytest.mark.parametrize("agrees", [True, False])
def test_each_answer_is_written_down_and_takes_nothing_back(told, tmp_path, monkeypatch, agrees):
    reword(monkeypatch, tmp_path / "wordings", asks=["quote"])
    before = told.submission.ledger.count()
    answer(told, "quote", agrees)
    assert asked(told) == []
    assert told.submission.ledger.count() == before + 1
    last = told.safe().get(told.submission.ledger.last(), "entry")
    assert (last["choice"], last["wording"]) == ("new-words" if agrees else "old-words", SECOND)
    now = standing(told, "quote")
    assert now.is_yes and now.day == DAY
    assert now.version == (SECOND if agrees else FIRST)
    assert now.covers(SECOND) is agrees
    assert Story.objects.get().allows_quoting
    assert prove_public().wrong == prove_ledger().wrong == []
    with pytest.raises(NotNow):
        answer(told, "quote", agrees)


def test_who_kept_the_old_words_is_asked_only_about_the_next_change(told, tmp_path, monkeypatch):
    folder = tmp_path / "wordings"
    reword(monkeypatch, folder, asks=["quote"])
    answer(told, "quote", agrees=False)
    reword(monkeypatch, folder, version="2026-5")
    assert asked(told) == []
    reword(monkeypatch, folder, asks=["quote"], version="2026-6")
    (question,) = asked(told)
    assert question.agreed.version == FIRST and question.now.version == "2026-6"
    assert question.changed == [CHANGED]
    answer(told, "quote", agrees=True, version="2026-6")
    assert standing(told, "quote").covers("2026-6")


def test_turning_it_on_again_is_a_yes_to_the_newest_words(told, tmp_path, monkeypatch):
    reword(monkeypatch, tmp_path / "wordings", asks=["quote"])
    turn(told, Purpose.QUOTE, on=False)
    turn(told, Purpose.QUOTE)
    assert asked(told) == []
    assert standing(told, "quote").covers(SECOND)


def test_words_that_were_not_in_view_are_not_agreed_to(told, tmp_path, monkeypatch):
    reword(monkeypatch, tmp_path / "wordings", asks=["quote"])
    for purpose, version in (("quote", FIRST), ("press", SECOND), ("open-data", SECOND)):
        with pytest.raises(NotNow):
            answer(told, purpose, True, version=version)


def test_only_what_does_something_now_is_asked_about(tmp_path, monkeypatch):
    every = [purpose.value for purpose in Purpose]
    shown = tell("published", shown=["country"])
    ask_again(submission_id=shown.id, years=2, language="en", today=DAY)
    set_contact(submission_id=shown.id, address="me@example.org", language="en", today=DAY)
    waiting, exact = tell("waiting", choice="count"), tell("published", choice="exact")
    reword(monkeypatch, tmp_path / "wordings", asks=every)
    assert {one.purpose for one in asked(shown)} == {
        *("read-and-store", "publish", "show-country", "ask-again", "contact")
    }
    assert {one.purpose for one in asked(waiting)} == {"read-and-store", "count-only"}
    assert {one.purpose for one in asked(exact)} == {"read-and-store", "publish-exact"}
    lapses = Story.objects.get(reference=shown.submission.reference).lapses_on
    answer(shown, "ask-again", agrees=True)
    assert standing(shown, "ask-again").years == 2
    assert Story.objects.get(reference=shown.submission.reference).lapses_on == lapses
    assert prove_public().wrong == []


def test_the_language_in_the_ledger_is_the_one_that_was_read():
    told = tell("published")
    turn(told, Purpose.QUOTE, language="de")
    turn(told, Purpose.PRESS, language="fi")
    assert standing(told, "quote").language == "de"
    assert standing(told, "press").language == "en", "there are no words in that language"
    with pytest.raises(KeyError):
        record(
            told.submission,
            told.safe(),
            purpose="something-unsaid",
            choice="yes",
            language="en",
            today=DAY,
        )


def test_changes_lie_between_two_versions(tmp_path, monkeypatch):
    folder = tmp_path / "wordings"
    reword(monkeypatch, folder, asks=["quote"])
    reword(monkeypatch, folder, asks=["press"], version="2026-5")
    assert [one.version for one in changes("quote", after=FIRST)] == [SECOND]
    assert changes("quote", after=SECOND) == changes("press", after=FIRST, until=SECOND) == []
    assert changes("nothing", after=FIRST) == []
