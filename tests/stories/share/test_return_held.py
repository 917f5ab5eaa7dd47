"""Everything held can be taken along, and nothing is left after withdrawal."""

import re
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
import time_machine

from stories.actions.codes.second import make_second_code, switch_off_second_code
from stories.actions.leaving.take_down import take_down
from stories.actions.write import write
from tests.stories.share.returning import at, held_in, inside, text_of
from tests.stories.telling import ANSWERS, DAY, a_moderator, redact_it, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def told():
    told = redact_it(tell("reading", contact="someone@example.org"), happened="Shorter words.")
    write(submission_id=told.id, body="A message to keep.", today=DAY, moderator=a_moderator())
    told.again()
    return told


def test_json_holds_all_of_it(told):
    held = held_in(inside(told))
    words = held["what you sent and chose"]
    for name in ("title", "happened", "helped", "country", "region", "years", "choice", "name"):
        assert words[name] == ANSWERS[name]
    assert words["contact"] == "someone@example.org"
    assert held["versions"][0]["content"]["happened"] == "Shorter words."
    assert held["versions"][0]["reasons"] == {"happened": ["names-a-person"]}
    assert held["messages"][0]["text"] == "A message to keep."
    assert held["choices"][0]["purpose"] == "read-and-store"
    assert held["days"]["arrived"] == DAY.isoformat()
    assert "receipt" not in words


@pytest.mark.parametrize(("name", "file"), [("download-json", "json"), ("download-text", "txt")])
def test_files_are_neutral_complete_and_not_stored(told, name, file):
    response = inside(told).get(at(name))
    assert response.headers["Content-Disposition"] == f'attachment; filename="notes.{file}"'
    assert response.headers["Cache-Control"] == "no-store"
    body = text_of(response)
    for needle in ("Nobody came for hours.", "Shorter words.", "A message to keep.", "Lapland"):
        assert needle in body
    assert told.code not in body
    assert a_moderator().email not in body


def test_every_sealed_field_is_in_the_download(told):
    words = held_in(inside(told))["what you sent and chose"]
    assert set(told.safe().read(told.again())) - {"receipt"} == set(words)


def test_nothing_after_withdrawal(told):
    client = inside(told)
    client.post(at("withdraw"))
    response = client.get(at("download-json"))
    assert "Content-Disposition" not in response.headers
    assert "A message to keep." not in text_of(response)


def test_the_page_names_everything_in_words(told):
    page = text_of(inside(told).get(at("held")))
    for needle in ("Finland", "Lapland", "2010–2014", "R.", "someone@example.org"):
        assert needle in page
    for needle in ("It happened to me", "Psychiatric hospital or ward", "Shorter words."):
        assert needle in page
    assert "They tied me to the bed." in page
    assert page.index("Is this not your phone") < page.index("Save it to read")
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_file_to_read_holds_no_slug_hash_or_salt(told):
    client = inside(told)
    client.post(at("switches"), {"turn": "quote yes"})
    body = text_of(client.get(at("download-text")))
    for slug in ("hospital-ward", "names-a-person", "read-and-store", "salt", "seal", "SHA-256"):
        assert slug not in body
    assert not re.search(r"[0-9a-f]{32}", body)
    assert "Kind of place: Psychiatric hospital or ward" in body
    assert "Names a person" in body
    assert "You said yes to:" in body
    assert "salt" in text_of(client.get(at("download-json")))


def test_the_second_code_and_the_days_of_its_use_are_told():
    told = tell("published")
    client = inside(told)
    assert "Second code" not in text_of(client.get(at("held")))
    assert held_in(client)["second code"] == {"exists now": False, "what was done": []}
    with time_machine.travel(datetime(2026, 4, 1, 12, tzinfo=UTC)):
        make_second_code(submission_id=told.id, now=datetime(2026, 4, 1, 12, tzinfo=UTC))
    with time_machine.travel(datetime(2026, 5, 2, 12, tzinfo=UTC)):
        take_down(submission_id=told.id, language="en", today=date(2026, 5, 2))
    for name in ("held", "download-text"):
        page = text_of(inside(told).get(at(name)))
        assert "There is one now. Made on 1 April 2026. Used on 2 May 2026" in page
    held = held_in(inside(told))["second code"]
    assert held["exists now"] is True
    assert [row["day"] for row in held["what was done"]] == ["2026-04-01", "2026-05-02"]
    switch_off_second_code(submission_id=told.id, today=date(2026, 5, 3))
    assert "There is none now. Made on" in text_of(inside(told).get(at("held")))
