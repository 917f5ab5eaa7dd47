"""The author's yes to exactly the page in view."""

import re

import pytest

from stories.actions.content import latest_content
from stories.models import Story
from stories.vault.models import Approval, State
from tests.stories.share.returning import at, held_in, inside, text_of
from tests.stories.telling import (
    hash_of,
    offer_it,
    publish_it,
    read_it,
    redact_it,
    tell,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def hash_in(page: str) -> str:
    return re.search(r'name="seen_hash" value="([0-9a-f]{64})"', page)[1]


def test_nothing_is_ticked_and_yes_comes_after_seeing():
    page = text_of(inside(tell("offered")).get(at("approve")))
    assert "checked" not in page
    assert "Nothing is public until you press yes." in page
    assert "seen_hash" not in page
    assert "Show the country: Finland" in page


def test_only_details_that_exist_are_asked():
    told = tell("offered", region="", name="")
    page = text_of(inside(told).get(at("approve")))
    assert 'value="region"' not in page and 'value="name"' not in page
    assert 'value="country"' in page


def test_without_details_the_page_can_be_answered_at_once():
    told = tell("offered", country="", region="", setting="", years=[], name="")
    page = text_of(inside(told).get(at("approve")))
    assert hash_in(page) == hash_of(told, [])


def test_the_page_is_shown_with_the_choice_and_approved_as_shown():
    told = tell("offered")
    client = inside(told)
    page = text_of(client.post(at("approve"), {"shown": ["country", "name"]}))
    assert "<dd>Finland</dd>" in page and "Lapland" not in page.split('id="choose"')[0]
    seen = hash_in(page)
    assert seen == hash_of(told, ["country", "name"])
    answer = {"shown": ["country", "name"], "seen_hash": seen, "yes": "1", "extra_days": "7"}
    assert client.post(at("approve"), answer).url == at("story")
    assert told.again().state == State.APPROVED
    assert Approval.objects.get().document_hash == seen
    assert told.safe().get(told.submission, "pace") == {"extra_days": 7, "alone": False}
    publish_it(told)
    assert Story.objects.get().approval_id == seen
    assert Story.objects.get().country == "FI" and Story.objects.get().region == ""


def test_a_changed_page_is_not_approved_and_shown_again():
    told = tell("offered")
    client = inside(told)
    seen = {"seen": "country", "seen_hash": hash_of(told, [])}
    answer = {"shown": ["country"], "yes": "1", "extra_days": "0"} | seen
    response = client.post(at("approve"), answer)
    assert response.status_code == 409
    assert "The page has changed since you looked at it" in text_of(response)
    assert hash_in(text_of(response)) == hash_of(told, ["country"])
    assert told.again().state == State.OFFERED
    assert not Approval.objects.exists()


@pytest.mark.parametrize("seen", ["", "0" * 64, "no hash"])
def test_a_yes_without_the_right_hash_is_no_yes(seen):
    told = tell("offered")
    inside(told).post(at("approve"), {"seen_hash": seen, "yes": "1", "extra_days": "0"})
    assert told.again().state == State.OFFERED


def test_an_unknown_detail_is_refused_beside_the_field():
    page = text_of(inside(tell("offered")).post(at("approve"), {"shown": ["diagnosis"]}))
    assert "Please look again." in page


def test_changes_and_reasons_are_shown_in_kind_words():
    told = read_it(tell("waiting"))
    redact_it(
        told,
        happened="They held me on the bed.\n\nNobody came for hours.",
        notes=("restraint",),
        reasons={"happened": ["rare-detail"]},
    )
    offer_it(told)
    page = text_of(inside(told).get(at("approve")))
    changed = page.split('id="changed"')[1].split('id="page"')[0]
    assert "tied" in changed
    assert "A rare detail" in changed and "rare-detail" not in page
    assert "being held or tied down" in page


def test_a_long_unchanged_passage_is_folded_and_can_be_opened():
    calm = " ".join(f"Calm sentence number {n}." for n in range(40))
    told = read_it(tell("waiting", happened=f"Anna came. {calm} Otto left."))
    reasons = {"happened": ["names-a-person", "rare-detail"]}
    redact_it(told, happened=f"Someone came. {calm} Somebody left.", reasons=reasons)
    offer_it(told)
    page = text_of(inside(told).get(at("approve")))
    changed = page.split('id="changed"')[1].split('id="page"')[0]
    folded = re.search(r"<details class=\"compare-gap\">.*?</details>", changed, re.S)[0]
    assert "sentences unchanged" in folded and "Calm sentence number 20." in folded
    assert changed.count("one or more of:") == 2, "beside each of the two changes"


def test_unchanged_words_say_so():
    assert "These are your words, as you sent them." in text_of(
        inside(tell("offered")).get(at("approve"))
    )


def test_asking_for_a_change_brings_it_back_to_the_desk():
    told = tell("offered")
    client = inside(told)
    edition = told.submission.edition
    assert "Please write a few words" in text_of(client.post(at("change"), {"body": ""}))
    client.post(at("change"), {"body": "Please leave out the door."})
    assert told.again().state == State.WAITING
    assert told.submission.edition > edition
    assert "You asked for a change" in text_of(client.get(at("story")))
    assert "Please leave out the door." in text_of(client.get(at("messages")))


def test_a_wish_that_comes_too_late_keeps_its_words():
    told = tell("offered")
    client = inside(told)
    client.post(at("change"), {"body": "First."})
    page = text_of(client.post(at("change"), {"body": "Second wish, typed with care."}))
    assert "Second wish, typed with care." in page


def test_editing_it_oneself_goes_back_to_the_desk():
    told = tell("offered")
    client = inside(told)
    words = {"title": "New", "happened": "My own new words.", "helped": "", "wish": "", "name": ""}
    client.post(at("rewrite"), words)
    assert told.again().state == State.WAITING
    assert latest_content(told.submission, told.safe()).happened == "My own new words."


def test_editing_a_public_story_takes_it_down():
    told = tell("published")
    client = inside(told)
    assert "leaves the page at once" in text_of(client.get(at("rewrite")))
    client.post(at("rewrite"), {"happened": "Other words."})
    assert not Story.objects.exists()
    assert told.again().state == State.WAITING


def test_saving_without_a_change_takes_nothing_down():
    told = tell("published")
    client = inside(told)
    content = latest_content(told.submission, told.safe())
    same = {n: getattr(content, n) for n in ("title", "name", "happened", "helped", "wish")}
    client.post(at("rewrite"), same)
    assert told.again().state == State.PUBLISHED


def test_a_rewritten_text_with_the_code_or_too_long_stays_in_the_form():
    told = tell("offered")
    client = inside(told)
    page = text_of(client.post(at("rewrite"), {"happened": f"Mine. {told.code}"}))
    assert "Your code is in this text" in page and "Mine." in page
    page = text_of(client.post(at("rewrite"), {"happened": "y" * 50_001}))
    assert "There is room for 50000 characters" in page and "y" * 50_001 in page
    assert told.again().state == State.OFFERED


def test_show_less_takes_effect_at_once():
    told = tell("published", shown=["country", "name"])
    client = inside(told)
    assert "Finland" in text_of(client.get(at("details")))
    client.post(at("details"), {"hide": "country"})
    story = Story.objects.get()
    assert story.country == "" and story.name == "R."
    assert story.approval_id == hash_of(told, ["name"])
    assert told.again().state == State.PUBLISHED


def test_show_more_takes_it_off_the_page_and_offers_it_anew():
    told = tell("published")
    response = inside(told).post(at("again"))
    assert response.url == at("approve")
    assert told.again().state == State.OFFERED
    assert not Story.objects.exists() and not Approval.objects.exists()


def test_notes_for_readers_are_added_at_once_with_their_own_hash():
    told = tell("published", shown=["country"])
    client = inside(told)
    before = Story.objects.get().approval_id
    client.post(at("details-notes"), {"notes": ["restraint"]})
    story = Story.objects.get()
    assert story.notes == ["restraint"] and story.approval_id != before
    assert story.approval_id == hash_of(told, ["country"])
    assert told.again().labels == ["restraint"]
    assert "at least one note" in text_of(client.post(at("details-notes"), {}))


def test_not_waiting_for_others_is_a_choice_of_its_own():
    told = tell("offered")
    client = inside(told)
    assert "Do not wait for other stories" in text_of(client.post(at("approve"), {"shown": []}))
    answer = {"seen_hash": hash_of(told, []), "yes": "1", "extra_days": "0", "alone": "on"}
    client.post(at("approve"), answer)
    assert told.safe().get(told.again(), "pace") == {"extra_days": 0, "alone": True}
    assert held_in(client)["choices"][-1]["purpose"] == "no-batch"


def test_a_double_yes_is_one_approval():
    told = tell("offered")
    client = inside(told)
    answer = {"seen_hash": hash_of(told, []), "yes": "1", "extra_days": "0"}
    for _ in range(2):
        assert client.post(at("approve"), answer).url == at("story")
    assert Approval.objects.count() == 1


def test_times_to_wait_are_in_plain_words():
    told = tell("offered", country="", region="", setting="", years=[], name="")
    page = text_of(inside(told).get(at("approve")))
    for label in ("7 days", "Two weeks", "About a month more", "About three months more"):
        assert label in page
    assert "97 days" not in page
    assert "Your yes counts with exactly what you see above." in page
