"""Every period that people are told about is named once, said, and enforced."""

import tomllib
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta
from django.conf import settings

from community.figures import placeholders
from community.words import shipped
from groups.actions.upkeep.duties import duties as directory_duties
from home.evidence.duties import duties as figure_duties
from home.promises.duties import duties as promise_duties
from stories.actions.switch import set_contact
from stories.actions.upkeep.housekeep import housekeep
from stories.retention import GROUP, KEEP_NOTHING, RULES, rows
from stories.vault.models import DataKey, Submission
from tests.stories.telling import DAY, NOON, tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
LANGUAGES = [code for code, _name in settings.LANGUAGES]


def at(day):
    return datetime.combine(day, time(12), UTC)


def test_every_period_of_the_settings_is_told_or_keeps_nothing():
    told = {rule.period for rule in RULES} - {""}
    assert told | KEEP_NOTHING == set(settings.PERIODS)
    assert not told & KEEP_NOTHING


def test_every_rule_has_its_words_and_no_words_are_without_a_rule():
    names = [f"{GROUP}.{rule.name}" for rule in RULES]
    for language in LANGUAGES:
        assert [key for key in shipped(language) if key.startswith(f"{GROUP}.")] == names


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_says_its_own_figure_and_no_number_by_hand(rule, language):
    body = shipped(language)[f"{GROUP}.{rule.name}"].body
    expected = {rule.period.lower()} if rule.period else set()
    assert placeholders(body) - {"idle_minutes"} == expected
    assert not any(sign.isdigit() for sign in body)


def test_a_rule_ends_in_housekeeping_or_says_why_not():
    others = (directory_duties, figure_duties, promise_duties)
    lines = {*housekeep(now=NOON), *(line for find in others for line, _do in find(NOON))}
    for rule in RULES:
        assert bool(rule.swept) != bool(rule.why), rule.name
        assert not rule.swept or rule.swept in lines, rule.name


def test_the_rows_are_filled():
    said = {row.key: row.body for row in rows()}
    assert said["kept.draft"].startswith(f"{settings.PERIODS['DRAFT_DAYS']} days")
    assert not any("{" in body for body in said.values())


@pytest.mark.parametrize(
    ("state", "period", "ends"),
    [
        ("draft", "DRAFT_DAYS", lambda n: timedelta(days=n)),
        ("declined", "DECLINED_DAYS", lambda n: timedelta(days=n)),
        ("offered", "APPROVAL_MONTHS", lambda n: relativedelta(months=n)),
        ("asked", "APPROVAL_MONTHS", lambda n: relativedelta(months=n)),
    ],
)
@pytest.mark.parametrize("number", [5, 9])
def test_the_setting_itself_is_what_ends_a_wait(settings, state, period, ends, number):
    settings.PERIODS = settings.PERIODS | {period: number}
    tell(state)
    last = DAY + ends(number)
    housekeep(now=at(last - timedelta(days=1)))
    assert Submission.objects.count() == DataKey.objects.count() == 1
    housekeep(now=at(last))
    assert Submission.objects.count() == DataKey.objects.count() == 0


@pytest.mark.parametrize("state", ["kept", "unpublished", "published"])
@pytest.mark.parametrize("number", [4, 40])
def test_an_address_is_forgotten_when_the_work_is_done(settings, state, number):
    settings.PERIODS = settings.PERIODS | {"CONTACT_DAYS": number}
    choice = "read" if state == "kept" else "see"
    told = tell(state, contact="me@example.org", choice=choice)
    housekeep(now=at(DAY + timedelta(days=number - 1)))
    assert told.again().contact is not None
    housekeep(now=at(DAY + timedelta(days=number)))
    assert told.again().contact is None


@pytest.mark.parametrize("state", ["waiting", "reading", "asked", "offered", "approved"])
def test_an_address_stays_while_there_is_still_work(settings, state):
    settings.PERIODS = settings.PERIODS | {"CONTACT_DAYS": 3, "COOLING_OFF_DAYS": 90}
    told = tell(state, contact="me@example.org")
    housekeep(now=at(DAY + timedelta(days=60)))
    assert told.again().contact is not None


def test_an_address_that_is_wanted_stays_until_it_is_not():
    told = tell("published")
    set_contact(submission_id=told.id, address="me@example.org", language="en", today=DAY)
    housekeep(now=at(DAY + timedelta(days=900)))
    assert told.again().contact is not None
    set_contact(submission_id=told.id, address="", language="en", today=DAY)
    assert told.again().contact is None


def test_a_code_is_forgotten_after_the_minutes_of_the_setting(settings):
    settings.PERIODS = settings.PERIODS | {"RECEIPT_MINUTES": 10}
    told = tell("waiting")
    housekeep(now=NOON + timedelta(minutes=9))
    assert told.again().receipt is not None
    housekeep(now=NOON + timedelta(minutes=11))
    assert told.again().receipt is None


def test_what_the_handbook_lists_is_what_the_environment_can_set():
    handbook = (Path(settings.ROOT) / "docs/handbooks/operators.md").read_text()
    missing = [name for name in settings.PERIODS if f"HNH_{name}`" not in handbook]
    assert missing == []


def test_both_languages_have_the_same_moments():
    words = Path(settings.ROOT) / "community/words"
    english, german = (tomllib.loads((words / f"{code}.toml").read_text()) for code in ("en", "de"))
    for group in (GROUP, "cookie", "two_people"):
        assert list(english[group]) == list(german[group])
