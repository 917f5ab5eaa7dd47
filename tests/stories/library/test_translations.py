"""A story in another language: its page, its links, its machines, and its words in the search."""

import pytest
from django.test import Client

from stories.actions.leaving.withdraw import withdraw
from stories.actions.suspend import suspend
from stories.actions.switch import switch
from stories.actions.upkeep.housekeep import housekeep
from stories.choices import SuspendReason
from stories.consent import Purpose
from tests.stories.telling import DAY, NOON, a_moderator
from tests.stories.translating import GERMAN, public_in_german, told_to_translate, turn

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def at(told, rest="", language="en"):
    return f"/{language}/stories/{told.submission.reference.lower()}/{rest}"


def get(told, rest="", language="en"):
    return Client().get(at(told, rest, language))


def page(told, rest="", language="en"):
    return get(told, rest, language).content.decode()


@pytest.fixture
def told():
    return public_in_german(shown=["country"])


def test_the_words_are_in_their_language_and_the_details_are_the_storys(told):
    text = page(told, "de/")
    assert 'lang="de" dir="ltr">Die Nacht, in der die Tür offen blieb' in text
    assert "Sie banden mich ans Bett." in text and "They tied me" not in text
    assert "Finland" in text
    assert "Translated by us from English into German." in text
    assert "Its author has read this translation and said yes to it." in text


def test_one_that_its_author_cannot_read_says_so():
    told = public_in_german(reads=False)
    assert "Its author cannot read this language." in page(told, "de/")
    assert "translated by us, and checked by a second person" in page(told)


def test_each_page_leads_to_the_other_in_one_press(told):
    assert f'<a href="{at(told, "de/")}" hreflang="de">In German</a>' in page(told)
    assert f'<a href="{at(told)}" hreflang="en">In English, as its author wrote it</a>' in page(
        told, "de/"
    )


def test_machines_are_told_of_both_and_of_one_address_each(told, settings):
    base = settings.BASE_URL
    for rest in ("", "de/"):
        text = page(told, rest)
        assert f'hreflang="en" href="{base}{at(told)}"' in text
        assert f'hreflang="de" href="{base}{at(told, "de/", "de")}"' in text
    assert f'<link rel="canonical" href="{base}{at(told, "de/", "de")}">' in page(told, "de/")
    assert f'<link rel="canonical" href="{base}{at(told)}">' in page(told, language="de")


def test_it_is_never_part_of_the_open_data(told):
    for purpose in (Purpose.OPEN_DATA, Purpose.SEARCH_ENGINES):
        switch(submission_id=told.id, purpose=purpose, on=True, language="en", today=DAY)
    assert get(told)["tdm-reservation"] == "0"
    assert get(told, "de/")["tdm-reservation"] == "1"
    assert "noindex" not in get(told, "de/")["X-Robots-Tag"]
    assert at(told, "de/", "de") in Client().get("/sitemap.xml").content.decode()
    assert "no-store" in get(told, "de/")["Cache-Control"]


def test_content_notes_come_first():
    told = told_to_translate()
    from stories.actions.add_notes import add_notes

    add_notes(submission_id=told.id, notes=["restraint"], today=DAY)
    public_in_german(told)
    text = page(told, "de/")
    assert text.index("being held or tied down") < text.index(GERMAN["helped"])


def test_words_of_a_translation_find_the_story(told):
    other = told_to_translate(title="Another")
    for words in ("Pflegerin", "nurse"):
        found = Client().get("/en/stories/", {"q": words}).content.decode()
        assert at(told) in found
    assert at(other) not in Client().get("/en/stories/", {"q": "Pflegerin"}).content.decode()
    turn(told, on=False)
    assert at(told) not in Client().get("/en/stories/", {"q": "Pflegerin"}).content.decode()


def test_where_it_was_taken_down_410_leads_to_the_original(told):
    turn(told, on=False)
    response = get(told, "de/")
    assert response.status_code == 410
    assert at(told) in response.content.decode()
    assert "noindex" in response["X-Robots-Tag"]
    assert "In German" not in page(told)


@pytest.mark.parametrize("rest", ["en/", "xx/", "de/more/"])
def test_what_never_was_is_404(told, rest):
    assert get(told, rest).status_code == 404


def test_it_goes_with_the_story(told):
    suspend(submission_id=told.id, moderator=a_moderator(), reason=SuspendReason.REPORT, today=DAY)
    assert get(told, "de/").status_code == get(told).status_code == 410
    withdraw(submission_id=told.id, today=DAY)
    for language in ("en", "de"):
        response = get(told, "de/", language)
        assert response.status_code == 410
        assert "does not stand here now" in response.content.decode() or language == "de"


def test_a_reference_in_capitals_leads_to_its_one_address(told):
    response = Client().get(f"/en/stories/{told.submission.reference}/de/")
    assert (response.status_code, response.url) == (301, at(told, "de/"))


def test_housekeeping_publishes_what_cooled_off():
    from datetime import timedelta

    from tests.stories.translating import answer_it, check_it, row_of, write_it

    told = told_to_translate()
    write_it(told)
    check_it(told)
    answer_it(told, reads=False)
    assert housekeep(now=NOON)["translations published"] == 0
    assert housekeep(now=NOON + timedelta(days=8))["translations published"] == 1
    assert row_of(told) is not None
