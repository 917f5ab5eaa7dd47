"""Nobody learns by trying what is there: by the answer, or by the work that it took.

ASVS 2.4.1, 6.3.8, 11.2.4. Work is counted in questions to the databases and in hashes made, never
in seconds. Codes: `tests/stories/share/test_return_code.py`. Staff's addresses:
`tests/community/test_signin.py`. Organisers' answers: `tests/groups/stewards/test_signin.py`.
"""

import hmac
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from community.lib.receipts import new_code
from groups.tokens import new_token
from tests.community.staff import ask, staff
from tests.groups.factories import make_group, make_steward
from tests.stories.share.test_return_code import wrong_code_like
from tests.stories.telling import tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def plain(answer: Any) -> str:
    """A page without what is new each time."""
    return re.sub(r'(csrfmiddlewaretoken|form_secret)" value="[^"]+"', "", answer.content.decode())


@contextmanager
def hashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """How many authentication codes are made, and compared, meanwhile."""
    made = [0]

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            made[0] += 1
            return real(*args, **named)

        return call

    with monkeypatch.context() as patch:
        for name in ("new", "digest", "compare_digest"):
            patch.setattr(hmac, name, counted(getattr(hmac, name)))
        yield made


def work(monkeypatch: pytest.MonkeyPatch, asked: Callable[[], Any]) -> tuple[Any, tuple[int, ...]]:
    """The answer, and what it took: questions to each database, and hashes."""
    cache.clear()
    with (
        CaptureQueriesContext(connections["default"]) as main,
        CaptureQueriesContext(connections["keys"]) as keys,
        hashes(monkeypatch) as made,
    ):
        answer = asked()
    return answer, (len(main), len(keys), made[0])


def test_asvs_11_2_4_a_wrong_code_takes_as_much_work_as_an_unknown_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first eight characters of a story's code, known from somewhere, prove nothing."""
    told = tell("published")
    Client().post("/en/share/return/", {"code": new_code()})
    (one, much), (other, as_much) = (
        work(monkeypatch, lambda code=code: Client().post("/en/share/return/", {"code": code}))
        for code in (wrong_code_like(told.code), new_code())
    )
    assert plain(one) == plain(other) and much == as_much and much[2] > 0


def test_asvs_6_3_8_a_reference_that_waits_looks_like_one_that_never_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """By its answer and by its work: nobody can list what lies sealed."""
    told = tell("waiting")
    client = Client()
    for kind in ("/en/stories/{}/", "/en/share/report/story/{}/", "/en/share/claims/in/{}/"):
        client.get(kind.format("zzzzzz"))
        answers = [
            work(monkeypatch, partial(client.get, kind.format(reference)))
            for reference in (told.submission.reference.lower(), "zzzzz2")
        ]
        (one, much), (other, as_much) = answers
        assert one.status_code == other.status_code == 404, kind
        assert plain(one) == plain(other).replace("zzzzz2", told.submission.reference.lower())
        assert much == as_much, kind


def test_asvs_6_3_8_asking_for_a_code_tells_nobody_who_works_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Staff by address: the answer is the same, and so is where it leads."""
    staff("mod@example.org")
    ask(Client(), "warm@example.org")
    (one, _much), (other, _as_much) = (
        work(monkeypatch, lambda address=address: ask(Client(), address))
        for address in ("mod@example.org", "nobody@example.org")
    )
    assert (one.status_code, one.url) == (other.status_code, other.url)


def test_asvs_6_3_8_nor_who_looks_after_a_listing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Organisers by address: same answer, same number of questions, same letter."""
    make_steward(make_group("Example Voices", slug="example-voices"), "jana@voices.example")

    def enter(address: str) -> Any:
        return Client().post("/en/find/enter/", {"address": address})

    enter("warm@voices.example")
    (one, much), (other, as_much) = (
        work(monkeypatch, lambda address=address: enter(address))
        for address in ("jana@voices.example", "petra@voices.example")
    )
    assert (one.status_code, one.url, much) == (other.status_code, other.url, as_much)


def test_asvs_11_5_1_a_link_cannot_be_guessed_and_a_guess_learns_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Links in letters: 192 random bits; a wrong one is answered like one that is used up."""
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100 and all(len(token) == 32 for token in tokens)
    for kind in ("confirm", "dates", "block", "invited"):
        answers = {
            (answer.status_code, plain(answer).replace(token, ""))
            for token in (new_token(), new_token())
            for answer in [Client().get(f"/en/find/{kind}/{token}/")]
        }
        assert len(answers) == 1
