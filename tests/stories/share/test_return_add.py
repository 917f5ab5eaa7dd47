"""Topics and place, added with the code while the story waits: nothing goes up, all of it stays."""

import pytest
from django.core.management import call_command

from stories.actions.content import latest_content
from tests.stories.share.returning import at, inside, text_of
from tests.stories.telling import draft, send_it, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def topic() -> str:
    call_command("load_topics")
    return "seclusion"


def place(**answers: str) -> dict[str, str]:
    return {"country": "", "region": "", "setting": "", "around": ""} | answers


def test_the_page_of_a_waiting_story_leads_to_both() -> None:
    told = send_it(draft())
    page = text_of(inside(told).get(at("story")))
    assert at("add-topics") in page and at("add-place") in page


def test_place_and_years_are_added(topic: str) -> None:
    told = send_it(draft(country="", region="", setting="", years=[]))
    client = inside(told)
    sent = place(country="FI", setting="hospital-ward", year_from="2010", year_to="2012")
    assert client.post(at("add-place"), sent).url == at("story")
    content = latest_content(told.again(), told.safe())
    assert (content.country, content.setting, content.years) == (
        "FI",
        "hospital-ward",
        (2010, 2012),
    )
    assert content.happened and told.submission.state == "waiting"
    assert 'value="2010"' in text_of(client.get(at("add-place")))


def test_topics_are_added_and_looked_for_without_a_script(topic: str) -> None:
    told = send_it(draft())
    client = inside(told)
    found = text_of(client.post(at("add-topics"), {"then": "find", "find": "seclusion"}))
    assert "data-filter-answer" in found and "“seclusion”" in found
    assert latest_content(told.again(), told.safe()).coercion == ()
    assert client.post(at("add-topics"), {"coercion": [topic]}).url == at("story")
    assert latest_content(told.again(), told.safe()).coercion == (topic,)


def test_who_changes_nothing_makes_no_new_version() -> None:
    told = send_it(draft())
    client = inside(told)
    same = place(
        country="FI", region="Lapland", setting="hospital-ward", year_from="2010", year_to="2014"
    )
    client.post(at("add-place"), same)
    assert not told.again().versions.exists()


def test_a_code_in_the_region_is_caught() -> None:
    told = send_it(draft())
    page = text_of(inside(told).post(at("add-place"), place(region=told.code)))
    assert "looks like a code" in page
    assert latest_content(told.again(), told.safe()).region == "Lapland"


def test_what_is_not_asked_of_somebody_else_is_not_asked_here_either() -> None:
    told = send_it(draft(perspective="close", agreement="unknown"))
    page = text_of(inside(told).get(at("add-place")))
    assert 'name="country"' in page
    assert 'name="region"' not in page and 'name="around"' not in page


@pytest.mark.parametrize("state", ["offered", "published"])
def test_later_it_is_too_late_and_nothing_changes(state: str, topic: str) -> None:
    told = tell(state)
    client = inside(told)
    assert client.get(at("add-topics")).url == at("story")
    late = text_of(client.post(at("add-topics"), {"coercion": [topic]}))
    assert "moved on meanwhile" in late
    assert told.again().state == state
