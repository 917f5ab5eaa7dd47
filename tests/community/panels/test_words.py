"""Staff change the words of the cold moments, and take the change back."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from community.models import Coercion, Helpline, Words
from community.words import say
from tests.community.staff import sign_in, staff

EDIT = "/admin/words/wrong_code/en/"


@pytest.fixture
def editor(db):
    return sign_in(Client(), staff("eda@example.org", group="Guide editors"))


@pytest.fixture
def administrator(db):
    return sign_in(Client(), staff("ada@example.org", group="Administrators"))


def test_every_moment_is_listed_and_opens(editor):
    html = editor.get("/admin/words/").content.decode()
    assert "decline.names-others" in html
    for key in ("wrong_code", "decline.names-others", "open.first-look"):
        for language in ("en", "de", "fr"):
            assert editor.get(f"/admin/words/{key}/{language}/").status_code == 200


def test_a_change_is_read_at_once_and_can_be_taken_back(editor):
    shipped = say("wrong_code", "en").body
    assert "came with the software" in editor.get(EDIT).content.decode()
    editor.post(EDIT, {"title": "Not that one", "body": "Look again.\r\n\r\nTake your time."})
    assert say("wrong_code", "en").paragraphs == ["Look again.", "Take your time."]
    editor.post(EDIT, {"reset": "1"})
    assert say("wrong_code", "en").body == shipped
    assert not Words.objects.exists()


def test_what_is_as_shipped_is_not_kept(editor):
    said = say("wrong_code", "en")
    editor.post(EDIT, {"title": said.title, "body": said.body})
    assert not Words.objects.exists()


@pytest.mark.parametrize("body", ["", "In {weeks} weeks", "An open { brace"])
def test_what_cannot_be_shown_is_refused_and_kept_in_the_form(editor, body):
    response = editor.post(EDIT, {"title": "A heading of mine", "body": body})
    assert response.status_code == 200
    assert "A heading of mine" in response.content.decode()
    assert not Words.objects.exists()


def test_unknown_moments_and_languages_are_nowhere(editor):
    assert editor.get("/admin/words/nothing/en/", follow=True).status_code == 404
    assert editor.get("/admin/words/wrong_code/xx/", follow=True).status_code == 404


@pytest.mark.parametrize("role", ["Moderators", "Safeguarding leads"])
def test_who_reads_stories_does_not_change_words_lines_or_topics(db, role):
    client = sign_in(Client(), staff("mod@example.org", group=role))
    for page in ("words/", "words/wrong_code/en/", "helplines/", "coercion/", "alternatives/"):
        assert client.get(f"/admin/{page}").url == "/admin/"
    assert "What we say" not in client.get("/admin/").content.decode()


LINE = {
    "country": "FI",
    "name": "Example line",
    "number": "+358 9 0000",
    "audience": "all",
    "calls_emergency": "unknown",
    "source_name": "Example",
    "source_url": "https://example.org/",
}


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"number": "<b>no</b>"}, "a phone can call"),
        ({"number": "ask us"}, "a phone can call"),
        ({"checked_on": "2999-01-01"}, "has not come yet"),
    ],
)
def test_a_line_that_nobody_could_call_or_check_is_refused(editor, wrong, told):
    answer = editor.post("/admin/helplines/new/", LINE | wrong)
    assert told in answer.content.decode()
    assert not Helpline.objects.filter(name="Example line").exists()


def test_help_lines_are_added_with_their_source(editor):
    line = LINE
    assert editor.get("/admin/helplines/").status_code == 200
    assert editor.get("/admin/helplines/new/").status_code == 200
    editor.post("/admin/helplines/new/", line)
    assert Helpline.objects.filter(name="Example line").exists()
    listed = editor.get("/admin/helplines/").content.decode()
    row = listed.split("+358 9 0000")[-1].split("</tr>")[0]
    assert "not yet" in row and "None" not in row
    Helpline.objects.update(checked_on=date(2026, 3, 2))
    assert "2 March 2026" in editor.get("/admin/helplines/").content.decode()


def test_topics_are_added_and_reworded_and_never_deleted(administrator):
    topic = Coercion.objects.create(name="Restraint", slug="restraint", kind="coercion")
    edit = f"/admin/coercion/edit/{topic.pk}/"
    assert administrator.get("/admin/coercion/").status_code == 200
    assert administrator.get(edit).status_code == 200
    administrator.post(edit, {"name": "Being held", "definition": "…", "label_de": "Festhalten"})
    topic.refresh_from_db()
    assert (topic.name, topic.slug) == ("Being held", "restraint")
    assert topic.labels == {"de": "Festhalten"}
    assert administrator.get("/admin/coercion/new/").status_code == 200
    deleting = f"/admin/coercion/delete/{topic.pk}/"
    assert administrator.get(deleting, follow=True).status_code == 404


def test_editors_do_not_touch_topics_and_roles_exist(editor):
    assert editor.get("/admin/coercion/").url == "/admin/"
    assert Group.objects.count() == 5
