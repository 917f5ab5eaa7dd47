"""Forms have servers of their own: a flood of them fills those and no others, and a right code
waits there for its turn. How much readers lose is measured by `make load`."""

import re
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from urllib.parse import urlencode

import pytest

from community.lib.receipts import new_code
from tests.production.asking import Answer, ask, connect
from tests.production.stack import Stack
from tests.production.stack.servers import said_in

DOOR = "/en/share/return/"
AT_ONCE, EACH = 24, 5
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
TELL = """
from django.utils import timezone
from stories.actions.sending.begin import begin
from stories.actions.sending.keep import keep
from stories.actions.sending.send import send
from stories.actions.sending.show_code import show_code
now = timezone.now()
story = begin(language="en").id
answers = {"perspective": "me", "happened": "They held me down.", "choice": "read"}
keep(submission_id=story, answers=answers, today=now.date())
print(show_code(submission_id=story, now=now))
send(submission_id=story, language="en", now=now)
"""


def form_of(stack: Stack) -> tuple[dict[str, str], dict[str, str]]:
    """Headers with the cookie of the door's form, and its token."""
    page = ask(stack, DOOR)
    found = TOKEN.search(page.body.decode())
    assert found
    cookies = [value.split(";")[0] for name, value in page.headers if name.lower() == "set-cookie"]
    headers = {"Cookie": "; ".join(cookies), "Origin": stack.url}
    headers["Content-Type"] = "application/x-www-form-urlencoded"
    return headers, {"csrfmiddlewaretoken": found[1]}


def type_code(stack: Stack, code: str) -> Answer:
    """What somebody gets who types this code."""
    headers, token = form_of(stack)
    return ask(
        stack, DOOR, method="POST", body=urlencode(token | {"code": code}).encode(), **headers
    )


@pytest.fixture
def without(stack: Stack, request: pytest.FixtureRequest) -> Iterator[None]:
    """Some of the app servers are stopped, and come back."""
    for app in stack.app[request.param]:
        app.stop()
    yield
    stack.start()


@pytest.mark.parametrize("without", [slice(-1, None)], indirect=True, ids=["no forms"])
def test_readers_read_where_no_form_is_taken(stack: Stack, without: None) -> None:
    assert ask(stack, "/en/stories/").status == 200
    assert ask(stack, DOOR, method="POST", body=b"code=x").status == 502


@pytest.mark.parametrize("without", [slice(0, -1)], indirect=True, ids=["no readers"])
def test_a_form_is_taken_where_nobody_reads(stack: Stack, without: None) -> None:
    assert ask(stack, "/en/stories/").status == 502
    assert ask(stack, DOOR, method="POST", body=b"code=x").status == 403, "no token: the app's own"


def test_forms_weigh_less_than_readers_where_both_want_the_processor(stack: Stack) -> None:
    forms, readers = stack.app[-1].unit, stack.app[0].unit
    assert 0 < float(said_in(forms, "CPUWeight")) < 100, "100 is what everybody has"
    assert said_in(readers, "CPUWeight") == ""


def test_a_right_code_opens_its_story_in_a_flood_of_wrong_ones(stack: Stack) -> None:
    """From the flood's own address, long after the limit for wrong ones: a ward shares one."""
    code = stack.python(TELL).strip()
    headers, token = form_of(stack)
    answers: Counter[int] = Counter()

    def pour() -> None:
        with closing(connect(stack)) as connection:
            for _ in range(EACH):
                body = urlencode(token | {"code": new_code()})
                told = {"Host": f"localhost:{stack.way_in}"} | headers
                connection.request("POST", DOOR, body=body, headers=told)
                came = connection.getresponse()
                came.read()
                answers[came.status] += 1

    flood = [threading.Thread(target=pour) for _ in range(AT_ONCE)]
    for one in flood:
        one.start()
    came = [type_code(stack, code) for _ in range(3)]
    for one in flood:
        one.join()
    assert answers[429] > 0, "the flood met its limit: the test is testing"
    assert answers.total() == AT_ONCE * EACH
    assert [(one.status, one.header("Location")) for one in came] == [
        (302, "/en/share/return/story/")
    ] * 3
