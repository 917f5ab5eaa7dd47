"""Who should not read it: offered on the longer road and to whoever comes back, never pushed."""

import pytest
from django.test import Client
from django.urls import reverse

from stories.readers import MOST
from stories.vault.models import Submission
from stories.vault.safe import Safe
from tests.stories.share.returning import at, held_in, inside, text_of
from tests.stories.share.writing import Author
from tests.stories.telling import tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
WISH = {"not_from": "EE", "nor_from": "FI", "organisations": "Kindred Trust\r\n\r\n  psychiatr* "}
KEPT = {"countries": ["EE", "FI"], "organisations": ["Kindred Trust", "psychiatr*"]}


def sealed(submission: Submission) -> dict:
    row = Submission.objects.get(pk=submission.pk)
    return Safe.of(row.pk).get(row, "not_read_by", {})


def clear_words() -> str:
    """Every clear column of the one submission."""
    row = Submission.objects.get()
    return str({k: v for k, v in vars(row).items() if not isinstance(v, bytes)})


def test_it_is_offered_on_the_longer_road_and_sealed(client: Client) -> None:
    author = Author(client)
    author.come_to_code()
    assert "Who should not read it" in text_of(author.get("more"))
    assert "Is there someone who should not read it?" in text_of(author.get("readers"))
    assert author.post("readers", **WISH).url == reverse("share:more")
    assert sealed(author.submission()) == KEPT
    assert "Kindred" not in clear_words() and "EE" not in clear_words()
    html = text_of(author.get("readers"))
    assert "Kindred Trust" in html and 'value="EE" selected' in html
    author.post("readers", not_from="", nor_from="", organisations="")
    assert author.submission().not_read_by is None


def test_a_mistake_is_told_and_back_is_never_barred(client: Client) -> None:
    author = Author(client)
    code = author.come_to_code()
    wrong = {"organisations": code}
    assert "looks like a code" in text_of(author.post("readers", **wrong))
    many = {"organisations": "\n".join(f"Name {n}" for n in range(MOST + 1))}
    assert "leave out some" in text_of(author.post("readers", **many))
    assert author.post("readers", **wrong, then="back").url == reverse("share:more")
    assert author.submission().not_read_by is None


def test_it_is_said_changed_and_taken_back_by_whoever_comes_back() -> None:
    told = tell("waiting")
    client = inside(told)
    assert at("kept-from") in text_of(client.get(at("story")))
    client.post(at("kept-from"), WISH)
    assert sealed(told.submission) == KEPT
    assert 'value="EE" selected' in text_of(client.get(at("kept-from")))
    client.post(at("kept-from"), {"not_from": "EE"})
    assert sealed(told.submission) == {"countries": ["EE"]}
    assert "may read it" in text_of(client.post(at("kept-from"), {}, follow=True))
    assert told.again().not_read_by is None


def test_it_stands_among_what_we_hold_and_in_both_downloads() -> None:
    client = inside(tell("waiting"))
    client.post(at("kept-from"), WISH)
    assert held_in(client)["what you sent and chose"]["not_read_by"] == KEPT
    for page in ("held", "download-text"):
        text = text_of(client.get(at(page)))
        assert "Estonia, Finland" in text and "Kindred Trust, psychiatr*" in text
