"""`verify_public`: each wrong, made by raw SQL, is named; what was done by the door never is."""

import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from stories.actions.add_notes import add_notes
from stories.actions.approve import keep_approval
from stories.actions.content import document_now
from stories.actions.proving.public import prove_public
from stories.actions.publish import publish_again
from stories.actions.reconsider import look_again
from stories.actions.redact import flag
from stories.actions.show_less import show_less
from stories.actions.suspend import restore
from stories.actions.switch import ask_again, switch
from stories.actions.upkeep.housekeep import lapse_due
from stories.consent import SWITCHES, Purpose
from stories.models import Story
from stories.vault.models import DataKey, Submission
from tests.stories import telling
from tests.stories.actions.tampering import for_a_moment, raw
from tests.stories.rewording import as_before
from tests.stories.telling import DAY, a_moderator, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
STORY, SUBMISSION, LEDGER = "stories_story", "vault_submission", "vault_consententry"
TOPICS = {"coercion": ["seclusion"], "alternative": []}


def wrong():
    return prove_public().wrong


def named(told, *parts):
    """One finding, with the story's reference and these words."""
    (line,) = wrong()
    assert line.startswith(f"{told.submission.reference}: "), line
    assert all(part in line for part in parts), line


def turn(told, purpose, on=True):
    switch(submission_id=told.id, purpose=purpose, on=on, language="en", today=DAY)


@pytest.fixture
def told(topics):
    """A public story that shows and allows some things."""
    told = tell("published", shown=["country", "years"], topics=TOPICS)
    turn(told, Purpose.QUOTE)
    ask_again(submission_id=told.id, years=2, language="en", today=DAY)
    return told


def test_whatever_was_done_by_the_door_holds(told):
    tell("published", choice="exact")
    tell("approved")
    two = tell("waiting", perspective="close", agreement="yes")
    for name in ("moderator", "another"):
        telling.read_it(two)
        telling.offer_it(two, by=a_moderator(name))
        Submission.objects.filter(pk=two.id).update(holder=None)
    telling.publish_it(telling.approve_it(two, ["name"]))
    less = tell("published", shown=["country", "setting"])
    show_less(submission_id=less.id, shown=["setting"], language="en", today=DAY)
    add_notes(submission_id=less.id, notes=["restraint"], today=DAY)
    for purpose in SWITCHES:
        turn(less, purpose)
        turn(two, purpose)
        turn(two, purpose, on=False)
    back = tell("suspended")
    restore(submission_id=back.id, moderator=a_moderator("another"), today=DAY)
    tell("suspended")
    proof = prove_public()
    assert proof.wrong == []
    assert proof.stories == Story.objects.count() == 7


def test_a_time_that_was_over_and_a_new_yes_hold(told):
    later = DAY.replace(year=DAY.year + 2)
    assert lapse_due(today=later) == 1
    look_again(submission_id=told.id, language="en", today=later)
    telling.approve(
        submission_id=told.id,
        shown=[],
        seen_hash=telling.hash_of(told, []),
        language="en",
        today=later,
    )
    published = later + timedelta(days=30)
    telling.publish_it(told, today=published)
    assert Story.objects.get().lapses_on == published.replace(year=published.year + 2)
    assert wrong() == []


def test_the_command_names_the_story_and_what_is_wrong(told):
    out = io.StringIO()
    call_command("verify_public", stdout=out)
    assert "1 public stories: all as approved" in out.getvalue()
    raw(f"UPDATE {STORY} SET allows_open_data = %s", True)
    out = io.StringIO()
    with pytest.raises(CommandError) as refused:
        call_command("verify_public", quiet=True, stdout=out)
    assert refused.value.returncode == 1
    assert out.getvalue().startswith(f"{told.submission.reference}: allows_open_data is True")


@pytest.mark.parametrize("purpose", [Purpose.SEARCH_ENGINES, Purpose.QUOTE, Purpose.OPEN_DATA])
def test_a_switch_on_the_row_that_is_not_the_ledgers_is_named(told, purpose):
    column = {
        "search-engines": "allows_search_engines",
        "quote": "allows_quoting",
        "open-data": "allows_open_data",
    }[purpose]
    raw(f"UPDATE {STORY} SET {column} = NOT {column}")
    named(told, column)


def test_a_wider_yes_on_the_row_than_in_the_ledger_is_named(told):
    with for_a_moment():
        raw(f"UPDATE {STORY} SET quotable_by_anyone = NOT quotable_by_anyone")
        named(told, "quotable_by_anyone is False")
    with as_before():
        turn(told, Purpose.QUOTE)
    assert wrong() == []
    raw(f"UPDATE {STORY} SET quotable_by_anyone = NOT quotable_by_anyone")
    named(told, "quotable_by_anyone is True")


def test_another_end_than_the_one_asked_for_is_named(told):
    for value in (None, DAY + timedelta(days=9999)):
        raw(f"UPDATE {STORY} SET lapses_on = %s", value)
        named(told, "lapses_on")


DERIVED = {
    "language": "fr",
    "perspective": "saw",
    "title": "Another",
    "name": "Somebody",
    "country": "DE",
    "region": "Uusimaa",
    "setting": "police",
    "from_year": 2001,
    "to_year": 2015,
    "notes": '["police"]',
    "example": True,
}


@pytest.mark.parametrize("column", DERIVED)
def test_a_derived_column_that_is_another_is_named(told, column):
    raw(f"UPDATE {STORY} SET {column} = %s", DERIVED[column])
    assert any(f"{column} is not what its text gives" in line for line in wrong())


def test_topics_that_are_others_are_named(told):
    with for_a_moment():
        raw("DELETE FROM stories_storycoercion")
        assert any("its topics of coercion" in line for line in wrong())
    alternative = raw("SELECT id FROM community_alternative ORDER BY id LIMIT 1")[0][0]
    raw(
        "INSERT INTO stories_storyalternative (tag_id, content_object_id) "
        f"SELECT %s, id FROM {STORY}",
        alternative,
    )
    assert any("its topics of alternative" in line for line in wrong())


def test_an_index_row_that_is_another_or_none_or_too_much_is_named(told):
    table = "wagtailsearch_indexentry"
    with for_a_moment():
        raw(f"DELETE FROM {table}")
        named(told, "the search index holds 0 rows of it")
    with for_a_moment():
        raw(f"UPDATE {table} SET body = 'other'")
        named(told, "its row of the search index")
    with for_a_moment():
        raw(f"UPDATE {table} SET object_id = '7'")
        assert "1 rows of the search index belong to no public story" in wrong()
    raw(f"UPDATE {STORY} SET suspended = %s", True)
    raw(f"UPDATE {SUBMISSION} SET state = 'suspended'")
    named(told, "the search index still holds its words")


def test_a_state_that_does_not_fit_is_named(told):
    with for_a_moment():
        raw(f"UPDATE {SUBMISSION} SET state = 'suspended'")
        named(told, "suspended is False")
    for state in ("unpublished", "waiting", "approved", "draft"):
        with for_a_moment():
            raw(f"UPDATE {SUBMISSION} SET state = %s", state)
            assert any(f"its submission is “{state}”" in line for line in wrong())
    raw(f"UPDATE {STORY} SET reference = 'ZZZZZZ'")
    assert any("no submission of this name" in line for line in wrong())
    assert f"{told.submission.reference}: it is said to be public, and no public row is there" in (
        wrong()
    )


def test_a_row_on_the_approval_of_another_story_is_named(told):
    other = tell("waiting")
    raw(
        "UPDATE vault_approval SET submission_id = (SELECT id FROM vault_submission "
        "WHERE reference = %s)",
        other.submission.reference,
    )
    named(told, "its approval belongs to another story")


def test_an_endorsement_that_is_not_there_is_named(told):
    with for_a_moment():
        raw("DELETE FROM vault_endorsement")
        named(told, "the moderator of its approval did not agree")
    someone = a_moderator("another")
    raw("UPDATE vault_approval SET decided_by_id = %s", someone.pk)
    named(told, "the moderator of its approval did not agree")


def test_one_moderator_where_two_are_needed_is_named(told):
    flag(submission_id=told.id, moderator=a_moderator(), flags=["minor"])
    named(told, "it needs two moderators")


def test_a_ledger_that_says_no_or_is_broken_is_named(told):
    rows = [told.safe().get(row, "entry") for row in told.submission.ledger.all()]
    last = len(rows)
    with for_a_moment():
        raw(f"DELETE FROM {LEDGER} WHERE number = %s", last)
        named(told, "lapses_on")
    with for_a_moment():
        raw(f"DELETE FROM {LEDGER} WHERE number = 1")
        named(told, "its ledger proves nothing: entry 1 is missing")
    publish = next(n for n, row in enumerate(rows, 1) if row["purpose"] == "publish")
    raw(f"DELETE FROM {LEDGER} WHERE number >= %s", publish)
    found = " ".join(wrong())
    assert "last word on publish-exact is not yes" in found
    assert "it shows country" in found and "it shows years" in found


def test_details_that_are_sealed_otherwise_and_an_older_version_are_named(told):
    with for_a_moment():
        raw(f"UPDATE {SUBMISSION} SET shown = NULL")
        named(told, "its text is not its newest version")
    raw("DELETE FROM vault_endorsement")
    raw("DELETE FROM vault_version")
    assert any("did not agree to its newest version" in line for line in wrong())


def test_a_key_that_is_gone_proves_nothing(told):
    DataKey.objects.all().delete()
    named(told, "its key is gone")


def test_a_text_that_the_database_was_made_to_take_is_named(told):
    """Its own rule switched off, by somebody who owns the database."""
    text = Story.objects.get().document.replace("hours", "days")
    if connection.vendor == "postgresql":
        raw("SET CONSTRAINTS ALL IMMEDIATE")
        raw(f"ALTER TABLE {STORY} DROP CONSTRAINT story_text_is_what_was_approved")
    else:
        raw("PRAGMA ignore_check_constraints = 1")
    try:
        raw(f"UPDATE {STORY} SET document = %s", text)
    finally:
        if connection.vendor == "sqlite":
            raw("PRAGMA ignore_check_constraints = 0")
    found = " ".join(wrong())
    assert "its text is not the one of its approval" in found
    assert "its text is not its newest version" in found


def test_an_end_of_no_day_that_could_be_is_named(told):
    """The sealed day says the same: then the ledger alone knows better."""
    for value in (DAY - timedelta(days=1), DAY + timedelta(days=2 * 366 + 100)):
        safe, submission = told.safe(), told.again()
        switches = safe.get(submission, "switches")
        safe.put(submission, "switches", switches | {"lapses": value.isoformat()})
        submission.save()
        raw(f"UPDATE {STORY} SET lapses_on = %s", value)
        named(told, "lapses_on")


def test_years_where_only_the_decade_was_agreed_to_are_named(told):
    show_less(submission_id=told.id, shown=["country", "decades"], language="en", today=DAY)
    assert wrong() == []
    story, safe, submission = Story.objects.get(), told.safe(), told.again()
    safe.put(submission, "shown", ["country", "years"])
    submission.save()
    keep_approval(submission, document_now(submission, safe), DAY)
    publish_again(submission, document_now(submission, safe))
    assert Story.objects.get().to_year != story.to_year
    named(told, "the decade alone")
