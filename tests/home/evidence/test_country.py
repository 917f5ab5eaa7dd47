"""A country's page: the law and who publishes with their source, what is missing, and a letter."""

from datetime import date

import html5lib
import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from community.models import Helpline
from home.models import CountryNote, PlanLaw
from tests.groups.factories import make_group
from tests.stories.desk.conftest import person, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
NOTE = {
    "country": "IE",
    "law": "A person may be secluded only under rules of the commission.",
    "law_url": "https://example.org/law",
    "asking": "An office has twenty days to answer.",
    "asking_url": "https://example.org/foi",
    "authority": "Example commission",
    "checked_on": "2026-01-05",
}


@pytest.fixture(autouse=True)
def loaded(db: None) -> None:
    call_command("load_topics", verbosity=0)
    call_command("load_figures", verbosity=0)


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    html = answer.content.decode()
    html5lib.HTMLParser(strict=True).parse(html)
    return html


def test_what_nobody_looked_up_says_so(client: Client) -> None:
    html = read(client, "/en/evidence/pt/")
    assert "We have not looked up the law of Portugal yet" in html
    assert "We have not found figures from here yet" in html
    assert "/en/evidence/tell/?country=PT" in html
    assert "We have not looked up yet which law" in read(client, "/en/evidence/pt/ask/")


def test_what_an_editor_looked_up_stands_with_its_source_and_day(client: Client) -> None:
    editor = signed_in(person("eda", "Guide editors"))
    assert editor.post("/admin/country-notes/new/", NOTE).status_code == 302
    day = date(2026, 1, 5)
    PlanLaw.objects.create(
        country="IE", binding="partly", law="An act", source_url="https://e.org/", checked_on=day
    )
    html = read(client, "/en/evidence/ie/")
    assert NOTE["law"] in html and "https://example.org/law" in html and "looked up on" in html
    assert "It must be followed, with exceptions, An act." in html
    letter = read(client, "/en/evidence/ie/ask/")
    assert "twenty days" in letter and "Example commission" in letter


def test_what_else_there_is_from_a_country_is_said_in_words(client: Client) -> None:
    html = read(client, "/en/evidence/ie/")
    assert html.count(">none yet<") == 2 and "We know no line for this country" in html
    today = timezone.now().date()
    make_group(confirmed_on=today, country="IE")
    Helpline.objects.create(
        name="Listening line",
        country="IE",
        number="116 000",
        source_name="Listening line",
        source_url="https://line.example.org/",
        checked_on=today,
    )
    html = read(client, "/en/evidence/ie/")
    assert ">1 entry<" in html and html.count(">none yet<") == 1 and "Listening line" in html
    # Also where nobody has written a note about the country.
    assert "/find/?country=PT" in read(client, "/en/evidence/pt/ask/")


def test_no_sentence_without_its_source() -> None:
    note = CountryNote(**NOTE | {"law_url": "", "checked_on": date(2026, 1, 5)})
    with pytest.raises(ValidationError) as error:
        note.full_clean()
    assert set(error.value.message_dict) == {"law_url"}
    editor = signed_in(person("eda", "Guide editors"))
    answer = editor.post("/admin/country-notes/new/", NOTE | {"law_url": "", "asking_url": ""})
    assert set(answer.context["form"].errors) == {"law_url", "asking_url"}


def test_the_letter_asks_for_what_is_missing_and_nothing_can_be_sent(client: Client) -> None:
    answer = client.get("/en/evidence/au/ask/")
    html = answer.content.decode()
    words = html[html.index("<textarea") : html.index("</textarea>")]
    assert "Forced medication" in words and "Seclusion" not in words, "that is published"
    assert " name=" not in words
    policy = answer.headers["Content-Security-Policy"]
    assert "connect-src 'none'" in policy and "form-action 'none'" in policy
    assert client.get("/en/evidence/zz/ask/").status_code == 404
    assert client.post("/en/evidence/au/ask/").status_code == 405


def test_the_notes_that_ship_have_a_source_no_day_and_give_way_to_editors(client: Client) -> None:
    call_command("load_country_notes", verbosity=0)
    note = CountryNote.objects.get(country="IT")
    assert note.law_url and note.checked_on is None
    html = read(client, "/en/evidence/it/")
    assert "a law of 1978" in html and "looked up on" not in html
    CountryNote.objects.filter(country="IT").update(law="Another sentence.")
    call_command("load_country_notes", verbosity=0)
    assert CountryNote.objects.get(country="IT").law == "Another sentence."
