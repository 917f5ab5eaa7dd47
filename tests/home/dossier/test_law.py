"""What must never stand in a dossier, whatever its address says."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from home.dossier.quotes import Passage
from home.dossier.sentences import sentences
from stories.actions.leaving.withdraw import withdraw
from stories.actions.suspend import suspend
from stories.actions.switch import switch
from stories.choices import SuspendReason
from stories.consent import Purpose
from stories.models import Story
from tests.home.dossier.conftest import Telling
from tests.stories.rewording import as_before
from tests.stories.switching import allow, answer
from tests.stories.telling import DAY, Told, a_moderator, publish_it, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
WORDS = "They tied me to the bed."
QUIET = "may not be quoted now"


def main(answer: Any) -> str:
    """The page itself: its frame links to the same address in other languages."""
    return str(answer.content.decode()).partition("<main")[2].partition("</main>")[0]


def sheet(client: Client, query: str) -> str:
    answer = client.get(f"/en/dossier/sheet/?{query}")
    assert answer.status_code == 200
    return main(answer)


def every_page(client: Client, story: Story) -> str:
    """Everything that a dossier shows of a story, asked for in every way."""
    passage = Passage.of(story, "happened", sentences(story.voices["happened"])[0])
    query = f"story={story.reference}&quote={passage}&country=FI&topic=seclusion&open=1"
    html = sheet(client, query) + sheet(client, f"quote={passage}")
    html += main(client.get(f"/en/dossier/?{query}"))
    answer = client.get(f"/en/dossier/sentences/{story.reference.lower()}/?{query}")
    return html + (main(answer) if answer.status_code == 200 else "")


@pytest.fixture
def public() -> Told:
    """A public story whose author turned the switch on."""
    told = publish_it(tell("approved", shown=["country"]), DAY)
    switch(submission_id=told.id, purpose=Purpose.QUOTE, on=True, language="en", today=DAY)
    return told


def row(told: Told) -> Story:
    return Story.objects.get(reference=told.submission.reference)


def test_with_consent_its_words_stand_there(client: Client, public: Told) -> None:
    assert WORDS in sheet(client, f"story={public.submission.reference}")


@pytest.mark.parametrize("purpose", [Purpose.PRESS, Purpose.OPEN_DATA, Purpose.TRANSLATE])
def test_no_other_consent_lets_it_be_quoted(client: Client, purpose: Purpose) -> None:
    told = publish_it(tell("approved"), DAY)
    switch(submission_id=told.id, purpose=purpose, on=True, language="en", today=DAY)
    html = every_page(client, row(told))
    assert WORDS not in html and "The night they left the door open" not in html


def test_a_yes_to_the_older_words_lets_no_campaigner_quote(client: Client) -> None:
    told = publish_it(tell("approved", shown=["country"]), DAY)
    with as_before():
        allow(told.id, Purpose.QUOTE)
    story = row(told)
    assert story.allows_quoting
    html = every_page(client, story)
    assert WORDS not in html and "The night they left the door open" not in html
    link = f"/en/dossier/?story={story.reference}"
    assert link not in main(client.get(story.get_absolute_url()))
    answer(told.id, Purpose.QUOTE, agrees=False)
    assert WORDS not in every_page(client, story)


def test_only_a_yes_to_the_new_words_does(client: Client) -> None:
    told = publish_it(tell("approved", shown=["country"]), DAY)
    with as_before():
        allow(told.id, Purpose.QUOTE)
    answer(told.id, Purpose.QUOTE, agrees=True)
    assert WORDS in every_page(client, row(told))


def _withdraw(told: Told) -> None:
    withdraw(submission_id=told.id, today=DAY)


def _switch_off(told: Told) -> None:
    switch(submission_id=told.id, purpose=Purpose.QUOTE, on=False, language="en", today=DAY)


def _suspend(told: Told) -> None:
    suspend(
        submission_id=told.id,
        moderator=a_moderator(),
        reason=SuspendReason.REPORT,
        today=DAY,
    )


def _lapse(told: Told) -> None:
    yesterday = timezone.now().date() - timedelta(days=1)
    Story.objects.filter(reference=told.submission.reference).update(lapses_on=yesterday)


@pytest.mark.parametrize("end", [_withdraw, _switch_off, _suspend, _lapse])
def test_it_is_gone_from_every_dossier_at_once(client: Client, public: Told, end: Any) -> None:
    story = row(public)
    assert WORDS in every_page(client, story)
    end(public)
    html = every_page(client, story)
    assert WORDS not in html and "The night they left the door open" not in html
    # Nor does a new copy of the page pass the reference on.
    assert html.count(story.reference) == 0


def test_why_a_story_is_missing_cannot_be_told(client: Client, public: Told) -> None:
    """A made-up reference reads the same as one that was taken back."""
    made_up = sheet(client, "story=ZZZZZZ&country=FI")
    _withdraw(public)
    taken_back = sheet(client, f"story={public.submission.reference}&country=FI")
    assert made_up == taken_back
    assert QUIET in made_up


def test_no_copy_is_kept_and_nothing_typed_can_leave(client: Client, public: Told) -> None:
    answer = client.get(f"/en/dossier/sheet/?story={public.submission.reference}")
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"].startswith("noindex")
    policy = answer.headers["Content-Security-Policy"]
    assert "form-action 'none'" in policy and "connect-src 'none'" in policy
    html = answer.content.decode()
    assert "<form" not in html and ' name="own' not in html
    assert answer.cookies == {}


def test_a_range_in_a_changed_text_quotes_nothing_else(client: Client, public: Told) -> None:
    story = row(public)
    for wrong in (
        f"{story.reference}.happened.5-9.0000",
        f"{story.reference}.happened.0-9999.ffff",
        f"{story.reference}.wish.0-5.0000",
    ):
        html = sheet(client, f"story={story.reference}&quote={wrong}")
        assert WORDS in html, "the opening stands in its place"


def test_sentences_of_one_story_are_a_few_in_all(client: Client, told: Telling) -> None:
    story = told(happened=" ".join(f"Sentence {n}." for n in range(30)), helped="One. Two.")
    picked = [
        Passage.of(story, voice, one)
        for voice, text in story.voices.items()
        for one in sentences(text)
    ]
    query = "&".join(f"quote={one}" for one in picked)
    html = sheet(client, f"story={story.reference}&{query}")
    assert "Sentence 5." in html and "Sentence 6." not in html and "Two." not in html


awkward = st.text(max_size=40) | st.sampled_from(
    ["\0", "K7QF2A", "k7qf2a", "'\"<>&", "%", "a" * 5000, "seclusion", "IE", "zz", "1", "-1", "٣"]
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["story", "quote", "topic", "country", "lang", "q", "open", "x"]),
            awkward,
        ),
        max_size=8,
    )
)
def test_no_string_makes_it_fail(client: Client, asked: list[tuple[str, str]]) -> None:
    values: dict[str, list[str]] = {}
    for name, value in asked:
        values.setdefault(name, []).append(value)
    for address in ("/en/dossier/", "/en/dossier/sheet/"):
        answer = client.get(address, values)
        assert answer.status_code == 200
        assert "<script>" not in answer.content.decode()


@given(st.text(max_size=60))
def test_no_string_is_a_passage_by_chance(text: str) -> None:
    found = Passage.parse(text)
    assert found is None or str(found) == text


def test_today_is_asked_each_time(client: Client, public: Told) -> None:
    day = timezone.now().date()
    assert isinstance(day, date)
    Story.objects.update(lapses_on=day)
    assert WORDS not in sheet(client, f"story={public.submission.reference}")
