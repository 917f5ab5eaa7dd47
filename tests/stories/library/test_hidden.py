"""What a reader would rather not see: left out everywhere, counted, remembered nowhere else."""

import re
from collections.abc import Callable, Iterable

import pytest
from django.conf import settings
from django.test import Client

from community.preferences import Preferences
from home.prepare.tree import make_tree
from stories.choices import Note
from stories.library.counts import Count
from stories.library.hidden import MARKS, pick
from stories.models import Story

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
Telling = Callable[..., Story]
PAGE = "/en/stories/reading/"
AS_IT_IS = {"size": "as-it-is", "width": "as-it-is", "space": "as-it-is"}
TOPICS = {"coercion": ["seclusion"], "alternative": ["open-dialogue"]}


def hide(client: Client, *kinds: Note, **more: str) -> str:
    """Choose on the page; where it leads."""
    said = {**AS_IT_IS, "hidden": [kind.value for kind in kinds], **more}
    answer = client.post(PAGE, said)
    assert answer.status_code == 303
    return str(answer["Location"])


def noted(told: Telling, title: str, *notes: Note, **answers: object) -> Story:
    story = told(title=title, **answers)
    values = [note.value for note in notes]
    Story.objects.filter(pk=story.pk).update(notes=values, allows_search_engines=True)
    return story


def titles(html: str, known: Iterable[str]) -> set[str]:
    return {title for title in known if title in html}


def test_no_two_kinds_have_the_same_mark() -> None:
    assert len(set(MARKS.values())) == len(Note)


def test_they_are_left_out_of_every_list_and_counted(
    client: Client, told: Telling, topics: None
) -> None:
    make_tree()
    both = {"Quiet words", "Hard words"}
    noted(told, "Quiet words", topics=TOPICS)
    noted(told, "Hard words", Note.SUICIDE, Note.POLICE, topics=TOPICS)
    third = noted(told, "Third words", topics=TOPICS)
    pages = [
        "/en/",
        "/en/stories/",
        "/en/stories/?coercion=seclusion",
        "/en/stories/harm-and-help/seclusion/",
        "/en/stories/harm-and-help/open-dialogue/",
        f"/en/stories/{third.reference.lower()}/",
    ]
    for page in pages:
        html = client.get(page).content.decode()
        assert titles(html, both) == both and "by your choice" not in html, page
    hide(client, Note.SUICIDE)
    for page in pages:
        html = client.get(page).content.decode()
        assert titles(html, both) == {"Quiet words"}, page
        assert "1 story is hidden here by your choice." in html, page
        assert f'href="{PAGE}#hidden"' in html
    # A number is the same for everybody.
    assert "named in 3 of 3 stories" in client.get(pages[3]).content.decode()


def test_its_own_address_shows_the_note_first_and_says_so(client: Client, told: Telling) -> None:
    story = noted(told, "Hard words", Note.DEATH, Note.POLICE, happened="A needle.")
    address = f"/en/stories/{story.reference.lower()}/"
    hide(client, Note.DEATH)
    html = client.get(address).content.decode()
    assert "You hide stories that mention death. This one does." in html
    assert "<title>A story · " in html
    before, after = html.split('<details class="content-note">')
    assert "Hard words" not in before and "A needle." not in before
    assert "Hard words" in after and after.index("</summary>") < after.index("A needle.")
    assert html.count('<details class="content-note"') == 1
    hide(client)
    html = client.get(address).content.decode()
    assert "<title>Hard words · " in html and "You hide stories" not in html


def test_the_cookie_tells_a_choice_and_nothing_that_was_read(client: Client, told: Telling) -> None:
    story = noted(told, "Hard words", Note.SUICIDE)
    address = f"/en/stories/{story.reference.lower()}/"
    came = client.get(PAGE, headers={"referer": f"http://testserver{address}"})
    assert f'name="back" value="{address}"' in came.content.decode()
    assert "no-store" in came["Cache-Control"]
    assert hide(client, Note.SUICIDE, size="large", back=address) == address
    cookie = client.cookies[settings.READING_COOKIE_NAME]
    assert cookie.value == f"large.{MARKS[Note.SUICIDE]}"
    client.get(address)
    client.get("/en/stories/?coercion=seclusion&q=bed")
    for morsel in client.cookies.values():
        assert story.reference.lower() not in morsel.value.lower()
        assert "suicide" not in morsel.value and "stories" not in morsel.value
        assert morsel["httponly"] and not morsel["max-age"] and not morsel["expires"]
    assert settings.SESSION_COOKIE_NAME not in client.cookies


def test_everything_is_forgotten_in_one_press(client: Client) -> None:
    assert "Forget all my choices" not in client.get(PAGE).content.decode()
    hide(client, Note.RACISM, space="airy")
    page = client.get(PAGE).content.decode()
    assert "Forget all my choices" in page
    ticked = re.findall(r'<input type="(?:radio|checkbox)"[^>]*value="([^"]*)"[^>]*checked', page)
    assert ticked == ["as-it-is", "as-it-is", "airy", "racism"]
    client.post(PAGE, {"forget": "1"})
    assert client.cookies[settings.READING_COOKIE_NAME].value == ""


@pytest.mark.parametrize(
    "back",
    ["//evil.example/", "https://evil.example/", "/\\evil.example", "/nothing/here", PAGE, "x", ""],
)
def test_it_leads_back_into_this_site_alone(client: Client, back: str) -> None:
    assert hide(client, back=back) == "/en/stories/"
    shown = client.get(PAGE, headers={"referer": back}).content.decode()
    assert 'name="back"' not in shown


def test_a_form_from_elsewhere_changes_nothing(told: Telling) -> None:
    guarded = Client(enforce_csrf_checks=True)
    assert guarded.post(PAGE, {**AS_IT_IS}).status_code == 403


def test_nonsense_is_shown_again(client: Client) -> None:
    answer = client.post(PAGE, {**AS_IT_IS, "size": "enormous", "hidden": ["everything"]})
    assert answer.status_code == 200 and "<title>Error:" in answer.content.decode()
    assert settings.READING_COOKIE_NAME not in client.cookies


def test_picking_counts_what_stood_among_the_first() -> None:
    rows = [("a", []), ("b", ["death"]), ("c", ["police"]), ("d", []), ("e", ["death"])]
    assert pick(rows, (Note.DEATH,), 2) == (["a", "c"], Count(1))
    assert pick(rows, (), 9) == (["a", "b", "c", "d", "e"], Count(0))
    assert pick(rows, (Note.DEATH, Note.POLICE), 9) == (["a", "d"], Count(3))


def test_marks_of_unknown_kinds_hide_nothing(client: Client, told: Telling) -> None:
    told(title="Quiet words")
    client.cookies[settings.READING_COOKIE_NAME] = "0000.zzzz.ffff"
    html = client.get("/en/stories/").content.decode()
    assert "Quiet words" in html and "by your choice" not in html
    assert Preferences(hidden=frozenset({"0000"})).classes == ""
