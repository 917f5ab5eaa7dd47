"""Publishing: after the cooling-off, in company, in random order, dated by the quarter."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from stories.actions.publish import publish_due
from stories.models import Story
from stories.vault.models import State
from tests.stories import telling
from tests.stories.telling import DAY, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
COOL = DAY + timedelta(days=7)


def test_nothing_is_published_before_it_cooled_off():
    for _ in range(3):
        tell("approved")
    assert publish_due(today=COOL - timedelta(days=1)) == []
    assert len(publish_due(today=COOL)) == 3


def test_fewer_than_a_batch_wait_for_company():
    tell("approved"), tell("approved")
    assert publish_due(today=COOL) == []


def test_who_does_not_want_to_wait_for_company_does_not():
    tell("approved")
    alone = telling.approve_it(tell("offered"), alone=True)
    assert [story.reference for story in publish_due(today=COOL)] == [alone.again().reference]
    assert alone.submission.state == State.PUBLISHED


def test_an_author_may_wait_longer():
    told = telling.approve_it(tell("offered"), alone=True, extra_days=30)
    assert publish_due(today=COOL) == []
    assert len(publish_due(today=COOL + timedelta(days=30))) == 1
    assert told.again().state == State.PUBLISHED


def test_the_public_row_knows_a_quarter_and_never_a_day():
    tell("published")
    row = Story.objects.values().get()
    assert row["quarter"] == date(2026, 1, 1)
    assert not [v for v in row.values() if isinstance(v, date) and v.day != 1]


def test_stories_of_a_batch_are_in_random_order():
    orders = set()
    for _ in range(6):
        told = [tell("approved") for _ in range(3)]
        published = [story.reference for story in publish_due(today=COOL)]
        orders.add(tuple([t.submission.reference for t in told].index(r) for r in published))
    assert len(orders) > 1


def test_the_columns_say_what_the_document_says():
    told = telling.offer_it(telling.redact_it(tell("reading"), notes=("restraint",)))
    telling.approve_it(told, ["name", "country", "region", "setting", "years"])
    telling.publish_it(told)
    story = Story.objects.get()
    assert story.name == "R." and story.country == "FI" and story.region == "Lapland"
    assert story.setting == "hospital-ward" and (story.from_year, story.to_year) == (2010, 2014)
    assert story.notes == ["restraint"]


@pytest.mark.usefixtures("topics")
def test_topics_come_from_the_closed_vocabulary():
    told = tell("waiting", topics={"coercion": ["belt-fixation"], "alternative": ["peer-support"]})
    telling.read_it(told)
    telling.publish_it(telling.approve_it(telling.offer_it(told)))
    story = Story.objects.get()
    assert [t.slug for t in story.coercion.all()] == ["belt-fixation"]
    assert [t.slug for t in story.alternative.all()] == ["peer-support"]
    with pytest.raises(ValidationError):
        story.coercion.add("a-word-of-my-own")


def test_suspended_and_lapsed_stories_are_behind_the_one_door():
    tell("published")
    assert Story.objects.public(DAY).count() == 1
    Story.objects.update(lapses_on=DAY + timedelta(days=1))
    assert Story.objects.public(DAY).count() == 1
    assert Story.objects.public(DAY + timedelta(days=1)).count() == 0
    Story.objects.update(lapses_on=None, suspended=True)
    assert Story.objects.public(DAY).count() == 0
