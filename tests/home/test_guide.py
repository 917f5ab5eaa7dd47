"""The guide: every page stands, nothing on it is copied from a story, and sources are named."""

from collections.abc import Iterator
from typing import Any

import html5lib
import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.management import call_command
from django.test import Client, RequestFactory
from wagtail.models import Page

from home.guide.advice import advice, avoided
from home.guide.ease import ease, kandel_moles, lix, syllables
from home.guide.passages import find_words, read_passages, words_at
from home.guide.quote_block import QuoteBlock
from home.models import GuidePage, TextPage
from home.prepare.guide import guide_texts
from home.prepare.tree import at, make_guide
from home.wagtail_hooks import advise
from stories.actions.leaving.withdraw import withdraw
from stories.models import Story
from tests.stories.telling import DAY, publish_it, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

# The chapters of the short guide, and where each is told.
CHAPTERS = {
    "forms": "guide/what-it-is",
    "alternatives": "guide/alternatives",
    "choice and consent": "guide/planning-ahead",
    "peer support": "guide/intentional-peer-support",
    "what is needed": "guide/what-reduces-coercion",
    "what we can do": "guide/what-you-can-do",
}


@pytest.fixture(scope="module")
def _standing_guide(_standing_tree: None, django_db_blocker: Any) -> Iterator[None]:
    """Made once, inside the transaction of the tree."""
    with django_db_blocker.unblock():
        make_guide()
        call_command("load_topics", verbosity=0)
    yield


@pytest.fixture
def guide(_standing_guide: None, db: None) -> None:
    """The guide and the vocabulary."""


def test_every_page_of_the_guide_stands(guide: None, client: Client) -> None:
    texts = guide_texts("en")
    assert len(texts) > 20
    assert set(CHAPTERS.values()) <= {text.path for text in texts}
    for text in texts:
        answer = client.get(f"/en/{text.path}/")
        assert answer.status_code == 200, text.path
        html = answer.content.decode()
        html5lib.HTMLParser(strict=True).parse(html)
        assert text.title in html and " style=" not in html
        assert "Source:" in html or any(kind == "children" for kind, _value in text.body)


def test_the_guide_is_whole_in_each_language_and_says_that_no_speaker_has_read_it(
    guide: None, client: Client
) -> None:
    shape = {
        language: [
            (text.path, [kind for kind, _value in text.body]) for text in guide_texts(language)
        ]
        for language in ("en", "de", "fr")
    }
    assert shape["en"] == shape["de"] == shape["fr"]
    assert all(text.awaits_review for code in ("de", "fr") for text in guide_texts(code))
    html = client.get("/de/guide/what-it-is/seclusion/").content.decode()
    assert "Isolierung" in html
    german = GuidePage.objects.get(slug="seclusion", locale__language_code="de")
    english = GuidePage.objects.get(slug="seclusion", locale__language_code="en")
    assert german.translation_key == english.translation_key and german.awaits_review


def test_every_door_of_the_guide_leads_somewhere(guide: None, client: Client) -> None:
    doors = {
        value["url"] for text in guide_texts("en") for kind, value in text.body if kind == "action"
    }
    assert len(doors) > 8
    building = ("circles/", "find/", "plan/", "evidence/")
    for door in doors:
        if not door.startswith(building):
            assert client.get(f"/en/{door}").status_code == 200, door


def test_every_topic_that_is_named_is_there(guide: None, client: Client) -> None:
    html = client.get("/en/guide/what-it-is/wider-coercion/").content.decode()
    for text in guide_texts("en"):
        for kind, value in text.body:
            if kind == "topics":
                page = client.get(f"/en/{text.path}/").content.decode()
                for slug in value["slugs"]:
                    assert f"/guide/topics/{slug}/" in page, slug
    assert "Community treatment order" in html


def test_the_stub_makes_room_and_an_editors_page_keeps_its_words(guide: None) -> None:
    home = Page.objects.get(depth=2, locale__language_code="en")
    at(home, "guide").delete()
    stub = TextPage(title="Guide", slug="guide", lead="Being built.")
    home.refresh_from_db()
    home.add_child(instance=stub)
    make_guide()
    assert isinstance(at(home, "guide"), GuidePage)
    at(home, "guide").delete()
    home.refresh_from_db()
    own = TextPage(title="Our own", slug="guide", lead="Ours.")
    home.add_child(instance=own)
    own.save_revision().publish()
    make_guide()
    assert isinstance(at(home, "guide"), GuidePage)
    kept = TextPage.objects.get(slug="guide-before")
    assert (kept.lead, kept.live) == ("Ours.", False)


def test_stories_stand_there_only_while_search_engines_may_find_them(
    guide: None, client: Client
) -> None:
    one = publish_it(
        tell(
            "approved",
            title="A needle of a title",
            topics={"coercion": ["seclusion"], "alternative": []},
        ),
        DAY,
    )
    address = "/en/guide/what-it-is/seclusion/"
    assert "A needle of a title" not in client.get(address).content.decode()
    Story.objects.update(allows_search_engines=True)
    assert "A needle of a title" in client.get(address).content.decode()
    withdraw(submission_id=one.submission.pk, today=DAY)
    assert "A needle of a title" not in client.get(address).content.decode()


# --- quotes ----------------------------------------------------------------------------------


@pytest.fixture
def quoted(guide: None) -> Story:
    publish_it(tell("approved", happened="I asked for water. Nobody came. I sang instead."), DAY)
    Story.objects.update(quotable_by_anyone=True)
    return Story.objects.get()


def test_an_editor_pastes_words_and_only_their_place_is_kept(quoted: Story) -> None:
    value = QuoteBlock().to_python(
        {"story": quoted.reference.lower(), "words": "Nobody came.  I sang instead."}
    )
    cleaned = QuoteBlock().clean(value)
    assert "sang" not in str(dict(cleaned)) and cleaned["story"] == quoted.reference
    found = words_at(read_passages(cleaned["words"]))
    assert found is not None and found.text == "Nobody came. I sang instead."
    again = QuoteBlock().clean(cleaned)
    assert again["words"] == cleaned["words"]


@pytest.mark.parametrize("words", ["Nobody came", "She came.", "x" * 2000, "A.happened.0-1.abcd"])
def test_words_that_do_not_stand_there_are_refused(quoted: Story, words: str) -> None:
    value = QuoteBlock().to_python({"story": quoted.reference, "words": words})
    with pytest.raises(Exception, match=r".*") as told:
        QuoteBlock().clean(value)
    assert "words" in told.value.block_errors


def test_a_story_that_nobody_may_quote_is_refused(quoted: Story) -> None:
    Story.objects.update(quotable_by_anyone=False)
    value = QuoteBlock().to_python({"story": quoted.reference, "words": "Nobody came."})
    with pytest.raises(Exception, match=r".*") as told:
        QuoteBlock().clean(value)
    assert "story" in told.value.block_errors


def test_a_quote_goes_when_its_story_goes(quoted: Story, client: Client) -> None:
    page = GuidePage.objects.get(slug="last-resort", locale__language_code="en")
    place = " ".join(map(str, find_words(quoted, "I sang instead.")))
    page.body.append(("quote", {"story": quoted.reference, "words": place}))
    page.save_revision().publish()
    assert "I sang instead." in client.get("/en/guide/last-resort/").content.decode()
    Story.objects.update(quotable_by_anyone=False)
    assert "I sang instead." not in client.get("/en/guide/last-resort/").content.decode()


# --- advice to editors -----------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_our_own_guide_is_easy_and_kind(language: str) -> None:
    page = GuidePage()
    for text in guide_texts(language):
        page.body = text.body
        assert advice(text.lead, page.body, language) == [], text.path


@pytest.mark.parametrize(
    ("block", "told"),
    [
        (("text", "<p>She suffers from voices.</p>"), "kinder word"),
        (
            (
                "text",
                "<p>" + "Institutionalised professionals systematically overriding " * 9 + "</p>",
            ),
            "hard to read",
        ),
        (("number", {"value": "3 %", "text": "fewer"}), "no source"),
    ],
)
def test_an_editor_is_told_what_could_be_better(guide: None, block: object, told: str) -> None:
    page = GuidePage.objects.get(slug="last-resort", locale__language_code="en")
    page.body = [block]
    request = RequestFactory().get("/")
    request.session = {}
    request._messages = FallbackStorage(request)
    advise(request, page)
    assert any(told in str(line) for line in request._messages)


def test_a_longer_sentence_is_never_easier() -> None:
    assert lix("") == 0
    assert lix("We sat. We ate.") < lix("We sat and then we ate")
    assert kandel_moles("") == 207
    assert kandel_moles("On mange. On dort.") > kandel_moles("On mange et puis on dort")


@pytest.mark.parametrize(
    ("word", "spoken"),
    [
        ("chat", 1),
        ("porte", 1),
        ("portes", 1),
        ("liberté", 3),
        ("parlent", 1),
        ("les", 1),
        ("année", 2),
    ],
)
def test_syllables_of_french_words(word: str, spoken: int) -> None:
    assert syllables(word) == spoken


def test_french_is_measured_as_french() -> None:
    plain = "On m’a attaché au lit. Personne n’est venu. J’ai eu très peur cette nuit-là. " * 3
    law = (
        "Nonobstant les dispositions réglementaires antérieurement applicables, "
        "l’établissement hospitalier procède à l’enregistrement systématique des mesures "
        "d’isolement et de contention conformément aux recommandations institutionnelles. "
    ) * 2
    assert not ease(plain, "fr").hard and ease(law, "fr").hard
    assert not ease("Nonobstant les dispositions réglementaires", "fr").hard, "too few words"
    assert avoided("Elle souffre de voix, un manque d’insight.", "fr") == [
        "souffre de",
        "manque d'insight",
    ]
