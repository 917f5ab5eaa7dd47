"""The sheet and the page where one chooses."""

from decimal import Decimal

import html5lib
import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from community.models.places import Place
from home.dossier.sections.figures import number
from home.models import Figure, Series
from stories.models import Story
from tests.home.dossier.conftest import Telling

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def page(client: Client, address: str) -> str:
    html = str(client.get(address).content.decode())
    html5lib.HTMLParser(strict=True).parse(html)
    assert " style=" not in html
    return html


def about(coercion: str, *alternative: str) -> dict[str, list[str]]:
    return {"coercion": [coercion], "alternative": list(alternative)}


def town(number: int, country: str, lat: float, lon: float) -> None:
    Place.objects.create(
        geonames_id=number,
        name="Town",
        country=country,
        latitude=lat,
        longitude=lon,
        population=1,
        timezone="UTC",
    )


def test_a_whole_sheet_in_a_language_of_its_own(
    client: Client, topics: None, told: Telling
) -> None:
    call_command("load_figures", verbosity=0)
    story = told(country="IE", topics=about("seclusion"), name="R.", shown=["country", "name"])
    query = f"story={story.reference}&topic=seclusion&country=IE&lang=de"
    html = page(client, f"/en/dossier/sheet/?{query}")
    assert '<article class="sheet" lang="de">' in html
    assert "They tied me to the bed." in html and "Zu Irland" in html
    assert "Vorfälle je 100.000 Einwohner" in html
    assert "Irish Journal of Psychological Medicine" in html
    assert "Isolierung" in html or "Allein in einen Raum" in html
    assert "nicht repräsentativ" in html and "Artikel 12" in html
    assert 'blockquote lang="en"' in html and "Geschrieben auf Englisch" in html
    assert "Print this page" in html, "the page around it stays in its own language"


def test_only_what_its_author_shows_stands_beside_a_quote(client: Client, told: Telling) -> None:
    story = told(shown=[], country="FI", name="Kirsikka")
    html = page(client, f"/en/dossier/sheet/?story={story.reference}&country=FI")
    assert "Kirsikka" not in html and "Lapland" not in html and "2010" not in html
    assert "No story on this page says that it comes from Finland." in html


def test_notes_come_before_the_words(client: Client, told: Telling) -> None:
    story = told()
    Story.objects.filter(pk=story.pk).update(notes=["restraint"])
    query = f"/en/dossier/sheet/?story={story.reference}"
    closed = page(client, query)
    assert "Before you read: this mentions being held or tied down." in closed
    assert '<details class="content-note">' in closed
    assert '<details class="content-note" open>' in page(client, f"{query}&open=1")
    choice = page(client, f"/en/dossier/?story={story.reference}")
    assert "being held or tied down" in choice and "They tied me" not in choice


def test_no_figure_is_said_and_is_not_zero(client: Client, topics: None) -> None:
    call_command("load_figures", verbosity=0)
    html = page(client, "/en/dossier/sheet/?country=DE")
    assert "no figure with a source for Germany" in html and "6.7" not in html
    html = page(client, "/en/dossier/sheet/?country=IE&topic=covert-medication")
    assert "about this for Ireland yet" in html and ">39<" in html


def test_each_series_has_a_table_and_a_break_is_a_break(client: Client, topics: None) -> None:
    call_command("load_figures", verbosity=0)
    html = page(client, "/en/dossier/sheet/?country=AU&topic=seclusion")
    assert html.count("<table>") == 2
    assert html.count("Not to be compared with the line above") == 3
    assert "11,316" in html and "Zero" not in html
    blank = Series.objects.get(slug="au-seclusion-count")
    Figure.objects.filter(series=blank, period="2017-18").update(value=None)
    assert "not published" in page(client, "/en/dossier/sheet/?country=AU&topic=seclusion")


@pytest.mark.parametrize(
    ("value", "language", "said"),
    [
        ("13.9000", "en", "13.9"),
        ("13.9000", "de", "13,9"),
        ("11316", "en", "11,316"),
        ("11316.0000", "de", "11.316"),
        ("-60", "en", "−60"),
        ("0", "en", "0"),
        ("1000.05", "de", "1.000,05"),
        ("-0.5", "de", "−0,5"),
    ],
)
def test_numbers_are_written_as_people_write_them(value: str, language: str, said: str) -> None:
    with override(language):
        assert number(Decimal(value)) == said


def test_alternatives_are_the_chosen_ones_and_say_what_is_not_known(
    client: Client, topics: None, told: Telling
) -> None:
    html = page(client, "/en/dossier/sheet/?topic=peer-respite&topic=open-dialogue")
    assert "No large study has yet looked" in html and "A house run by peers" in html
    assert "Mersey Care" not in html
    usual = page(client, "/en/dossier/sheet/")
    assert "fell by about 60 percent" in usual and "cannot be added" in usual


def test_neighbours_are_named_as_neighbours(client: Client, told: Telling) -> None:
    told(country="IT", title="From Italy")
    told(country="FI", title="From Finland")
    for n, (code, lat, lon) in enumerate(
        [("MT", 35.9, 14.5), ("IT", 42, 12.5), ("FI", 62, 25)], start=1
    ):
        town(n, code, lat, lon)
    html = page(client, "/en/dossier/?country=MT")
    assert "No story from Malta may be quoted yet. These are from: Italy, Finland." in html
    story = Story.objects.get(title="From Italy")
    html = page(client, f"/en/dossier/sheet/?country=MT&story={story.reference}")
    assert "says that it comes from Malta. These come from: Italy." in html


def test_a_country_with_stories_offers_its_own_first(
    client: Client, topics: None, told: Telling
) -> None:
    told(country="IT", title="From Italy", topics=about("seclusion"))
    told(country="FI", title="From Finland", topics=about("belt-fixation"))
    html = page(client, "/en/dossier/?country=IT&topic=restraint")
    assert "From Italy" in html and "From Finland" not in html
    html = page(client, "/en/dossier/?country=IT&topic=covert-medication")
    assert "No other story from Italy fits. These are from there too." in html
    html = page(client, "/en/dossier/?topic=mechanical-restraint")
    assert "From Finland" in html and "From Italy" not in html


def test_earlier_ticks_stay(client: Client, told: Telling) -> None:
    first, second = told(title="The first"), told(title="The second")
    html = page(client, f"/en/dossier/?story={first.reference}&q=second")
    assert f'value="{first.reference}" checked' in html
    assert f'value="{second.reference}">' in html
    picking = page(client, f"/en/dossier/sentences/{second.reference}/?story={first.reference}")
    assert f'name="story" value="{first.reference}"' in picking
    assert f'name="story" value="{second.reference}"' in picking


def test_a_story_leads_there_only_if_it_may_be_quoted(client: Client, told: Telling) -> None:
    story = told(quoting=False)
    address = f"/en/stories/{story.reference.lower()}/"
    link = f"/en/dossier/?story={story.reference}"
    assert link not in page(client, address)
    Story.objects.update(quotable_by_anyone=True)
    assert link in page(client, address)
    Story.objects.update(quotable_by_anyone=False)
    assert client.get(f"/en/dossier/sentences/{story.reference.lower()}/").status_code == 404


def test_as_many_queries_for_many_stories_as_for_one(
    client: Client, topics: None, told: Telling, standing_memory: None
) -> None:
    call_command("load_figures", verbosity=0)
    stories = [told(topics=about("seclusion", "de-escalation")) for _ in range(4)]

    def asked(address: str) -> int:
        for _ in range(2):  # the first may still have to forget what was remembered before
            client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    tail = "topic=seclusion&country=AU"
    one = f"story={stories[0].reference}&{tail}"
    many = (
        "&".join(f"story={story.reference}" for story in stories) + f"&{tail}&topic=open-dialogue"
    )
    assert asked(f"/en/dossier/sheet/?{one}") == asked(f"/en/dossier/sheet/?{many}") <= 12
    few = asked(f"/en/dossier/?{tail}&q=bed")
    for _ in range(3):
        told(topics=about("seclusion"))
    assert asked(f"/en/dossier/?{tail}&q=bed") == few <= 16
