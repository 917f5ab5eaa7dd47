"""The server dies in the middle of a submit, at every step: nothing that was acknowledged is lost.

At the words, the old ones or the new ones are there. Before the code was seen, at most an orphan
draft is left; after, code and story both work.
"""

import json
import shutil
import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import Error, Page

from tests.browser.people import Author
from tests.browser.site import Site

pytestmark = pytest.mark.browser

WORDS = "The lamp was on all night."
# The parent loads the site once, so that whoever takes the place of the dead is there at once.
FALLING = ("tests.browser.falling_wsgi", "--preload")
TELL_WORDS = """
import json
from stories.vault.models import Submission
from stories.vault.safe import Safe
rows = Submission.objects.filter(example=False)
print(json.dumps([[s.state, Safe.of(s.id).get(s, "happened")] for s in rows]))
"""


@pytest.fixture(scope="module")
def site(prepared, tmp_path_factory):
    """A site that can be told when to die."""
    var = tmp_path_factory.mktemp("falling") / "var"
    shutil.copytree(prepared, var)
    running = Site(var=var).start(*FALLING)
    yield running
    running.kill()


def dies_at(site: Site, statement: int, author: Author, button: str) -> bool:
    """Press this while the server dies at this statement; False when it needed fewer."""
    orders, fallen = site.var / "fall-at", site.var / "fallen"
    orders.write_text(str(statement))
    try:
        author.press(button)
    except Error:
        # The browser puts its own page there a moment later, and would run into what comes next.
        author.page.wait_for_url("chrome-error://**")
        assert fallen.exists(), "the browser was refused, and nobody had fallen"
    orders.unlink()
    fell = fallen.exists()
    fallen.unlink(missing_ok=True)
    return fell


def states(site: Site) -> list[str]:
    """Where every story stands that is not an example, as the file says."""
    with closing(sqlite3.connect(site.var / "main.sqlite3")) as database:
        query = "SELECT state FROM vault_submission WHERE NOT example"
        return [row[0] for row in database.execute(query)]


def words(site: Site) -> list[list[str]]:
    """State and words of every story that is not an example: each must still open."""
    return json.loads(site.manage("shell", "-c", TELL_WORDS).strip().splitlines()[-1])


def at_the_choice(page: Page) -> Author:
    author = Author(page)
    author.begin()
    author.write(happened=WORDS, helped="")
    author.choose("Publish it after I have seen it")
    return author


def test_at_the_words_the_old_or_the_new_are_there(site, open_page):
    page = open_page(java_script_enabled=False)
    author = Author(page)
    author.begin()
    author.write(happened=WORDS, helped="")
    field = page.locator("textarea[name=happened]")
    page.goto("/en/share/words/")
    old, statement, fell = WORDS, 0, True
    while fell:
        statement += 1
        new = f"{WORDS} {statement}"
        field.fill(new)
        fell = dies_at(site, statement, author, "Continue")
        page.goto("/en/share/words/")
        old = field.input_value()
        assert old in (new, f"{WORDS} {statement - 1}" if statement > 1 else WORDS)
        field.fill(new)
        author.press("Continue")
        page.goto("/en/share/words/")
        assert field.input_value() == new
    assert statement > 8, "it never fell: the test is not testing"
    assert [new] == [text for _, text in words(site)]


def test_before_the_code_was_seen_at_most_a_draft_is_left(site, open_page):
    statement, fell = 1, True
    while fell:
        author = at_the_choice(open_page(java_script_enabled=False))
        fell = dies_at(site, statement, author, "Continue")
        assert set(states(site)) == {"draft"}
        # The next press shows a code, whatever the first one left behind.
        author.page.goto("/en/share/choice/")
        author.want("Publish it after I have seen it")
        author.note_the_code()
        statement += 3
    assert statement > 8, "it never fell: the test is not testing"


def test_after_the_code_was_seen_code_and_story_both_work(site, open_page):
    statement, fell = 1, True
    while fell:
        author = at_the_choice(open_page(java_script_enabled=False))
        author.press("Continue")
        author.note_the_code()
        before = sent(site)
        fell = dies_at(site, statement, author, "I have my code. Send")
        author.come_back()
        assert "does not open" not in author.page.content()
        if "/return/story/" not in author.page.url:
            author.page.goto("/en/share/code/")
            author.press("I have my code. Send")
        assert sent(site) == before + 1
        statement += 2
    assert statement > 6, "it never fell: the test is not testing"
    assert all(text.startswith(WORDS) for _, text in words(site))


def sent(site: Site) -> int:
    """How many stories reached the desk."""
    return len([state for state in states(site) if state != "draft"])
