"""Each requirement, there and not there; all of them, and the console."""

import io
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.utils import timezone

from community.lib.remembered import forget
from community.models import Helpline, House, LastRun, User
from community.opening import ask_all, is_open, register
from home.models import TextPage
from home.opening.requirements import (
    REQUIREMENTS,
    controller,
    drill,
    helplines,
    people,
    rules,
)
from home.watch.duties import DRILL
from tests.opening import look_up_a_line, pass_the_drill, somebody

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
LONG_AGO = timedelta(days=400)


def ago(days: int) -> Any:
    return timezone.localdate() - timedelta(days=days)


def opens() -> bool:
    forget()
    return is_open()


def test_with_everything_it_opens(ready: None) -> None:
    assert [one for one in ask_all() if not one.answer.met] == []
    assert opens()


def test_with_nothing_every_one_is_missing(gated: None) -> None:
    TextPage.objects.update(live=False)
    assert [one.requirement.name for one in ask_all() if not one.answer.met] == [
        one.name for one in REQUIREMENTS
    ]
    assert not opens()


def test_where_nothing_is_asked_it_is_shut(gated: None) -> None:
    register(())
    try:
        assert not opens()
    finally:
        register(REQUIREMENTS)


def test_a_demonstration_is_open(settings: Any) -> None:
    settings.OPENING_GATE = False
    assert opens()


@pytest.mark.parametrize("who", ["vera@example.org", "lena@example.org"])
@pytest.mark.parametrize("how", ["factor", "role", "shut", "recovery"])
def test_somebody_leaves(ready: None, who: str, how: str) -> None:
    person = User.objects.get(email=who)
    if how == "factor":
        Authenticator.objects.filter(user=person).delete()
    elif how == "role":
        person.groups.clear()
    elif how == "shut":
        User.objects.filter(pk=person.pk).update(is_active=False)
    else:  # codes on paper alone are no second factor
        kind = Authenticator.Type.RECOVERY_CODES
        Authenticator.objects.filter(user=person).update(type=kind)
    told = " ".join(people().missing)
    assert ("lead" in told) == who.startswith("lena")
    assert ("1 more moderator" in told) == who.startswith("vera")
    assert not opens()
    assert person.email not in told


def test_the_lead_is_none_of_the_two(ready: None) -> None:
    User.objects.get(email="vera@example.org").delete()
    assert not people().met
    somebody("rosa", "Safeguarding leads")
    assert people().met


def test_an_operator_counts_for_nobody(gated: None) -> None:
    for number in range(3):
        User.objects.filter(pk=somebody(f"op{number}", "Moderators").pk).update(is_superuser=True)
    assert not people().met


def test_three_are_told_that_a_fourth_would_help(ready: None) -> None:
    assert people().advice
    somebody("rosa", "Safeguarding leads")
    assert people().met
    assert not people().advice


@pytest.mark.parametrize(
    "change",
    [
        {"checked_on": None},
        {"checked_on": ago(400)},
        {"known_wrong": True},
        {"audience": "youth"},
        {"audience": "crisis"},
        {"country": "EU"},
    ],
)
def test_a_line_that_nobody_looked_up(ready: None, change: dict[str, Any]) -> None:
    Helpline.objects.filter(country="AT").update(**change)
    assert "Austria" in " ".join(helplines().missing)
    assert "Czechia" not in " ".join(helplines().missing)
    assert not opens()


def test_before_a_line_is_too_old_it_is_said(ready: None) -> None:
    Helpline.objects.filter(country="AT").update(checked_on=ago(200))
    assert helplines().met
    assert "Austria" in " ".join(helplines().soon)
    look_up_a_line("AT", number="124")
    assert not helplines().soon


def test_without_countries(ready: None, settings: Any) -> None:
    settings.COUNTRIES = []
    assert not helplines().met


def test_the_rules_in_every_language_of_the_pages(ready: None) -> None:
    TextPage.objects.filter(slug="rules", locale__language_code="de").update(live=False)
    assert rules().missing == ("The rules in this language: Deutsch.",)
    for other in TextPage.objects.filter(slug="rules", live=True):
        other.body = []
        other.save()
    assert not rules().met
    assert not opens()


@pytest.mark.parametrize("name", ["organisation", "contact_email", "postal_address"])
def test_nobody_answers_for_it(ready: None, name: str) -> None:
    assert controller().met
    House.objects.update(**{name: " "})
    assert len(controller().missing) == 1
    assert not opens()


def test_a_drill_that_is_due_or_failed_or_too_long_ago(ready: None) -> None:
    assert drill().met
    assert not drill().soon
    pass_the_drill(40)
    assert drill().met
    assert "due" in " ".join(drill().soon)
    LastRun.objects.note({DRILL: "CommandError"}, timezone.now() - timedelta(days=1))
    assert drill().met
    assert "failed" in " ".join(drill().soon)
    pass_the_drill(100)
    assert not drill().met
    assert not opens()


def test_the_answer_is_remembered_for_a_moment(ready: None, django_assert_num_queries: Any) -> None:
    assert opens()
    with django_assert_num_queries(0):
        assert is_open()


def test_the_console_says_the_same(ready: None) -> None:
    out = io.StringIO()
    call_command("ready", stdout=out)
    assert out.getvalue().count("[x]") == len(REQUIREMENTS)
    House.objects.update(organisation="")
    out = io.StringIO()
    with pytest.raises(CommandError, match=f"1 of {len(REQUIREMENTS)} are missing"):
        call_command("ready", stdout=out)
    assert "missing: Not said yet: who runs this site." in out.getvalue()
