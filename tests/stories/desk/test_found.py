"""What may identify is marked on both sides, replaced with one press, and looked for once more."""

import logging
import re

import pytest
from django.db import IntegrityError, transaction

from community.models import AuditEvent
from stories.desk.found import Found, found_in
from stories.desk.found_words import KINDS, REASONS, WHY
from stories.desk.own_words import own_words
from stories.identifying.contacts import _PATTERNS
from stories.identifying.kinds import Hit, Kind
from stories.identifying.own import NO_OWN_WORDS
from stories.identifying.rules import LANGUAGES, rules_of
from stories.models import IdentifyingWord
from stories.models.identifying_word import LANGUAGE_NAMES, KindOfWord
from stories.vault.models import Submission
from tests.stories.desk.conftest import BOTH, address, open_it
from tests.stories.desk.test_redact import form_of
from tests.stories.telling import redact_it, tell

HAPPENED = "Nurse Quillfeather held me. I was in Tavistock then.\n\nNurse Quillfeather laughed."
NAME = "happened:0:Nurse Quillfeather"


def reading(**answers):
    return tell("waiting", happened=HAPPENED, **answers)


def test_every_kind_and_every_reason_has_words():
    assert set(KINDS) == set(REASONS) == set(Kind)
    assert {kind.value for kind in Kind} == set(KindOfWord.values)
    assert {code for code, _name in LANGUAGE_NAMES} == set(LANGUAGES)
    reasons = {rule.reason for language in LANGUAGES for rule in rules_of(language).rules}
    assert reasons | {reason for reason, _ in _PATTERNS} <= set(WHY)


def test_marks_cover_what_was_found_and_change_no_letter():
    text = "  My brother Ivo has bipolar.\n\n\nHe lived in Tavistock.  \n"
    found = found_in(text, "en", NO_OWN_WORDS)
    marked = found.marked()
    assert len(marked) == 2
    whole = "\n".join("".join(part.text for part in parts) for parts in marked)
    assert whole == "  My brother Ivo has bipolar.\nHe lived in Tavistock.  "
    ends = [part.kind for parts in marked for part in parts if part.last]
    assert KINDS[Kind.NAME] in ends and KINDS[Kind.PLACE] in ends


def test_words_are_put_everywhere_and_begin_a_sentence_with_a_capital():
    hits = [
        Hit(0, 4, Kind.NAME, "listed", ("a man",)),
        Hit(10, 14, Kind.NAME, "listed", ("a man",)),
    ]
    text, gone = Found("Ivo. I saw Ivo.", []).put("Ivo", 0)
    assert (text, gone) == ("Ivo. I saw Ivo.", [])
    found = Found("Ivos came; Ivos left", [hits[0], Hit(11, 15, Kind.NAME, "listed", ("a man",))])
    assert found.put("Ivos", 0)[0] == "A man came; a man left"
    assert found.put("Ivos", 1)[0] == found.text


@BOTH
def test_both_sides_are_marked_and_words_are_offered(staff_client):
    told = redact_it(reading(), happened="I was in Tavistock then.")
    client = staff_client("second")
    open_it(client, told.submission)
    html = client.get(address(told.submission, "redact")).content.decode()
    assert html.count('<mark class="found">Nurse Quillfeather') == 2
    assert '<mark class="found" lang="en">Tavistock</mark>' in html
    assert "a town in the south" in html
    assert NAME not in html
    assert 'name="replace" value="happened:0:Tavistock"' in html


@BOTH
def test_one_press_replaces_it_ticks_why_and_keeps_all_that_was_typed(staff_client):
    client, told = staff_client(), reading()
    open_it(client, told.submission)
    edition, events = told.again().edition, AuditEvent.objects.count()
    typed = form_of(told, title="My own new title", title_why=["rare-detail"], flags=["minor"])
    typed |= {"notes": ["restraint"], "happened": HAPPENED.replace("then", "later")}
    response = client.post(address(told.submission, "redact"), typed | {"replace": NAME})
    html, form = response.content.decode(), response.context["form"]
    assert form["happened"].value() == (
        "A nurse held me. I was in Tavistock later.\n\nA nurse laughed."
    )
    assert form["happened_why"].value() == ["names-a-person"]
    assert form["title"].value() == "My own new title"
    assert form["title_why"].value() == ["rare-detail"]
    assert (form["notes"].value(), form["flags"].value()) == (["restraint"], ["minor"])
    assert "Replaced, and the reason is ticked" in html
    assert not form.errors
    assert told.again().edition == edition
    assert not told.submission.versions.exists()
    assert AuditEvent.objects.count() == events


@BOTH
def test_what_was_replaced_can_be_kept(staff_client):
    client, told = staff_client(), reading()
    open_it(client, told.submission)
    page = client.post(address(told.submission, "redact"), form_of(told) | {"replace": NAME})
    form = page.context["form"]
    kept = form_of(told, happened=form["happened"].value())
    kept["happened_why"] = form["happened_why"].value()
    response = client.post(address(told.submission, "redact"), kept)
    assert response.status_code == 302
    assert told.again().versions.get().number == 1


@BOTH
@pytest.mark.parametrize(
    "value",
    [
        "",
        "x",
        "happened",
        "happened:0",
        "happened:9:Tavistock",
        "nothing:0:Tavistock",
        "happened:-1:Tavistock",
        "happened:0:not there",
        "happened:١:Tavistock",
    ],
)
def test_a_made_up_button_changes_nothing(staff_client, value):
    client, told = staff_client(), reading()
    open_it(client, told.submission)
    response = client.post(
        address(told.submission, "redact"), form_of(told, edition=-1) | {"replace": value}
    )
    assert response.status_code == 200
    assert response.context["form"]["happened"].value() == HAPPENED
    response = client.post(address(told.submission, "redact"), form_of(told) | {"replace": value})
    assert response.status_code in (200, 302)
    assert all(version.number == 1 for version in told.again().versions.all())


@BOTH
def test_somebody_faster_is_told_of_before_anything_is_replaced(staff_client):
    client, told = staff_client(), reading()
    open_it(client, told.submission)
    typed = form_of(told)
    redact_it(told, happened="Changed meanwhile.")
    response = client.post(address(told.submission, "redact"), typed | {"replace": NAME})
    assert response.context["overtaken"]


@BOTH
def test_flags_that_stand_for_good_stay_when_something_is_replaced(staff_client):
    client, told = staff_client(), reading()
    Submission.objects.filter(pk=told.id).update(flags=["minor"])
    open_it(client, told.submission)
    typed = form_of(told) | {"flags": []}
    response = client.post(address(told.submission, "redact"), typed | {"replace": NAME})
    assert response.context["form"]["flags"].value() == ["minor"]


@BOTH
def test_before_deciding_it_is_said_what_is_still_there(staff_client):
    client, told = staff_client(), reading()
    open_it(client, told.submission)
    html = client.get(address(told.submission, "decide")).content.decode()
    assert "Still found in what others would read" in html
    assert re.search(r'<mark class="found" lang="en">Nurse Quillfeather</mark>', html)


@BOTH
def test_nothing_of_what_is_found_reaches_a_log(
    staff_client, caplog, django_assert_max_num_queries
):
    client, told = staff_client(), reading()
    open_it(client, told.submission)
    with caplog.at_level(logging.DEBUG), django_assert_max_num_queries(60) as asked:
        client.post(address(told.submission, "redact"), form_of(told) | {"replace": NAME})
    for written in [*caplog.messages, *(query["sql"] for query in asked.captured_queries)]:
        assert "Quillfeather" not in written and "Tavistock" not in written


@BOTH
def test_moderators_keep_a_list_of_their_own(staff_client):
    client = staff_client()
    page = client.get("/admin/identifying-words/new/")
    assert page.status_code == 200
    entry = {"says": "identifies", "word": "Blue Door*", "language": "en", "kind": "hospital"}
    client.post("/admin/identifying-words/new/", entry | {"instead": "a clinic"})
    client.post(
        "/admin/identifying-words/new/",
        entry | {"says": "does-not", "word": "Tavistock", "instead": ""},
    )
    assert str(IdentifyingWord.objects.first()).startswith("Entry ")
    text = "The Blue Doors in Tavistock."
    found = found_in(text, "en", own_words("en"))
    assert [text[hit.start : hit.end] for hit in found.hits] == ["Blue Doors"]
    assert found.hits[0].instead == ("a clinic",)
    german = found_in("Ich war in Tavistock.", "de", own_words("de"))
    assert [row["word"] for row in german.rows()] == ["Tavistock"]
    response = client.post("/admin/identifying-words/new/", entry | {"word": "***"})
    assert "at least one letter" in response.content.decode()


@BOTH
def test_others_do_not_see_that_list(staff_client):
    response = staff_client("ada", "Administrators").get("/admin/identifying-words/")
    assert response.status_code == 302 and response.url == "/admin/"


@BOTH
def test_a_word_stands_once_a_language():
    IdentifyingWord.objects.create(word="Blue", language="en")
    IdentifyingWord.objects.create(word="Blue", language="")
    with pytest.raises(IntegrityError), transaction.atomic():
        IdentifyingWord.objects.create(word="Blue", language="en")
