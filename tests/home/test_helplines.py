"""The help lines: loaded with their source, and never over what a person here has checked."""

import csv
from datetime import date

import pytest
from django.core.management import call_command

from community.models import Helpline
from home.management.commands.load_helplines import SHIPPED
from home.prepare.helpline_words import WORDS

pytestmark = pytest.mark.django_db


def test_loading_twice_keeps_what_was_checked() -> None:
    call_command("load_helplines", verbosity=0)
    count = Helpline.objects.count()
    assert count > 20
    assert not Helpline.objects.filter(source_url="").exists()
    assert Helpline.objects.everywhere().filter(number="112").exists()
    assert not Helpline.objects.filter(checked_on__isnull=False).exists()

    checked, other = Helpline.objects.order_by("pk")[:2]
    Helpline.objects.filter(pk=checked.pk).update(checked_on=date(2026, 3, 2), hours="at night")
    Helpline.objects.filter(pk=other.pk).update(hours="an old text")
    call_command("load_helplines", verbosity=0)
    checked.refresh_from_db()
    other.refresh_from_db()
    assert Helpline.objects.count() == count
    assert checked.hours == "at night"
    assert other.hours != "an old text"


def test_translators_see_every_note_that_ships() -> None:
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        notes = {row["note"] for row in csv.DictReader(file)} - {""}
    assert notes - set(WORDS) == set()
