"""An editor brings in a file of listings: each row's fate, a correction, and what came of it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Witness
from tests.browser.inspecting import barriers, too_wide
from tests.browser.people import Moderator
from tests.browser.site import Site

pytestmark = pytest.mark.browser

HEAD = "Name;Kind;Town;Country;Description;Languages;Shoe size"
GOOD = "{word} Kettle;family;Brno;CZ;We put the kettle on every Monday.;cs;44"
FAULTY = "{word} Lantern;castle;Nowherebury;CZ;Lights in the dark.;cs;45"
MENDED = "{word} Lantern;family;Brno;CZ;Lights in the dark.;cs;45"
KNOWN = "Known {word} Meadow;family;Brno;CZ;A meadow for everybody.;cs;46"
MAKE_KNOWN = """
from django.utils import timezone
from tests.groups.factories import make_group
make_group("Known {word} Meadow", slug="known-meadow", confirmed_on=timezone.localdate())
"""
CHECK, BRING = "Check the rows", re.compile("Bring in")


class AtTheDesk(Moderator):
    """A directory editor with a file in hand."""

    look = True

    def sends(self, *rows: str, word: str) -> None:
        """A file, up to the fates of its rows; every page on the way is looked at."""
        text = "\n".join([HEAD, *rows]).format(word=word)
        self.page.goto("/admin/bring/")
        self.has_no_barrier()
        file = {"name": "private name.csv", "mimeType": "text/csv", "buffer": text.encode()}
        self.page.locator("input[type=file]").set_input_files(file)
        self.presses("Read this file")
        expect(self.page.get_by_label("Shoe size")).to_have_value("")
        self.has_no_barrier()
        self.presses(CHECK)
        expect(self.page.get_by_role("heading", name="What becomes of each row")).to_be_visible()
        self.has_no_barrier()

    def presses(self, name: str | re.Pattern[str]) -> None:
        """And waits for the page that follows."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name).first.click()

    def row(self, name: str) -> str:
        """What the list says of this row; its fate is in capitals by style alone."""
        row = self.page.locator("tbody tr", has=self.page.get_by_role("rowheader", name=name))
        return " ".join(row.inner_text().split())

    def has_no_barrier(self) -> None:
        """As axe sees it; needs a script."""
        if self.look:
            main = self.page.locator("main")
            expect(main).to_be_visible()
            for told in self.page.locator(".messages > ul").all():
                expect(told).to_have_css("opacity", "1")  # it fades in
            assert barriers(self.page) == [] and too_wide(self.page) == []


@pytest.mark.parametrize(
    ("width", "javascript", "word"),
    [(1280, True, "Wide"), (360, True, "Narrow"), (1280, False, "Plain")],
    ids=["1280", "360", "without JavaScript"],
)
def test_from_a_file_to_the_directory(
    site: Site, open_page, witness: Witness, width: int, javascript: bool, word: str
) -> None:
    site.manage("shell", "-c", MAKE_KNOWN.format(word=word).replace("known-meadow", word.lower()))
    options = {"viewport": {"width": width, "height": 900}, "java_script_enabled": javascript}
    editor = AtTheDesk(open_page(**options), site, "directory@example.org")
    editor.look = javascript
    editor.sign_in()
    editor.sends(GOOD, FAULTY, KNOWN, word=word)
    assert "new" in editor.row(f"{word} Kettle").lower()
    fault = editor.row(f"{word} Lantern")
    assert "castle" in fault and "not on the list" in fault and "Nowherebury" in fault
    assert f"Known {word} Meadow" in editor.row(f"Known {word} Meadow")
    expect(editor.page.get_by_text("1 row has an error and would be left out.")).to_be_visible()

    # Corrected, and read once more: nothing of the first file is in the directory.
    editor.sends(GOOD, MENDED, KNOWN, word=word)
    assert "new" in editor.row(f"{word} Lantern").lower()
    editor.page.get_by_label("I have checked them all. They are public at once.").check()
    editor.presses(BRING)
    expect(editor.page.get_by_text("2 listings are new.")).to_be_visible()
    editor.has_no_barrier()
    stands_in_public(open_page(java_script_enabled=javascript), word)


def stands_in_public(reader: Page, word: str) -> None:
    """Both rows, and the known one once."""
    reader.goto(f"/en/find/?near=Brno&q={word}")
    listed = reader.locator("main").get_by_role("link", name=re.compile(word)).all_inner_texts()
    names = [f"{word} Kettle", f"{word} Lantern", f"Known {word} Meadow"]
    assert [sum(name == text.strip() for text in listed) for name in names] == [1, 1, 1]
    reader.get_by_role("link", name=f"{word} Lantern", exact=True).first.click()
    expect(reader.get_by_text("Lights in the dark.").first).to_be_visible()
