"""The whole way of a story, twice: with JavaScript and without, and then nothing of it is left."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import Author, Moderator, reference_of
from tests.browser.site import Site

pytestmark = pytest.mark.browser

# One word that only the author and the desk may read, and one that everybody may.
STORY = "Quillhaven was what they called me when the straps went on under the Brindlewick lamp."
SEALED = "Quillhaven"
PUBLIC = "Brindlewick"
MESSAGE = "Please leave out the word Tamarindgrove, nobody else says it."
ADDRESS = "borrowed-lanternfish@example.net"
NEEDLES = [SEALED, PUBLIC, "Tamarindgrove", ADDRESS]
NOTHING_FOUND, FOUND = 0, 1


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_from_the_first_word_to_nothing_left(site, open_page, witness, javascript):
    author = Author(open_page(java_script_enabled=javascript))
    tell_and_send(author)
    reference = reference_of(site)
    assert residue(site) == (NOTHING_FOUND, set())

    # The admin's own queue needs JavaScript (Wagtail's does); the rooms with words do not.
    desk = Moderator(open_page(viewport={"width": 1280, "height": 900}), site)
    desk.sign_in()
    desk.open_story(reference)
    desk.redact(reference, "happened", STORY.replace(SEALED, "A name"), "names-a-person")
    desk.offer(reference)
    assert residue(site) == (NOTHING_FOUND, set())

    author.come_back()
    expect(author.page.get_by_role("heading", level=1)).to_be_visible()
    author.approve()
    site.manage("housekeeping", "--publish-now")

    reader = open_page(java_script_enabled=javascript)
    stands_in_public(reader, reference)
    # Without this the zeros before and after would prove nothing.
    found, places = residue(site)
    assert found == FOUND
    assert {number for number, _place in places} == {NEEDLES.index(PUBLIC) + 1}
    assert {place for _number, place in places} >= {"stories_story", "search index"}

    author.come_back()
    author.withdraw()
    expect(author.page.get_by_text("Your code opens nothing now")).to_be_visible()
    for prefix in ("en", "de"):
        witness.forgive(f"/{prefix}/stories/{reference.lower()}/")
    stands_nowhere(reader, reference)
    assert residue(site) == (NOTHING_FOUND, set())
    author.come_back()
    expect(author.page.locator("input[name=code]")).to_be_visible()


def tell_and_send(author: Author) -> None:
    """The whole way to the desk, with an address and a message."""
    author.begin()
    author.write(happened=STORY, helped="A nurse who sat with me.")
    author.want("Publish it after I have seen it")
    author.note_the_code()
    author.send()
    author.come_back()
    author.leave_an_address(ADDRESS)
    author.say(MESSAGE)


def stands_in_public(reader: Page, reference: str) -> None:
    """The page shows what may be read, the search finds it, and neither knows the rest."""
    address = f"/en/stories/{reference.lower()}/"
    assert reader.goto(address).status == 200
    assert PUBLIC in reader.content() and SEALED not in reader.content()
    for word, there in ((PUBLIC, 1), (SEALED, 0)):
        assert reader.goto(f"/en/stories/?q={word}").status == 200
        expect(reader.locator(f"main a[href='{address}']")).to_have_count(there)


def stands_nowhere(reader: Page, reference: str) -> None:
    """The page is gone for good, in every language, and no search knows it."""
    for prefix in ("en", "de"):
        assert reader.goto(f"/{prefix}/stories/{reference.lower()}/").status == 410
        assert PUBLIC not in reader.content()
    assert reader.goto(f"/en/stories/?q={PUBLIC}").status == 200
    expect(reader.locator(f"main a[href*='/{reference.lower()}/']")).to_have_count(0)


def residue(site: Site) -> tuple[int, set[tuple[int, str]]]:
    """How `manage.py residue` ended, and for each needle by its line the tables it stands in."""
    done = site.ask("residue", given="\n".join(NEEDLES))
    assert not any(needle in done.stdout + done.stderr for needle in NEEDLES)
    # PostgreSQL names its schema before the table.
    where = r"^needle (\d+): (?:default: |keys: )?(?:public\.)?([\w -]+)"
    lines = re.findall(where, done.stdout, re.MULTILINE)
    return done.returncode, {(int(number), place) for number, place in lines}
