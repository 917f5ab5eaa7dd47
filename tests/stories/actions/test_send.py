"""Sending: only what is whole, only with a code that was shown, and only once."""

import pytest

from community.lib.code_alphabet import ALPHABET
from community.lib.receipts import CodeMistyped, parse
from stories.actions.codes.find import find
from stories.actions.refusals import HoldsCode, Incomplete, NotNow, UnknownCode
from stories.actions.sending.keep import keep
from stories.actions.sending.send import send
from stories.actions.sending.show_code import show_code
from stories.vault.models import ConsentEntry, Flag, State, Submission
from tests.stories import telling
from tests.stories.telling import DAY, NOON, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_the_code_stays_the_same_until_it_is_forgotten():
    told = tell("draft")
    again = show_code(submission_id=told.id, now=NOON)
    telling.send_it(told)
    after = show_code(submission_id=told.id, now=NOON)
    assert told.code == again == after


def test_an_hour_after_sending_only_the_author_has_the_code():
    told = tell("waiting")
    later = NOON.replace(hour=13, minute=1)
    assert show_code(submission_id=told.id, now=later) == ""
    assert find(typed=told.code).id == told.id


def test_sending_twice_is_sending_once():
    told = tell("waiting")
    edition = told.submission.edition
    telling.send_it(told)
    assert told.submission.edition == edition
    assert told.submission.ledger.count() == 2


@pytest.mark.parametrize(
    ("answers", "missing"),
    [({"happened": ""}, "words"), ({"choice": ""}, "choice"), ({"perspective": ""}, "whose")],
)
def test_what_is_missing_is_named(answers, missing):
    told = telling.draft(**answers)
    with pytest.raises(Incomplete) as caught:
        send(submission_id=told.id, language="en", now=NOON)
    assert caught.value.missing == (missing,)
    assert told.again().state == State.DRAFT


@pytest.mark.parametrize("voice", ["title", "happened", "helped", "wish"])
def test_a_text_that_holds_the_code_is_caught_before_it_is_sent(voice):
    told = telling.draft()
    spaced = " ".join(told.code[i : i + 4] for i in range(0, 28, 4)).lower()
    keep(submission_id=told.id, answers={voice: f"my code is {spaced} ok"}, today=DAY)
    with pytest.raises(HoldsCode):
        send(submission_id=told.id, language="en", now=NOON)


def test_nothing_can_be_changed_in_a_sent_draft():
    told = tell("waiting")
    with pytest.raises(NotNow):
        keep(submission_id=told.id, answers={"happened": "late"}, today=DAY)


def test_an_answer_nobody_asks_for_is_refused():
    with pytest.raises(KeyError):
        keep(submission_id=tell("draft").id, answers={"diagnosis": "x"}, today=DAY)


def test_a_story_about_someone_else_is_flagged_when_it_is_sent():
    assert tell("waiting", perspective="close", agreement="yes").submission.flags == [
        Flag.SOMEONE_ELSE
    ]
    assert tell("waiting").submission.flags == []


def test_sending_writes_what_was_agreed_to_and_nothing_else():
    told = tell("waiting", contact="me@example.org", choice="exact")
    entries = [told.safe().get(row, "entry") for row in ConsentEntry.objects.order_by("number")]
    assert [(e["purpose"], e["choice"]) for e in entries] == [
        ("read-and-store", "yes"),
        ("publish-exact", "yes"),
        ("contact", "yes"),
    ]


def test_words_survive_whatever_their_script_and_length():
    words = "Ich habe \u200dgewartet. 🕊️ Ναι.\r\nЗавтра\n\n" * 1200
    told = tell("waiting", happened=words)
    kept = told.safe().get(told.again(), "happened")
    assert kept == words.replace("\r\n", "\n")


def test_a_right_code_opens_in_every_forgiven_spelling():
    told = tell("waiting")
    spelled = told.code.lower().replace("0", "o").replace("1", "l")
    spelled = "-".join(spelled[i : i + 4] for i in range(0, 28, 4))
    assert find(typed=f"  {spelled}\n").id == told.id


def test_wrong_and_unknown_codes_get_the_same_answer_for_the_same_work(
    django_assert_num_queries,
):
    told, other = tell("waiting"), tell("waiting")
    wrong = _with_proof_of(told.code, other.code)
    unknown = "0" * 28
    for typed in (wrong, unknown):
        # One for each kind of code: stories, second codes, claims.
        with django_assert_num_queries(3), pytest.raises(UnknownCode):
            find(typed=typed)


def _with_proof_of(one: str, other: str) -> str:
    """The first part of one code with the rest of another, its check character made right."""
    body = one[:8] + other[8:27]
    for sign in ALPHABET:
        try:
            parse(body + sign)
        except CodeMistyped:
            continue
        return body + sign
    raise AssertionError("no check character fits")


def test_a_mistyped_code_is_known_without_a_query(django_assert_num_queries):
    told = tell("waiting")
    sign = "A" if told.code[5] != "A" else "B"
    with django_assert_num_queries(0), pytest.raises(CodeMistyped):
        find(typed=told.code[:5] + sign + told.code[6:])


def test_the_row_never_says_when_more_finely_than_a_day():
    row = Submission.objects.filter(pk=tell("waiting").id).values().get()
    assert not [v for v in row.values() if hasattr(v, "hour")]
