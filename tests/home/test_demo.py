"""The demonstration: in every state, twice the same, restored, and never on a real site."""

import io
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from django.test import Client
from django.utils import timezone

from community.lib.schedule.expansion import has_run_out
from community.models import AuditEvent, User
from community.signin.demo import current_codes
from groups.circles.choices import Joining, Training, Way
from groups.models import Circle, Contact, Group, Occurrence
from home.demo.circles import FILE as CIRCLES
from home.demo.circles import build_circles
from home.demo.directory import FILE, ORGANISERS, build_directory, demolish_directory
from home.demo.examples import examples
from home.demo.memory import Memory
from stories.actions.codes.find import find
from stories.actions.leaving.withdraw import withdraw
from stories.document import read_document
from stories.models import Story, Tombstone
from stories.vault.models import DataKey, State, Submission
from tests.stories.telling import tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

LANGUAGES = {"de", "en", "es", "fr", "it"}
# Every state a desk can hold; a draft is not yet at the desk, and unpublished leaves it again.
STATES = {
    *("waiting", "reading", "asked", "offered", "approved"),
    *("published", "suspended", "declined", "kept"),
}
ROLES = {
    "moderator@example.org": "Moderators",
    "moderator2@example.org": "Moderators",
    "safeguarding@example.org": "Safeguarding leads",
    "editor@example.org": "Guide editors",
    "directory@example.org": "Directory editors",
    "admin@example.org": "Administrators",
}


@pytest.fixture
def demonstration(settings: Any, tmp_path: Path) -> Iterator[Any]:
    settings.DEMONSTRATION = True
    settings.VAR = tmp_path
    yield settings


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("demo", *arguments, stdout=out)
    return out.getvalue()


def everything() -> dict[str, list[str]]:
    """Every row of every table of both databases, by table."""
    tables = {}
    for alias in ("default", "keys"):
        with connections[alias].cursor() as cursor:
            for table in connections[alias].introspection.table_names(cursor):
                cursor.execute(f"SELECT * FROM {connections[alias].ops.quote_name(table)}")
                tables[f"{alias}: {table}"] = sorted(map(repr, cursor.fetchall()))
    return tables


def shape() -> list[tuple[str, ...]]:
    """What visitors and desk find, whatever references and keys are called this time."""
    columns = ("title", "language", "perspective", "quarter", "suspended")
    public = {row[0]: row[1:] for row in Story.objects.values_list("reference", *columns)}
    rows = Submission.objects.values_list("reference", "state", "language")
    return sorted((*row[1:], str(public.get(row[0], ""))) for row in rows)


@pytest.mark.parametrize("arguments", [(), ("--reset",), ("--codes",)])
def test_it_refuses_anywhere_else(settings: Any, arguments: tuple[str, ...]) -> None:
    settings.DEMONSTRATION = False
    before = everything()
    with pytest.raises(CommandError, match="not a demonstration"):
        run(*arguments)
    assert everything() == before
    assert not Submission.objects.exists() and not User.objects.exists()


def test_the_whole_life_of_a_demonstration(
    prepared: None, demonstration: Any, client: Client
) -> None:
    told = run()
    _is_whole(told)
    _staff_can_come_in(told)
    _can_be_visited(client)

    before, at_first = everything(), shape()
    assert "there already" in run()
    changed = [table for table, rows in everything().items() if rows != before[table]]
    assert changed == []

    for visited in (State.PUBLISHED, State.WAITING):
        story = Submission.objects.filter(state=visited).first()
        assert story is not None
        withdraw(submission_id=story.pk, today=timezone.now().date())
    tell("waiting", happened="A visitor tried it out.")
    by_hand = set(Tombstone.objects.values_list("pk", flat=True))
    keys = set(Submission.objects.values_list("pk", flat=True))
    User.objects.get(email="moderator@example.org").groups.clear()
    again = run("--reset")
    _is_whole(again)
    _staff_can_come_in(again)
    assert shape() == at_first
    assert not Submission.objects.filter(pk__in=keys).exists()
    assert set(Tombstone.objects.values_list("pk", flat=True)) == by_hand
    assert not AuditEvent.objects.filter(subject__in=keys).exists()
    assert DataKey.objects.count() == Submission.objects.count()


def _is_whole(told: str) -> None:
    """About forty stories, all marked, in five languages and every state; some codes told."""
    states = Counter(Submission.objects.values_list("state", flat=True))
    assert set(states) == STATES
    assert 36 <= sum(states.values()) <= 44
    assert sum(states.values()) == len(examples())
    assert set(Submission.objects.values_list("language", flat=True)) == LANGUAGES
    assert set(Story.objects.values_list("language", flat=True)) == LANGUAGES
    assert Submission.objects.filter(example=False).count() == 0
    assert Story.objects.filter(example=False).count() == 0
    assert all(read_document(story.document)["example"] for story in Story.objects.all())
    assert Story.objects.values("quarter").distinct().count() >= 4
    assert Story.objects.filter(suspended=False).exclude(notes=[]).exists()
    assert Submission.objects.filter(receipt__isnull=False).count() == 0
    codes = Memory.load().codes
    assert set(codes) == {"offered", "asked", "published"}
    for state, code in codes.items():
        assert find(typed=code).state == state
        assert re.search(" ".join(re.findall("....", code)), told)


def _staff_can_come_in(told: str) -> None:
    """Each with exactly one role and a second factor; nobody is above the roles."""
    people = {user.email: user for user in User.objects.all()}
    roles = {email: [g.name for g in user.groups.all()] for email, user in people.items()}
    assert roles == {email: [role] for email, role in ROLES.items()}
    assert not any(user.is_superuser for user in people.values())
    assert set(dict(current_codes())) == set(ROLES)
    assert all(f"{email} " in told and role in told for email, role in ROLES.items())


def test_the_directory_stands_where_it_says(prepared: None, demonstration: Any) -> None:
    call_command("load_places", verbosity=0)
    today = timezone.now().date()
    build_directory(today)
    organisers = User.objects.filter(email__in=ORGANISERS)
    assert [user.groups.count() for user in organisers] == [0] * len(ORGANISERS)
    assert not any(user.is_staff or user.is_superuser for user in organisers)
    build_directory(today)  # a second time changes nothing
    entries = Group.objects.all()
    assert entries.count() == len(tomllib.loads(FILE.read_text("utf-8"))["group"])
    assert not entries.filter(example=False).exists()
    by_slug = {entry.slug: entry for entry in entries}
    towns = {
        "example-okno-brno": ("CZ", "Brno"),
        "example-lodz-glos": ("PL", "Łódź"),
        "example-den-haag-stem": ("NL", "The Hague"),
        "example-kyiv-poruch": ("UA", "Kyiv"),
    }
    found = {slug: (by_slug[slug].country, by_slug[slug].place_name) for slug in towns}
    assert found == towns
    assert not [
        entry.slug
        for entry in entries
        if entry.scope != "online" and not entry.x and entry.is_local
    ]
    listed = set(Group.objects.listed(today).values_list("slug", flat=True))
    missing = {"example-forgotten-porto", "example-cardiff-drws", "example-glasgow-closed"}
    assert set(by_slug) - listed == missing
    addresses = Contact.objects.values_list("value", flat=True)
    assert all(
        "example.org" in value or value.startswith("+") for value in addresses if "@" in value
    )
    _circles_of_every_sort_meet(today)


def _can_be_visited(client: Client) -> None:
    assert client.get("/en/").status_code == 200
    home = client.get("/en/").content.decode()
    assert home.count("story-card") == 4
    assert "demonstration" in home
    sitemap = client.get("/sitemap.xml").content.decode()
    for story in Story.objects.all():
        response = client.get(f"/en/stories/{story.reference.lower()}/")
        assert response.status_code == (410 if story.suspended else 200)
        listed = f"/stories/{story.reference.lower()}/" in sitemap
        assert listed == (story.allows_search_engines and not story.suspended)


def test_nothing_that_points_at_somebody_is_public(prepared: None, demonstration: Any) -> None:
    for example in examples():
        if example.values.get("identifying"):
            texts = " ".join(str(value) for value in example.answers.values())
            assert example.values["identifying"] in texts
            assert example.values["identifying"] not in example.redact(texts)


def _circles_of_every_sort_meet(today: date) -> None:
    """After the directory, for the gazetteer takes long to load."""
    build_circles(today)
    build_circles(today)  # a second time changes nothing
    circles = Circle.objects.all()
    assert circles.count() == len(tomllib.loads(CIRCLES.read_text("utf-8"))["circle"])
    assert {circle.way for circle in circles} == set(Way.values)
    assert {circle.joining for circle in circles} == set(Joining.values)
    assert {circle.training for circle in circles} == set(Training.values)
    kinds = {circle.meeting.dates["rule"]["kind"] for circle in circles}
    assert kinds == {"once", "weekly", "monthly-date", "monthly-weekday"}
    over = [
        circle.slug for circle in circles if has_run_out(circle.meeting.schedule, timezone.now())
    ]
    assert over == ["example-circle-run-out"]
    assert circles.exclude(host=None).count() == 3
    assert circles.listed(today).count() == circles.count() - 1
    assert circles.filter(geonames_id=None).count() == 1
    demolish_directory()
    assert not Circle.objects.exists() and not Occurrence.objects.exists()
