"""A failed check on a private address: quiet, in human words, and nothing lost."""

import re

import pytest
from django.test import Client, RequestFactory

from community.kept import kept

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
STORY = {
    "happened": "They tied me.",
    "told_by": "me",
    "language_of_story": "en",
    "then": "more",
    "edition": "3",
    "code": "SECRET",
}


def refused(path: str, **data: str) -> str:
    response = Client(enforce_csrf_checks=True).post(path, data)
    assert response.status_code == 403
    return response.content.decode()


@pytest.mark.parametrize("path", ["/en/share/words/", "/en/share/return/", "/accounts/login/"])
def test_private_addresses_say_nothing_in_the_tab(path):
    page = refused(path, **STORY)
    assert "<title>Notes</title>" in page
    assert "Heard, Not Held" not in page
    assert "<nav" not in page


def test_elsewhere_the_page_has_its_name():
    assert "Heard, Not Held" in refused("/en/", happened="x")


def test_texts_have_human_labels_and_marks_go_along_unseen():
    page = refused("/en/share/words/", **STORY)
    assert re.search(r"<label[^>]*>What happened</label>", page)
    assert re.search(r'<textarea[^>]*name="happened"[^>]*>\nThey tied me.</textarea>', page)
    for name in ("told_by", "language_of_story", "then", "edition"):
        assert re.search(rf'<input type="hidden" name="{name}"', page)
        assert f">{name.replace('_', ' ')}<" not in page
    assert "SECRET" not in page
    assert len(re.findall(r'class="button"', page)) == 1


def test_choices_alone_are_not_called_words():
    page = refused("/en/share/return/choices/", turn="quote yes")
    assert "What you chose is kept." in page and "Everything you wrote" not in page


def test_a_long_text_of_a_field_nobody_named_is_shown_all_the_same():
    fields = kept(RequestFactory().post("/x/", {"notes": "y" * 100, "slug": "z"}))["fields"]
    assert [(f["label"], f["multiline"]) for f in fields] == [("What you wrote", True), ("", False)]
