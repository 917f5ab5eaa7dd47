"""Promises: told, looked at, shown with what came of them; stories go from them with their row."""

from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree

import html5lib
import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from home.demo.promises import build_promises, demolish_promises
from home.evidence.series import State
from home.models import Promise, PromiseStory
from home.needs.gather import gather
from home.promises.used import keep_used
from home.telling import MOST_WAITING, end_unchecked
from stories.actions.leaving.take_off import take_off
from stories.actions.leaving.withdraw import withdraw
from stories.came_of_it import came_of
from stories.models import Story
from tests.stories.desk.conftest import person, signed_in
from tests.stories.share.returning import at, inside, text_of
from tests.stories.telling import DAY, Told, publish_it, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

TODAY = timezone.localdate()
INDEX, TELL, DESK = "/en/came-of-it/", "/en/came-of-it/tell/", "/admin/promises/"
FEED = "/feeds/came-of-it.atom"
SAID = {
    "office": "Example Ministry of Health",
    "country": "IE",
    "promised": "To count every belt.",
    "promised_on": "2026-01-05",
    "source_title": "Example news",
    "source_url": "https://example.org/news",
}
SENT = SAID | {"confirmed": "1"}
WRITTEN = SAID | {"language": "en", "outcome": "promised", "state": "public", "looked": "on"}
CAME = {
    "outcome": "not-kept",
    "came": "Nothing was counted.",
    "came_on": "2026-06-01",
    "came_title": "Example report",
    "came_url": "https://example.org/report",
}


def a_promise(**values: Any) -> Promise:
    said = SAID | {"promised_on": date(2026, 1, 5), "state": State.PUBLIC} | values
    return Promise.objects.create(**said)


def a_story(**answers: Any) -> tuple[Told, Story]:
    told = publish_it(tell("approved", **answers), DAY)
    rows = Story.objects.filter(reference=told.submission.reference)
    rows.update(quotable_by_anyone=True)
    return told, rows.get()


def html(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    text = answer.content.decode()
    html5lib.HTMLParser(strict=True).parse(text)
    return text


def pages(client: Client, promise: Promise) -> str:
    """Everywhere that readers could see it."""
    one = client.get(f"{INDEX}{promise.reference}/")
    return html(client, INDEX) + one.content.decode() + client.get(FEED).content.decode()


# --- told by whoever comes by ----------------------------------------------------------------


def test_from_a_form_to_the_page(client: Client, editor: Client) -> None:
    html(client, f"{TELL}?country=IE")
    assert client.post(TELL, SENT).url == f"{TELL}thanks/"
    html(client, f"{TELL}thanks/")
    promise = Promise.objects.get()
    assert promise.state == State.WAITING and SAID["promised"] not in pages(client, promise)
    need = gather(editor.user, TODAY).first(1)[0]
    assert editor.get(need.url.partition("#")[0]).status_code == 200
    edit = f"{DESK}edit/{promise.pk}/"
    answer = editor.post(edit, WRITTEN | {"looked": ""})
    assert "looked" in answer.context["form"].errors
    assert editor.post(edit, WRITTEN).status_code == 302
    assert SAID["promised"] in pages(client, promise)
    assert gather(editor.user, TODAY).number == 0


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("office", " ", "which office"),
        ("country", "", "choose a country"),
        ("promised", "", "what they promised"),
        ("promised_on", "", "on which day"),
        ("promised_on", "2999-01-01", "not come yet"),
        ("promised_on", "soon", "such as"),
        ("due_on", "2025-01-01", "before the promise"),
        ("source_url", "", "copy the address"),
        ("came_url", "no address", "address on the internet"),
    ],
)
def test_what_is_wrong_stands_beside_it_and_nothing_is_lost(
    client: Client, field: str, typed: str, words: str
) -> None:
    answer = client.post(TELL, SENT | {field: typed})
    assert answer.status_code == 200 and not Promise.objects.exists()
    assert words in " ".join(answer.context["form"].errors[field])
    assert SAID["source_title"] in answer.content.decode()


def test_two_presses_are_one_a_flood_ends_and_nothing_waits_for_ever(
    client: Client, settings: Any
) -> None:
    once = {"form_secret_once": client.get(TELL).context["once"]}
    for _press in range(2):
        client.post(TELL, SENT | once)
    assert Promise.objects.count() == 1
    for number in range(MOST_WAITING):
        a_promise(reference=f"x{number}", state=State.WAITING, told_on=TODAY)
    assert client.post(TELL, SENT).status_code == 503
    days = settings.PERIODS["REPORT_OPEN_DAYS"]
    a_promise()
    assert end_unchecked(Promise.objects.to_check(), today=TODAY + timedelta(days=days - 1)) == 0
    assert (
        end_unchecked(Promise.objects.to_check(), today=TODAY + timedelta(days=days))
        == MOST_WAITING + 1
    )
    assert Promise.objects.get().state == State.PUBLIC


# --- kept by editors -------------------------------------------------------------------------


def test_whether_it_was_kept_needs_its_source(editor: Client) -> None:
    answer = editor.post(f"{DESK}new/", WRITTEN | {"outcome": "kept"})
    assert {"came", "came_on", "came_title", "came_url"} <= set(answer.context["form"].errors)
    assert editor.post(f"{DESK}new/", WRITTEN | CAME).status_code == 302
    with pytest.raises(IntegrityError), transaction.atomic():
        Promise.objects.update(came_url="")


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("promised_on", "2999-01-01"),
        ("came_on", "2999-01-01"),
        ("due_on", "2025-01-01"),
        ("stories", "ZZZZZZ"),
        ("country", ""),
    ],
)
def test_editors_are_told_beside_the_field(editor: Client, field: str, typed: str) -> None:
    answer = editor.post(f"{DESK}new/", WRITTEN | {field: typed})
    assert answer.status_code == 200 and field in answer.context["form"].errors


@pytest.mark.parametrize("role", ["Administrators", "Moderators", "Directory editors"])
def test_it_is_for_guide_editors(role: str) -> None:
    promise = a_promise(state=State.WAITING)
    other = signed_in(person("oda", role))
    for address in (DESK, f"{DESK}new/", f"{DESK}edit/{promise.pk}/"):
        assert other.get(address).url == "/admin/"
    other.post(f"{DESK}edit/{promise.pk}/", WRITTEN)
    assert Promise.objects.get().state == State.WAITING


def test_its_day_brings_it_onto_the_list(editor: Client) -> None:
    promise = a_promise(due_on=TODAY + timedelta(days=1))
    assert gather(editor.user, TODAY).number == 0
    assert gather(editor.user, TODAY + timedelta(days=1)).number == 1
    for name, value in CAME.items():
        setattr(promise, name, value)
    promise.save()
    assert gather(editor.user, TODAY + timedelta(days=1)).number == 0


# --- read ------------------------------------------------------------------------------------


def test_it_is_found_by_country_and_by_what_came_of_it(client: Client) -> None:
    a_promise(office="First office")
    a_promise(office="Second office", country="FI", **CAME)
    a_promise(office="Hidden office", state=State.OFF)
    both = html(client, INDEX)
    assert "First office" in both and "Second office" in both and "Hidden office" not in both
    for asked, found in (
        ("country=FI", "Second"),
        ("country=IE", "First"),
        ("outcome=not-kept", "Second"),
        ("outcome=promised", "First"),
    ):
        some = html(client, f"{INDEX}?{asked}")
        feed = client.get(f"{FEED}?{asked}").content.decode()
        other = {"First": "Second", "Second": "First"}[found]
        for text in (some, feed):
            assert f"{found} office" in text and f"{other} office" not in text
    assert "Nothing fits" in html(client, f"{INDEX}?country=FI&outcome=kept")
    assert "First office" in html(client, f"{INDEX}?country=XX&outcome=x&page=nothing")
    ElementTree.fromstring(client.get(FEED).content)


def test_many_stand_on_several_pages_and_the_choice_goes_along(client: Client) -> None:
    for number in range(35):
        a_promise(office=f"Office {number}.", promised_on=date(2026, 1, 1) + timedelta(days=number))
    first, second = html(client, f"{INDEX}?country=IE"), html(client, f"{INDEX}?country=IE&page=2")
    assert "Office 34." in first and "Office 4." not in first and "Office 4." in second
    assert "country=IE&amp;page=2" in first


def test_an_empty_page_says_so(client: Client) -> None:
    assert "No promise stands here yet" in html(client, INDEX)
    ElementTree.fromstring(client.get(FEED).content)


# --- stories ---------------------------------------------------------------------------------


def test_a_story_stands_there_while_it_may_be_quoted(client: Client, editor: Client) -> None:
    _told, story = a_story(title="A needle of a title")
    said = WRITTEN | {"stories": story.reference.lower()}
    assert editor.post(f"{DESK}new/", said).status_code == 302
    promise = Promise.objects.get()
    address = f"{INDEX}{promise.reference}/"
    assert story.reference.lower() in html(client, address)
    assert "needle" not in html(client, address), "search engines read this page"
    Story.objects.update(allows_search_engines=True)
    answer = client.get(address)
    assert "A needle of a title" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert story.reference.lower() not in client.get(FEED).content.decode().lower()
    Story.objects.update(quotable_by_anyone=False)
    assert story.reference.lower() not in html(client, address)
    page = editor.get(f"{DESK}edit/{promise.pk}/").content.decode()
    assert story.reference not in page
    assert editor.post(f"{DESK}edit/{promise.pk}/", WRITTEN).status_code == 302
    assert not PromiseStory.objects.exists()


@pytest.mark.parametrize("way", [withdraw, take_off])
def test_it_goes_with_its_story(client: Client, way: Any) -> None:
    told, story = a_story()
    promise = a_promise()
    keep_used(promise, [story])
    more = {"language": "en"} if way is take_off else {}
    way(submission_id=told.id, today=DAY, **more)
    assert not PromiseStory.objects.exists() and Promise.objects.count() == 1
    assert "brought along" not in html(client, f"{INDEX}{promise.reference}/")


def test_its_author_is_shown_what_came_of_it(client: Client) -> None:
    told, story = a_story()
    author = inside(told)
    assert "What came of it" not in text_of(author.get(at("story")))
    promise = a_promise(**CAME)
    keep_used(promise, [story])
    page = text_of(author.get(at("story")))
    assert SAID["promised"] in page and promise.get_absolute_url() in page
    assert author.get(at("download-json")).json()["what came of it"][0]["outcome"] == "not kept"
    assert SAID["promised"] in text_of(author.get(at("download-text")))
    Promise.objects.update(state=State.OFF)
    assert came_of(story.reference) == []
    assert SAID["promised"] not in text_of(author.get(at("story")))


def test_another_author_is_shown_nothing(client: Client) -> None:
    _told, story = a_story()
    other, _story = a_story()
    keep_used(a_promise(), [story])
    assert SAID["promised"] not in text_of(inside(other).get(at("story")))


def test_examples_say_that_they_are(client: Client) -> None:
    build_promises(TODAY)
    build_promises(TODAY)
    assert Promise.objects.count() == 5
    for promise in Promise.objects.all():
        assert "This is invented" in html(client, f"{INDEX}{promise.reference}/")
    own = a_promise()
    demolish_promises()
    assert Promise.objects.get() == own
