"""No app server answers: a calm page, and what was being sent arrives once after a reload."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.inspecting import inspect
from tests.browser.people import Author
from tests.production.asking import ask, connect
from tests.production.needles import AGENT, AWAY, LONG
from tests.production.site import ProductionSite
from tests.production.stack import Stack

pytestmark = pytest.mark.browser
SENT = (
    "from stories.vault.models import Submission as S;"
    "print(S.objects.filter(example=False, state='waiting').count())"
)
AWAY_HEADING = "This site is away for a moment"


@pytest.fixture
def page(stack: Stack, chromium: Browser) -> Iterator[Page]:
    """Of somebody who may see an error: nobody watches this page for them."""
    context = chromium.new_context(
        base_url=stack.url,
        ignore_https_errors=True,
        user_agent=AGENT,
        viewport={"width": 360, "height": 740},
    )
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def away(stack: Stack) -> Iterator[None]:
    """Both app servers are stopped, and come back."""
    for app in stack.app:
        app.stop()
    yield
    stack.start()


def test_what_was_being_sent_arrives_once_after_a_reload(site: ProductionSite, page: Page) -> None:
    """Both servers die with the form in their hands: nobody knows whether it came."""
    author = Author(page)
    author.begin()
    author.write(happened=f"{AWAY} was on the wall.", helped="")
    author.want("Only read it")
    author.note_the_code()
    before = int(site.stack.python(SENT))
    for app in site.stack.app:
        app.freeze()
    page.get_by_role("button", name="I have my code. Send", exact=True).click(no_wait_after=True)
    page.wait_for_timeout(1500)
    for app in site.stack.app:
        app.kill()
    expect(page.get_by_role("heading", name=AWAY_HEADING)).to_be_visible()
    assert page.title() == "Notes", "the tab says nothing"
    site.stack.start()
    page.reload()
    author.say_i_am_a_person()
    author.press("I have my code. Finish")
    assert int(site.stack.python(SENT)) == before + 1
    author.come_back()
    expect(page.locator("input[name=code]")).to_have_count(0)


def test_what_is_too_long_is_told_kindly(stack: Stack) -> None:
    long = b"happened=" + LONG.encode() * 400_000
    answer = ask(stack, "/en/share/words/", method="POST", body=long)
    assert answer.status == 413
    assert "This is too long for us" in answer.body.decode()
    assert answer.header("Cache-Control") == "no-store"


def test_the_page_is_whole_and_in_the_language_of_the_address(
    stack: Stack, page: Page, away: None
) -> None:
    assert inspect(page, page.goto("/en/share/return/"), 502) == []
    for code in ("de", "fr"):
        answer = page.goto(f"/{code}/stories/")
        assert answer is not None and answer.status == 502
        expect(page.locator("html")).to_have_attribute("lang", code)
        assert answer.all_headers()["cache-control"] == "no-store"
    strange = ask(stack, "/xx/nothing/")
    assert strange.status == 502 and AWAY_HEADING in strange.body.decode()


def test_a_flood_is_slowed_down_where_people_read_and_never_where_they_tell(
    stack: Stack, away: None
) -> None:
    reading, telling = flood(stack, "/en/about/", 400), flood(stack, "/en/share/", 200)
    assert reading[429] > 0
    assert telling == {502: 200}


def flood(stack: Stack, path: str, times: int) -> Counter[int]:
    """How often which answer came, asked as fast as one connection can."""
    answers: Counter[int] = Counter()
    with closing(connect(stack)) as connection:
        for _ in range(times):
            connection.request("GET", path, headers={"Host": "localhost"})
            came = connection.getresponse()
            came.read()
            answers[came.status] += 1
    return answers
