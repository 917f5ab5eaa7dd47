"""Translations at the desk: strict pages, two people, and no word where none belongs."""

import pytest

from community.models import AuditEvent
from stories.models import StoryTranslation
from stories.vault.models import Stage
from tests.stories.desk.conftest import BOTH, Enter, person
from tests.stories.telling import tell
from tests.stories.translating import (
    GERMAN,
    answer_it,
    check_it,
    public_in_german,
    told_to_translate,
    translation_of,
    turn,
    write_it,
)

pytestmark = BOTH
HOME = "/admin/translations/"
WORDS = (*GERMAN.values(), "They tied me to the bed")


def at(told, room=""):
    rest = f"de/{room}/" if room else ""
    return f"{HOME}{told.submission.reference.lower()}/{rest}"


def opened(client, told):
    assert client.post(at(told)).status_code == 302
    return client


def text(response):
    return response.content.decode()


def holds_no_word(response):
    page = text(response)
    return not any(word.split("\n")[0] in page for word in WORDS)


@pytest.fixture
def told():
    return told_to_translate()


def test_two_people_bring_one_to_its_author(told, staff_client: Enter):
    writer, checker = opened(staff_client("one"), told), opened(staff_client("two"), told)
    page = writer.get(at(told, "write"))
    assert "They tied me to the bed" in text(page)
    response = writer.post(at(told, "write"), GERMAN | {"edition": 0, "done": "1"})
    assert response.url == at(told)
    assert translation_of(told).stage == Stage.TO_CHECK
    assert "It is right" not in text(writer.get(at(told, "check")))
    assert writer.post(at(told, "check"), {"edition": 1, "right": "1"}).status_code == 302
    assert translation_of(told).stage == Stage.TO_CHECK
    page = text(checker.get(at(told, "check")))
    assert "Stundenlang kam niemand." in page and "Nobody came for hours." in page
    checker.post(at(told, "check"), {"edition": 1, "right": "1"})
    assert translation_of(told).stage == Stage.ASKED
    assert not StoryTranslation.objects.exists()


def test_pages_with_words_are_strict_and_neutral(told, staff_client: Enter):
    client = opened(staff_client(), told)
    write_it(told)
    for room in ("write", "check"):
        page = client.get(at(told, room))
        assert "<title>Notes" in text(page)
        policy = page["Content-Security-Policy"]
        assert "unsafe-inline" not in policy and "default-src 'none'" in policy
        assert "no-store" in page["Cache-Control"]
        assert "<script>" not in text(page) and "style=" not in text(page)


def test_no_word_opens_without_a_reason(told, staff_client: Enter):
    client = staff_client()
    write_it(told)
    for room in ("write", "check"):
        assert client.get(at(told, room)).url == at(told)
    assert holds_no_word(client.get(at(told)))
    client.post(at(told))
    event = AuditEvent.objects.filter(actor=client.user).get()
    assert (event.verb, event.reason) == ("opened", "translation")


def test_a_form_that_came_too_late_loses_nothing(told, staff_client: Enter):
    response = staff_client().post(at(told, "write"), GERMAN | {"edition": 0})
    assert response.status_code == 200
    assert GERMAN["title"] in text(response) and not told.again().translations.exists()


def test_the_second_of_two_is_told_and_both_texts_stand_there(told, staff_client: Enter):
    one, two = opened(staff_client("one"), told), opened(staff_client("two"), told)
    one.post(at(told, "write"), GERMAN | {"edition": 0})
    page = text(two.post(at(told, "write"), GERMAN | {"title": "Meine Fassung", "edition": 0}))
    assert "Somebody was faster" in page
    assert GERMAN["title"] in page and "Meine Fassung" in page
    assert told.safe().get(translation_of(told), "texts")["title"] == GERMAN["title"]
    typed = {"title_mine": "Meine Fassung", "edition": 1, **GERMAN, "helped": ""}
    page = text(two.post(at(told, "write"), typed | {"done": "1"}))
    assert "still missing" in page and "Meine Fassung" in page


def test_a_code_is_refused_and_everything_stays_in_the_boxes(told, staff_client: Enter):
    client = opened(staff_client(), told)
    typed = GERMAN | {"helped": f"Code {told.code}", "edition": 0}
    page = text(client.post(at(told, "write"), typed))
    assert "This holds a code" in page and GERMAN["title"] in page
    assert not told.again().translations.exists()


def test_it_is_given_back_with_a_remark_that_only_the_writer_reads(told, staff_client: Enter):
    client = opened(staff_client("two"), told)
    write_it(told)
    page = client.post(at(told, "check"), {"edition": 1, "remark": ""})
    assert "Please say in a few words" in text(page)
    client.post(at(told, "check"), {"edition": 1, "remark": "Der zweite Satz."})
    assert translation_of(told).stage == Stage.WRITING
    assert "Der zweite Satz." in text(client.get(at(told, "write")))
    assert "Der zweite Satz." not in text(client.get(at(told)))


def test_the_list_by_work_holds_no_word(told, staff_client: Enter):
    other = told_to_translate()
    tell("published")
    write_it(told)
    client = staff_client("two")
    here, there = told.submission.reference, other.submission.reference
    for work, found in (("", {here, there}), ("write", {there}), ("check", {here}), ("up", set())):
        page = client.get(HOME, {"work": work})
        assert {name for name in (here, there) if name in text(page)} == found, work
        assert holds_no_word(page)
    assert here in text(client.get(HOME, {"q": here})) and there not in text(
        client.get(HOME, {"q": here})
    )


def test_whoever_wrote_it_has_nothing_to_check(told, staff_client: Enter):
    write_it(told, by=person("one", "Moderators"))
    assert told.submission.reference not in text(staff_client("one").get(HOME, {"work": "check"}))
    assert "Translations (1)" in text(staff_client("two").get("/admin/"))


def test_a_public_one_is_taken_down_in_one_press(staff_client: Enter):
    told = public_in_german()
    client = staff_client()
    assert client.post(at(told, "down")).url == at(told)
    assert not StoryTranslation.objects.exists()
    assert translation_of(told).stage == Stage.WRITING


def test_without_the_switch_nothing_opens(told, staff_client: Enter):
    client = opened(staff_client(), told)
    turn(told, on=False)
    assert client.get(at(told, "write")).url == at(told)
    assert client.post(at(told, "write"), GERMAN | {"edition": 0}).url == at(told)
    assert "does not let us translate" in text(client.get(at(told)))
    assert not told.again().translations.exists()


@pytest.mark.parametrize("language", ["xx", "DE", "en-gb"])
def test_an_unknown_language_is_no_address(told, staff_client: Enter, language):
    client = opened(staff_client(), told)
    address = f"{at(told)}{language}/write/"
    assert client.get(address, follow=True).status_code == 404


def test_the_storys_own_language_is_refused(told, staff_client: Enter):
    client = opened(staff_client(), told)
    page = client.post(f"{at(told)}en/write/", GERMAN | {"edition": 0})
    assert "not possible" in text(page)


@pytest.mark.parametrize("role", ["Guide editors", "Administrators", ""])
def test_nobody_else_comes_in(told, staff_client: Enter, role):
    client = staff_client("other", role)
    write_it(told)
    for address in (HOME, at(told), at(told, "write"), at(told, "check")):
        response = client.get(address)
        assert response.status_code in (302, 403) and holds_no_word(response)
    client.post(at(told, "write"), GERMAN | {"edition": 1})
    assert translation_of(told).edition == 1


def test_the_trail_names_the_language(told, staff_client: Enter):
    write_it(told)
    check_it(told)
    answer_it(told, reads=False)
    page = text(staff_client().get(f"/admin/desk/{told.submission.reference.lower()}/"))
    assert "wrote a translation" in page and "German" in page
