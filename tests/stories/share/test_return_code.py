"""The door: right codes, wrong ones, mistyped ones, and a flood of them."""

import pytest
from django.core.cache import cache
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from community.lib.receipts import groups, new_code
from stories.actions.codes.second import make_second_code, show_second_code
from stories.actions.leaving.withdraw import withdraw
from stories.share.returning import enter
from stories.vault.models import Submission
from tests.stories.claiming import claim_it, code_of
from tests.stories.share.returning import at, inside, text_of
from tests.stories.telling import DAY, NOON, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def _quiet_cache():
    cache.clear()


def try_code(typed: str, client: Client | None = None):
    return (client or Client()).post(at("return"), {"code": typed})


def wrong_code_for(told) -> str:
    """A well-formed code with the same first eight characters: found, and not proven."""
    return wrong_code_like(told.code)


def wrong_code_like(code: str) -> str:
    while True:
        made = new_code()
        made = code[:8] + made[8:]
        try:
            from community.lib.receipts import parse

            parse(made)
            return made
        except ValueError:
            continue


@pytest.mark.parametrize(
    "typed",
    [
        lambda code: code,
        lambda code: code.lower(),
        lambda code: " - ".join(groups(code)),
        lambda code: f"\n {'   '.join(groups(code))}\t",
        lambda code: code.replace("0", "o").replace("1", "l"),
        lambda code: code.replace("0", "O").replace("1", "I"),
    ],
)
def test_a_right_code_opens_however_it_is_typed(typed):
    told = tell("waiting")
    client = Client()
    response = try_code(typed(told.code), client)
    assert response.url == at("story")
    held = client.session["return"]
    assert held == {"submission": str(told.id), "mark": told.submission.code_lookup[:16]}


def test_the_session_gets_a_fresh_key_and_holds_nothing_else():
    told = tell("waiting")
    client = Client()
    session = client.session
    session["share"] = {"draft": None, "own_device": False}
    session.save()
    before = client.session.session_key
    try_code(told.code, client)
    assert client.session.session_key != before
    assert set(client.session.keys()) == {"return"}


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda code: code[:-4], "too_short"),
        (lambda code: code + "ABCD", "too_long"),
        (lambda code: "U" + code[1:], "letter_u"),
        (lambda code: "?!" + code[2:], "bad_character"),
        (lambda code: ("2" if code[0] != "2" else "3") + code[1:], "check"),
    ],
)
def test_a_mistyped_code_is_explained_beside_the_field(spoil, reason):
    told = tell("waiting")
    typed = spoil(told.code)
    response = try_code(typed)
    assert response.status_code == 200
    assert str(enter.MISTYPED[reason]) in text_of(response)
    assert 'aria-invalid="true"' in text_of(response)
    assert typed not in text_of(response)


def test_nothing_typed_is_answered_kindly():
    assert "Please type or paste your code here." in text_of(try_code("  "))


def normal(html: str) -> str:
    """A page without its token against forged forms."""
    import re

    return re.sub(r'csrfmiddlewaretoken" value="[^"]+"', "", html)


@pytest.mark.parametrize("kind", ["story", "second", "claim"])
def test_wrong_and_unknown_codes_get_the_same_answer_for_the_same_work(kind):
    told = tell("published")
    code = told.code
    if kind == "second":
        make_second_code(submission_id=told.id, now=NOON)
        code = show_second_code(submission_id=told.id, now=NOON)
    elif kind == "claim":
        code = code_of(claim_it(told))
    answers, works = [], []
    try_code(new_code())  # caches of the first request
    for typed in (wrong_code_like(code), new_code()):
        with CaptureQueriesContext(connections["default"]) as main:
            with CaptureQueriesContext(connections["keys"]) as keys:
                answers.append(try_code(typed))
        works.append((len(main), len(keys)))
    assert normal(text_of(answers[0])) == normal(text_of(answers[1]))
    assert works[0] == works[1]
    assert "That code did not open a story" in text_of(answers[0])


def test_a_withdrawn_code_is_unknown():
    told = tell("waiting")
    withdraw(submission_id=told.id, today=DAY)
    response = try_code(told.code)
    assert "That code did not open a story" in text_of(response)


def test_a_code_may_be_used_again_and_again():
    told = tell("waiting")
    for _ in range(3):
        assert inside(told).get(at("story")).status_code == 200


def test_a_right_code_works_under_flood_and_a_wrong_one_waits():
    told = tell("waiting")
    for _ in range(enter.WRONG_TRIES):
        assert try_code(new_code()).status_code == 200
    slowed = try_code(new_code())
    assert slowed.status_code == 429
    assert slowed.headers["Retry-After"] == str(enter.WINDOW_SECONDS)
    assert "There have been many tries from here" in text_of(slowed)
    assert 'name="code"' in text_of(slowed)
    assert try_code(told.code).status_code == 302


def test_the_code_of_a_draft_leads_back_to_writing():
    told = tell("draft")
    client = Client()
    response = try_code(told.code, client)
    assert response.url == at("words")
    assert client.session["share"] == {"draft": str(told.id), "own_device": False}
    assert "return" not in client.session


def test_a_story_whose_key_is_gone_is_gone():
    from stories.vault.models import DataKey

    told = tell("waiting")
    client = inside(told)
    DataKey.objects.all().delete()
    response = client.get(at("story"))
    assert response.status_code == 410
    assert "There is nothing here any more" in text_of(response)


def test_withdrawn_in_another_window():
    told = tell("waiting")
    client = inside(told)
    withdraw(submission_id=told.id, today=DAY)
    response = client.post(at("messages"), {"body": "Words I had typed."})
    assert response.status_code == 410
    assert "Words I had typed." in text_of(response)
    assert not Submission.objects.exists()


def test_every_answer_is_quiet_and_kept_by_nobody():
    told = tell("offered")
    client = inside(told)
    for name in ("return", "story", "approve", "messages", "switches", "held", "withdraw"):
        response = client.get(at(name))
        assert response.status_code == 200, name
        assert response.headers["Cache-Control"] == "no-store"
        assert "<title>Notes</title>" in text_of(response)
        assert told.code not in text_of(response)


def test_where_nothing_was_written_nothing_is_called_lost():
    assert "Nothing you wrote is lost." not in text_of(try_code(new_code()))
    kept = {"code": new_code(), "kept_for": "messages", "kept_body": "Words."}
    assert "Nothing you wrote is lost." in text_of(Client().post(at("return"), kept))


def test_a_lost_code_is_given_the_way_that_exists():
    page = text_of(Client().get(at("return")))
    assert "If you have lost your code" in page
    assert f'href="{at("claim-hidden")}"' in page
