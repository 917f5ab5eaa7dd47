"""`manage.py housekeeping`: everything that is due, and how much of it."""

import io
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from stories.actions.publish import publish_due
from stories.models import Story
from tests.stories.telling import tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def told(**options: object) -> dict[str, str]:
    out = io.StringIO()
    call_command("housekeeping", stdout=out, **options)
    return dict(line.split(": ") for line in out.getvalue().splitlines())


def test_it_says_how_much_of_each() -> None:
    counts = told()
    assert counts["stories published"] == counts["drafts swept"] == "0"
    assert "databases scrubbed" in counts


def test_a_story_alone_waits_for_company_unless_told_otherwise() -> None:
    tell("approved")
    assert told()["stories published"] == "0"
    assert not Story.objects.exists()
    assert told(publish_now=True)["stories published"] == "1"
    assert Story.objects.count() == 1


def test_expired_sessions_go() -> None:
    past = timezone.now() - timedelta(hours=1)
    Session.objects.create(session_key="over", session_data="", expire_date=past)
    told()
    assert not Session.objects.exists()


def test_twice_is_the_same_as_once() -> None:
    tell("approved")
    told(publish_now=True)
    assert told(publish_now=True)["stories published"] == "0"
    assert publish_due(today=timezone.now().date()) == []
