"""Letters are filled with what is public and has a source; nothing on them can be sent."""

from urllib.parse import urlencode

import html5lib
import pytest
from django.test import Client

from groups.models import Group
from home.leaders.papers import PAPERS
from home.models import CountryNote
from stories.models import Story
from tests.home.dossier.conftest import Telling

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
BASE = "/en/dossier/letters/"
NEEDLE = "Xylophone-needle"


def read(client: Client, path: str = "", **asked: str) -> str:
    answer = client.get(f"{BASE}{path}?{urlencode(asked)}")
    assert answer.status_code == 200
    html = str(answer.content.decode())
    html5lib.HTMLParser(strict=True).parse(html)
    assert " style=" not in html
    return html


def words_of(html: str) -> str:
    start = html.index("<textarea id=")
    return html[html.index(">", start) + 1 : html.index("</textarea>", start)].strip()


def main_of(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


@pytest.mark.parametrize("slug", PAPERS)
def test_nothing_can_be_sent_and_no_word_is_taken(client: Client, slug: str) -> None:
    answer = client.get(f"{BASE}{slug}/")
    assert answer.status_code == 200
    policy = answer.headers["Content-Security-Policy"]
    assert "connect-src 'none'" in policy and "form-action 'none'" in policy
    assert "no-store" in answer.headers["Cache-Control"]
    main = main_of(answer.content.decode())
    assert "<form" not in main and " name=" not in main and "<textarea" in main
    assert not client.cookies
    assert client.post(f"{BASE}{slug}/", {"letter": NEEDLE}).status_code == 405
    asked = client.get(f"{BASE}{slug}/", {"letter": NEEDLE, "office": NEEDLE, "country": NEEDLE})
    assert asked.status_code == 200 and NEEDLE not in main_of(asked.content.decode())


def test_a_letter_is_filled_with_figures_their_source_and_what_is_missing(
    client: Client, loaded: None
) -> None:
    letter = words_of(read(client, "ministry/", country="IE"))
    assert (
        "– In 2023, 15 episodes of seclusion for every 100,000 people in Ireland "
        "(acute adult approved centres) (source 1). Note: varies 19-fold between centres"
    ) in letter
    australia = words_of(read(client, "ministry/", country="AU"))
    assert "7.3 events of seclusion for every 1,000 bed days in Australia" in australia
    assert "(public acute hospital mental health units, forensic services excluded)" in australia
    british = words_of(read(client, "ministry/", country="GB"))
    assert "first two years of No Force First: physical (manual) restraint changed" in british
    assert "1. Rates of restrictive practices" in letter and letter.count("cambridge.org") == 1
    assert "no published figure" in letter and "Forced medication" in letter
    assert "Article 31:" in letter and "Six things help" in letter


def test_what_is_chosen_comes_first_and_no_figure_is_no_zero(client: Client, loaded: None) -> None:
    letter = words_of(read(client, "director/", country="IE", topic="seclusion"))
    assert letter.index("of seclusion") < letter.index("of physical")
    letter = words_of(read(client, "director/", country="PT", topic="open-dialogue"))
    assert "published about" not in letter and "In Lapland" in letter
    assert "found none" not in letter, "our list is empty: that is no search"
    assert "Which figures do you publish" in read(client, "meeting/", country="PT")
    assert "[country]" in words_of(read(client, "director/"))


def test_the_law_stands_there_only_with_its_source(client: Client, loaded: None) -> None:
    assert "a law of 1978" in words_of(read(client, "ministry/", country="IT"))
    CountryNote.objects.filter(country="IT").update(law_url="")
    assert "a law of 1978" not in words_of(read(client, "ministry/", country="IT"))


def test_an_office_of_the_directory_stands_at_the_top(client: Client, office: Group) -> None:
    html = read(client, "monitoring/", country="IE", office=office.slug)
    assert words_of(html).startswith("Office for visits\n1 Example Street\nDublin 2")
    assert "https://office.example.org/task" in html and "visits@office.example.org" in html
    assert "+353 999" not in html
    chooser = read(client, country="IE", office=office.slug)
    assert f'value="{office.slug}" lang="en" selected' in chooser
    assert f"/letters/monitoring/?country=IE&amp;lang=en&amp;office={office.slug}" in chooser


@pytest.mark.parametrize(
    ("offers", "kind", "fits"),
    [
        (["monitoring-body", "complaint-or-appeal"], "public-office", {"monitoring", "advocate"}),
        ([], "public-office", {"ministry"}),
        (["monitoring-body"], "policymaker", {"member"}),
    ],
)
def test_an_office_stands_only_on_letters_that_fit_its_task(
    client: Client, office: Group, offers: list[str], kind: str, fits: set[str]
) -> None:
    Group.objects.filter(pk=office.pk).update(offers=offers, kind=kind)
    for slug in ("director", "ministry", "monitoring", "advocate", "member", "first-meeting"):
        html = read(client, f"{slug}/", country="IE", office=office.slug)
        fit = slug in fits | {"first-meeting"}
        assert words_of(html).startswith("Office for visits") is fit, slug
        assert ("has another task" in html) is not fit, slug
        offered = read(client, f"{slug}/", country="IE")
        assert (f"office={office.slug}" in offered) is fit, slug


def test_every_page_of_letters_leads_to_what_came_of_it(client: Client) -> None:
    for path in ("", "who-decides/", "record/"):
        html = read(client, path, country="IE")
        assert "/en/came-of-it/?country=IE" in html, path
        assert "/en/came-of-it/tell/?country=IE" in html, path
    html = read(client, "meeting/", country="IE", lang="de")
    assert "/letters/record/?country=IE&amp;lang=de" in html
    assert '<details class="meeting-answers">' in html, "what is for oneself is folded away"


def test_what_is_no_office_or_not_listed_is_no_address(client: Client, office: Group) -> None:
    Group.objects.filter(pk=office.pk).update(kind="user-led")
    html = read(client, "director/", office=office.slug)
    assert "Office for visits" not in html and "[Name and address of the office]" in html
    assert "We list no public office for Ireland yet" in read(client, country="IE")


def test_quotes_lie_beside_the_letter_and_go_with_their_story(
    client: Client, told: Telling
) -> None:
    story = told(country="IE")
    html = read(client, "member/", story=story.reference)
    assert "They tied me to the bed." in html and "They tied me" not in words_of(html)
    assert "With this letter come words" in words_of(html)
    Story.objects.update(quotable_by_anyone=False)
    html = read(client, "member/", story=story.reference)
    assert "They tied me" not in html and "With this letter come words" not in html
    assert "One story of this choice may not be quoted now" in html
    assert "No story is quoted yet." in read(client, story=story.reference)


def test_notes_come_before_the_quotes(client: Client, told: Telling) -> None:
    story = told()
    Story.objects.filter(pk=story.pk).update(notes=["restraint"])
    html = read(client, "director/", story=story.reference)
    assert html.index("Before you read: this mentions") < html.index("They tied me")
    assert '<details class="content-note">' in html


def test_the_page_for_a_meeting_has_two_stories_at_most_and_six_actions(
    client: Client, loaded: None, told: Telling
) -> None:
    chosen = [("story", told(title=f"Story {n}").reference) for n in range(3)]
    query = urlencode([*chosen, ("country", "IE")])
    html = client.get(f"{BASE}meeting/?{query}").content.decode()
    assert "Story 0" in html and "Story 1" in html and "Story 2" not in html
    assert "count every time" in html and "last resort" in html and "(source 1)" in html


def test_a_letter_in_a_language_of_its_own(client: Client, loaded: None) -> None:
    html = read(client, "ministry/", country="IE", lang="de")
    assert 'lang="de"' in html and "Ich bitte Sie:" in words_of(html)
    assert "Im Jahr 2023 kam es 15 Mal je 100.000 Menschen vor" in words_of(html)
    assert "in unserem Land" in words_of(html) and "In Italien gibt es" in words_of(html)
    assert "Copy all of it" in html, "the page around it stays in its own language"
    assert "I ask you:" in words_of(read(client, "ministry/", lang="it"))


def test_pages_that_lead_there(client: Client, loaded: None) -> None:
    letters = "/en/dossier/letters/"
    country = client.get("/en/evidence/ie/").content.decode()
    assert f"{letters}?country=IE" in country and f"{letters}who-decides/?country=IE" in country
    assert f"{letters}?country=IE" in client.get("/en/evidence/ie/ask/").content.decode()
    assert f'formaction="{letters}"' in client.get("/en/dossier/").content.decode()
    sheet = client.get("/en/dossier/sheet/?country=IE").content.decode()
    assert f"{letters}?country=IE" in sheet
    assert client.get(f"{letters}nothing/").status_code == 404
