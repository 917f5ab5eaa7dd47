"""One form for the boxes and the yes: what is in view is what is said yes to."""

import re

import pytest

from stories.models import Story
from stories.vault.models import Approval, State
from tests.stories.share.returning import at, inside, text_of
from tests.stories.telling import hash_of, publish_it, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def fields_of(page: str) -> dict[str, list[str]]:
    """What a browser would send of the form of the answer, buttons aside."""
    form = page[page.index(f'action="{at("approve")}"') :]
    form = form[: form.index("</form>")]
    found: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name = re.search(r'name="([^"]*)"', tag)[1]
        value = re.search(r'value="([^"]*)"', tag)
        if re.search(r'type="(checkbox|radio)"', tag) and "checked" not in tag:
            continue
        found.setdefault(name, []).append(value[1] if value else "on")
    return found


@pytest.mark.parametrize(
    ("seen", "ticked"),
    [(["country"], ["country", "name"]), (["country", "name"], []), ([], ["years"])],
)
def test_boxes_ticked_after_the_look_are_shown_before_the_yes_is_taken(seen, ticked):
    told = tell("offered")
    client = inside(told)
    in_view = fields_of(text_of(client.post(at("approve"), {"shown": seen})))
    assert set(in_view.get("shown", [])) == set(seen)
    pressed = in_view | {"shown": ticked, "extra_days": "30", "yes": "1"}
    response = client.post(at("approve"), pressed)
    page = text_of(response)
    assert response.status_code == 409 and told.again().state == State.OFFERED
    assert "You have chosen something else since you last saw the page." in page
    assert not Approval.objects.exists()
    again = fields_of(page)
    assert set(again.get("shown", [])) == set(ticked) and again["extra_days"] == ["30"]
    assert client.post(at("approve"), again | {"yes": "1"}).url == at("story")
    assert Approval.objects.get().document_hash == hash_of(told, ticked)


def test_another_look_keeps_what_was_chosen_about_time():
    client = inside(tell("offered"))
    chosen = {"shown": ["country"], "extra_days": "90", "until": "", "alone": "on", "look": "1"}
    again = fields_of(text_of(client.post(at("approve"), chosen)))
    assert again["extra_days"] == ["90"] and again["alone"] == ["on"]


def test_a_list_of_the_parts_leads_through_the_page():
    client = inside(tell("offered"))
    for page in (client.get(at("approve")), client.post(at("approve"), {"shown": []})):
        text = text_of(page)
        nav = text[text.index("return-contents") :]
        leads_to = re.findall(r'href="#([a-z]+)"', nav[: nav.index("</nav>")])
        assert [text.index(f'id="{part}"') for part in leads_to] == sorted(
            text.index(f'id="{part}"') for part in leads_to
        )
        assert {"changed", "page", "choose", "others"} <= set(leads_to)
        assert ("yes" in leads_to) == ('name="yes"' in text)


def test_enter_on_a_choice_is_not_a_yes():
    told = tell("offered")
    client = inside(told)
    page = text_of(client.post(at("approve"), {"shown": ["country"]}))
    form = page[page.index(f'action="{at("approve")}"') :]
    assert form.index("</form>") > form.index('id="yes"'), "one form: the yes brings the boxes"
    first = form[form.index("<button") : form.index(">", form.index("<button"))]
    assert 'name="look"' in first, "browsers press the first button of a form on Enter"
    answer = client.post(at("approve"), {"shown": ["country"], "extra_days": "7", "look": "1"})
    assert answer.status_code == 200
    assert told.again().state == "offered"


def test_the_decade_alone_can_be_shown_and_said_yes_to():
    told = tell("offered", years=[2003, 2005])
    client = inside(told)
    first = text_of(client.get(at("approve")))
    assert "Show the years: 2003–2005" in first
    assert "Show only the decade: 2000–2009" in first
    page = text_of(client.post(at("approve"), {"shown": ["years", "decades"]}))
    in_view = page.split('id="page"')[1].split('id="choose"')[0]
    assert "2000–2009" in in_view and "2003" not in in_view
    assert fields_of(page)["shown"] == ["decades"]
    client.post(at("approve"), fields_of(page) | {"extra_days": "0", "yes": "1"})
    publish_it(told)
    assert (Story.objects.get().from_year, Story.objects.get().to_year) == (2000, 2009)
    held = text_of(client.get(at("held")))
    assert "You said yes to: Show only the decade" in held and "the decade" in held


def test_years_become_the_decade_after_publication_in_one_press():
    told = tell("published", shown=["country", "years"], years=[2003, 2005])
    client = inside(told)
    page = text_of(client.get(at("details")))
    assert "2003–2005" in page and "Show only the decade: 2000–2009" in page
    answer = text_of(client.post(at("details"), {"vaguer": "1"}, follow=True))
    assert "Only the decade is shown now." in answer
    assert "2000–2009" in answer and "2003" not in answer and 'name="vaguer"' not in answer
    story = Story.objects.get()
    assert (story.country, story.from_year, story.to_year) == ("FI", 2000, 2009)
