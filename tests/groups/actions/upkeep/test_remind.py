"""Organisers are asked at 6, 9 and 11 months and when their entry is hidden, each once.

Those of a circle at 3, 4 and 5 months, and when it is hidden after 6.
"""

from datetime import date, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from hypothesis import given
from hypothesis import strategies as some

from groups.actions.upkeep.remind import remind, stage_of
from groups.choices import Kind
from groups.freshness import Freshness, ages_of
from groups.models import Circle, Confirmation, Group, ManageLink, Standing
from tests.groups.factories import make_circle, make_group, make_steward

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
START = date(2026, 1, 31)


class DownMail(BaseEmailBackend):
    """A server that goes away, as one does for an hour."""

    def send_messages(self, email_messages: Any) -> int:
        """Raise what a lost connection raises."""
        raise SMTPServerDisconnected("gone")


@pytest.fixture
def group() -> Group:
    made = make_group(confirmed_on=START, text_language="de")
    make_steward(made)
    return made


def walk(until: date) -> list[date]:
    """Housekeeping every day; the days on which a letter went."""
    day, sent = START, []
    while day <= until:
        if remind(today=day):
            sent.append(day)
        day += timedelta(days=1)
    return sent


def test_four_letters_in_a_year_and_then_silence(group: Group) -> None:
    sent = walk(START + relativedelta(months=16))
    assert sent == [date(2026, 7, 31), date(2026, 10, 31), date(2026, 12, 31), date(2027, 1, 31)]
    assert Standing.objects.get().reminded_on == sent[-1]


def test_each_says_where_things_stand_in_the_language_of_the_entry(group: Group) -> None:
    for months in (6, 9, 11, 12):
        remind(today=START + relativedelta(months=months))
    assert len({str(letter.body) for letter in mail.outbox}) == 4
    assert all("/de/find/confirm/" in str(letter.body) for letter in mail.outbox)
    assert all(letter.content_subtype == "plain" for letter in mail.outbox)
    assert not any(letter.attachments for letter in mail.outbox)


def test_a_language_without_pages_gets_the_site_s_own(group: Group) -> None:
    Group.objects.update(text_language="cs")
    remind(today=date(2026, 7, 31))
    assert "/en/find/confirm/" in str(mail.outbox[0].body)


def test_after_a_confirmation_it_begins_again(group: Group) -> None:
    remind(today=date(2026, 7, 31))
    Standing.objects.update(confirmed_on=date(2026, 8, 1), reminded_on=None)
    assert remind(today=date(2026, 12, 1)) == 0
    assert remind(today=date(2027, 2, 1)) == 1


def test_each_organiser_gets_a_link_of_their_own(group: Group) -> None:
    make_steward(group, "second@example.org")
    assert remind(today=date(2026, 7, 31)) == 2
    assert [letter.to for letter in mail.outbox] == [
        ["organiser@example.org"],
        ["second@example.org"],
    ]
    assert len(set(Confirmation.objects.values_list("digest", "steward"))) == 2


@pytest.mark.parametrize(
    "state",
    [{"paused_on": START}, {"closed_on": START}, {"confirmed_on": None}],
    ids=["rests", "closed", "never confirmed"],
)
def test_what_is_not_on_the_list_is_not_asked(group: Group, state: dict[str, Any]) -> None:
    Standing.objects.update(**state)
    assert remind(today=date(2026, 7, 31)) == 0


def test_nor_what_is_not_public_nor_what_nobody_keeps(group: Group) -> None:
    make_group("Nobody's", confirmed_on=START)
    Group.objects.filter(pk=group.pk).update(live=False)
    assert remind(today=date(2026, 7, 31)) == 0


def test_refused_for_good_is_noted(group: Group, settings: Any) -> None:
    settings.EMAIL_BACKEND = "tests.stories.broken_mail.BrokenMail"
    assert remind(today=date(2026, 7, 31)) == 0
    standing = Standing.objects.get()
    assert standing.mail_failed_on == date(2026, 7, 31)
    assert not Confirmation.objects.exists(), "no link lies about that nobody has"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert remind(today=date(2026, 8, 1)) == 0, "not every day anew"


class OneRefused(BaseEmailBackend):
    """One of the mailboxes is gone."""

    def send_messages(self, email_messages: Any) -> int:
        """Raise what a real server's refusal raises, for the first organiser alone."""
        (address,) = email_messages[0].to
        if address.startswith("organiser@"):
            raise SMTPRecipientsRefused({address: (550, b"no such user")})
        return 1


def test_one_of_two_refused_is_noted_and_the_other_has_a_link(group: Group, settings: Any) -> None:
    make_steward(group, "second@example.org")
    settings.EMAIL_BACKEND = f"{__name__}.OneRefused"
    assert remind(today=date(2026, 7, 31)) == 1
    assert Standing.objects.get().mail_failed_on == date(2026, 7, 31)
    assert Confirmation.objects.get().steward.user.email == "second@example.org"


def test_a_server_that_is_away_is_tried_again(
    group: Group, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.DownMail"
    assert remind(today=date(2026, 7, 31)) == 0
    standing = Standing.objects.get()
    assert (standing.mail_failed_on, standing.reminded_on) == (None, None)
    assert "organiser@example.org" not in caplog.text
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert remind(today=date(2026, 8, 2)) == 1


@given(
    confirmed=some.dates(date(2020, 1, 1), date(2030, 1, 1)),
    days=some.integers(0, 500),
    kind=some.sampled_from([Kind.USER_LED, Kind.CIRCLE]),
)
def test_a_letter_fits_what_the_public_sees(confirmed: date, days: int, kind: str) -> None:
    today, ages = confirmed + timedelta(days=days), ages_of(kind)
    stage, freshness = stage_of(confirmed, today, ages), ages.of(confirmed, today)
    said = stage[0] if stage else "fresh"
    fits = {
        "fresh": [Freshness.FRESH],
        "due": [Freshness.DUE],
        "stale": [Freshness.STALE],
        "last": [Freshness.STALE],
        "hidden": [Freshness.HIDDEN],
    }
    assert freshness in fits[said]


def test_letters_cost_the_same_queries_however_many_entries_are_fresh(
    group: Group, django_assert_num_queries: Any
) -> None:
    for number in range(20):
        make_steward(make_group(f"Fresh {number}", confirmed_on=date(2026, 7, 1)))
    with django_assert_num_queries(1):
        remind(today=date(2026, 7, 2))


@pytest.fixture
def circle() -> Circle:
    made = make_circle("Example circle", confirmed_on=START)
    make_steward(made)
    return made


def test_a_circle_is_asked_sooner(circle: Circle) -> None:
    sent = walk(START + relativedelta(months=16))
    assert sent == [date(2026, 4, 30), date(2026, 5, 31), date(2026, 6, 30), date(2026, 7, 31)]


def test_both_kinds_at_once_each_by_its_own_clock(group: Group, circle: Circle) -> None:
    day = START + relativedelta(months=3)
    assert remind(today=day) == 1
    assert Standing.objects.get(reminded_on=day).group_id == circle.pk
    # Hidden long ago: nobody is asked any more, while the group is asked for the first time.
    Standing.objects.update(reminded_on=None)
    day = START + relativedelta(months=7)
    assert remind(today=day) == 1
    assert Standing.objects.get(reminded_on=day).group_id == group.pk


@pytest.mark.parametrize("months", [3, 4, 5, 6])
def test_letters_speak_of_a_circle_and_bring_a_link_to_its_dates(
    circle: Circle, months: int
) -> None:
    assert remind(today=START + relativedelta(months=months)) == 1
    body = str(mail.outbox[0].body)
    assert "the circle “Example circle”" in body
    assert "/find/dates/" in body and "Not this time" in body
    link = ManageLink.objects.get()
    assert link.digest not in body and link.ends_on > START + relativedelta(months=months + 3)


def test_a_letter_to_a_group_has_no_such_link(group: Group) -> None:
    remind(today=START + relativedelta(months=6))
    assert "/find/dates/" not in str(mail.outbox[0].body) and not ManageLink.objects.exists()


def test_a_letter_that_nobody_took_leaves_no_link(circle: Circle, settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.DownMail"
    assert remind(today=START + relativedelta(months=3)) == 0
    assert not ManageLink.objects.exists() and not Confirmation.objects.exists()
