"""What narrows an author down, told before the yes and where things can be hidden."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.models.merged_topic import merged_slugs
from stories.actions.content import latest_content
from stories.document import Shown
from stories.models import Story
from stories.share.returning.narrowing import MOST, Narrowing, narrowing
from stories.vault.models import State
from tests.stories.share.returning import at, inside, text_of
from tests.stories.share.test_approve_page import hash_in
from tests.stories.telling import DAY, Told, hash_of, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

ALL = ["country", "region", "setting", "years"]
OTHER = {"country": "EE", "region": "", "setting": "home", "years": [1994, 1996]}


@pytest.fixture
def enough(settings: Any) -> None:
    """As if there were many stories here."""
    settings.PERIODS = settings.PERIODS | {"NARROWING_MINIMUM": 2}


@pytest.fixture
def topics(db: None) -> None:
    """The vocabulary."""
    call_command("load_topics", verbosity=0)


def neighbours(number: int = 2, **answers: Any) -> list[Told]:
    """Others whose pages show all that they gave."""
    mine = ALL if answers.get("region", "Lapland") else [d for d in ALL if d != "region"]
    return [tell("published", shown=mine, **answers) for _ in range(number)]


def found(told: Told, shown: list[str]) -> Narrowing:
    content = latest_content(told.again(), told.safe())
    reference = told.submission.reference
    return narrowing(content, Shown.of(shown), reference=reference, today=DAY)


def said(told: Told, shown: list[str]) -> list[str]:
    return [one.says for one in found(told, shown).findings]


def test_while_there_are_few_stories_one_general_sentence(settings):
    told = tell("offered")
    assert settings.PERIODS["NARROWING_MINIMUM"] == 200
    assert found(told, ALL) == Narrowing(few=True, findings=[])
    page = text_of(inside(told).get(at("approve")))
    assert "There are not many stories here yet." in page


def test_what_two_others_share_is_not_told(enough):
    neighbours()
    told = tell("offered")
    assert said(told, ["country", "region", "setting", "years"]) == []
    page = text_of(inside(told).get(at("approve")))
    assert "There are not many" not in page and "What few others here have" not in page


def test_the_smallest_unique_combination_is_told_and_no_larger_one(enough):
    neighbours(2, years=[1994, 1996])
    neighbours(2, **OTHER | {"years": [2010, 2012]})
    told = tell("offered", years=[2010, 2012])
    assert said(told, ["country", "years", "setting"]) == [
        "Only you on this site combine: Finland and the 2010s.",
        "Only you on this site combine: Psychiatric hospital or ward and the 2010s.",
    ]


def test_one_other_is_a_gentler_sentence_after_the_unique_ones(enough):
    neighbours(1)
    neighbours(2, **OTHER)
    told = tell("offered", years=[1950, 1950])
    assert said(told, ["country", "years"]) == [
        "Only your story on this site shows this: the 1950s.",
        "One other story on this site shows this: Finland.",
    ]
    assert [one.unique for one in found(told, ["country", "years"]).findings] == [True, False]


def test_years_count_by_decades_and_may_overlap(enough):
    neighbours(2, years=[1999, 2003])
    told = tell("offered", years=[2001, 2011])
    assert said(told, ["years"]) == ["Only your story on this site shows this: the 2010s."]


def test_a_region_is_compared_without_case(enough):
    neighbours(2, region="lapland")
    assert said(tell("offered"), ["region"]) == []


def test_who_is_not_public_is_nobody_here(enough):
    neighbours(2)
    Story.objects.filter(country="FI").update(suspended=True)
    neighbours(2, **OTHER)
    told = tell("offered")
    assert "Only your story on this site shows this: Finland." in said(told, ["country"])


def test_ones_own_public_story_is_not_another(enough):
    neighbours(2, **OTHER)
    told = tell("published", shown=["country"])
    assert said(told, ["country"]) == ["Only your story on this site shows this: Finland."]


def test_language_and_teller_are_told_and_have_no_switch(enough):
    neighbours(2)
    told = tell("offered", language="de")
    sentence = "Only your story on this site shows this: written in German."
    assert found(told, []).findings[0].says == sentence
    assert found(told, []).findings[0].hides == ()
    page = text_of(inside(told).get(at("approve")))
    assert sentence in page and "There is no switch for this." in page
    assert 'name="less"' not in page


@pytest.mark.usefixtures("topics")
def test_topics_count_together_with_what_can_be_hidden(enough):
    neighbours(2, topics={"coercion": ["seclusion"], "alternative": []}, **OTHER)
    neighbours(2, topics={"coercion": ["restraint"], "alternative": ["open-doors"]})
    told = tell("offered", topics={"coercion": ["seclusion"], "alternative": []})
    first = found(told, ["country"]).presses[0]
    assert [one.says for one in first.findings] == [
        "Only you on this site combine: Finland and Seclusion."
    ]
    assert first.hides == ("country",) and first.label == "Do not show the country"


def test_each_button_stands_once_with_all_that_it_hides(enough):
    neighbours(2, **OTHER)
    told = tell("offered", years=[1950, 1975])
    presses = found(told, ["years"]).presses
    assert [press.hides for press in presses] == [("years",)]
    assert len(presses[0].findings) == 3
    page = text_of(inside(told).post(at("approve"), {"shown": ["years"]}))
    assert page.count("Do not show the years") == 1


def test_at_most_a_handful_is_told(enough):
    neighbours(2, **OTHER)
    told = tell("offered", years=[1920, 2005])
    assert len(said(told, ALL)) == MOST


def test_one_press_hides_exactly_what_is_in_it_and_nothing_else(enough):
    neighbours(2, years=[1994, 1996], name="")
    neighbours(2, **OTHER | {"setting": "hospital-ward", "years": [2010, 2012]})
    told = tell("offered", years=[2010, 2012])
    client = inside(told)
    page = text_of(client.post(at("approve"), {"shown": ["name", "country", "setting", "years"]}))
    assert "Only you on this site combine: Finland and the 2010s." in page
    assert 'value="country years"' in page
    assert "Do not show the country and the years" in page
    answer = {"shown": ["name", "country", "setting", "years"], "less": "country years"}
    page = text_of(client.post(at("approve"), answer))
    assert hash_in(page) == hash_of(told, ["name", "setting"])
    assert "Only you on this site" not in page
    assert told.again().state == State.OFFERED
    answer = {"shown": ["name", "setting"], "seen_hash": hash_in(page), "yes": "1"}
    client.post(at("approve"), answer | {"extra_days": "0"})
    assert told.again().state == State.APPROVED


def test_showing_it_anyway_is_their_choice(enough):
    neighbours(2, **OTHER)
    told = tell("offered")
    client = inside(told)
    page = text_of(client.post(at("approve"), {"shown": ["country"]}))
    assert "Only your story on this site shows this: Finland." in page
    answer = {"shown": ["country"], "seen_hash": hash_in(page), "yes": "1", "extra_days": "0"}
    client.post(at("approve"), answer)
    assert told.again().state == State.APPROVED


def test_a_public_story_shows_less_by_the_same_press_at_once(enough):
    neighbours(2, years=[1994, 1996])
    neighbours(2, **OTHER | {"years": [2010, 2012]})
    told = tell("published", shown=["country", "years", "setting"], years=[2010, 2012])
    client = inside(told)
    page = text_of(client.get(at("details")))
    assert "Finland and the 2010s" in page and 'name="hide" value="country years"' in " ".join(
        page.split()
    )
    client.post(at("details"), {"hide": "country years"})
    story = Story.objects.get(reference=told.submission.reference)
    assert (story.country, story.from_year, story.setting) == ("", None, "hospital-ward")


@pytest.mark.usefixtures("topics")
def test_the_queries_do_not_grow_with_what_is_shown(enough):
    neighbours(2)
    many = {"coercion": ["seclusion", "restraint"], "alternative": ["open-doors"]}
    told, other = tell("offered", topics=many, years=[1950, 2020]), tell("offered")
    merged_slugs()  # remembered for some seconds
    counts = []
    for one, shown in ((told, ALL), (other, [])):
        content = latest_content(one.again(), one.safe())
        with CaptureQueriesContext(connection) as queries:
            narrowing(content, Shown.of(shown), reference="X", today=DAY)
        counts.append(len(queries))
    assert max(counts) <= 4
