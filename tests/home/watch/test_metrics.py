"""`/metrics`: closed until it is opened, and then nothing in it that leads to anybody."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from community.models import Undelivered
from community.watch import counters
from home.watch.duties import DRILL, HOUSEKEEPING
from stories.vault.models import Erasure, Submission
from tests.home.watch.conftest import done
from tests.stories.telling import tell

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
ROOT = Path(__file__).resolve().parents[3]
TOKEN = "a-token-of-forty-characters-0123456789ab"
RULES = ROOT / "deploy" / "prometheus" / "hnh-rules.yml"
ROUTE_OR_CLOSED = re.compile(r"[a-z0-9_:.<>-]+", re.IGNORECASE)


@pytest.fixture
def asker(settings: Any) -> Client:
    settings.METRICS_TOKEN = TOKEN
    return Client(headers={"authorization": f"Bearer {TOKEN}"})


def values(client: Client) -> dict[str, float]:
    """Each number by its name, and its label where it has one."""
    answer = client.get("/metrics")
    assert answer.status_code == 200
    found = {}
    for family in text_string_to_metric_families(answer.content.decode()):
        for sample in family.samples:
            found["/".join([sample.name, *sample.labels.values()])] = sample.value
    return found


def nothing_there(sent: str) -> bool:
    """The very answer of an address that nobody thought of."""
    client = Client(headers={"authorization": sent})
    asked, unknown = (client.get(f"/{name}", follow=True) for name in ("metrics", "metrixx"))
    assert b"hnh_" not in asked.content
    led = [(url.replace("metrics", "metrixx"), status) for url, status in asked.redirect_chain]
    return asked.status_code == unknown.status_code == 404 and led == unknown.redirect_chain


@pytest.mark.parametrize("sent", ["", "Bearer ", f"Bearer {TOKEN}"])
def test_there_is_no_such_address_until_it_is_opened(sent: str) -> None:
    assert nothing_there(sent)


@pytest.mark.parametrize(
    "sent", ["", "Bearer", "Bearer wrong", TOKEN, f"Basic {TOKEN}", "Bearer ü"]
)
def test_nor_for_whoever_does_not_know_the_token(asker: Client, sent: str) -> None:
    assert nothing_there(sent)
    answer = asker.get("/metrics")
    assert answer.status_code == 200 and answer["Cache-Control"] == "no-store"
    assert asker.post("/metrics").status_code == 405


@pytest.mark.usefixtures("well")
def test_a_house_that_is_well(asker: Client) -> None:
    told = values(asker)
    assert told["hnh_databases_reachable"] == told["hnh_redis_reachable"] == 1
    for name in ("duties_failing", "letters_undelivered", "removals_stuck", "stories_late"):
        assert told[f"hnh_{name}"] == 0
    assert told["hnh_redis_writes_to_disk"] == 0


def test_clocks_failures_and_what_was_never_done(asker: Client) -> None:
    at = done(HOUSEKEEPING, ago=timedelta(hours=3))
    done("drafts swept", error="ValueError in a.py:1")
    told = values(asker)
    last = "hnh_last_success_timestamp_seconds"
    assert told[f"{last}/{HOUSEKEEPING}"] == pytest.approx(at.timestamp())
    assert told[f"{last}/{DRILL}"] == 0
    assert told["hnh_duties_failing"] == 1


def test_letters_of_a_week_together(asker: Client) -> None:
    today = timezone.now().date()
    Undelivered.note("SMTPException", 2, today)
    Undelivered.note("TimeoutError", 1, today - timedelta(days=6))
    Undelivered.note("TimeoutError", 5, today - timedelta(days=7))
    assert values(asker)["hnh_letters_undelivered"] == 3


def test_people_are_rounded_up_or_a_yes_or_no(asker: Client) -> None:
    now = timezone.now()
    for _ in range(6):
        told = tell("waiting")
        Erasure.objects.create(submission_id=told.id, began_at=now - timedelta(minutes=50))
    Submission.objects.update(desk_since=now.date())
    shown = values(asker)
    assert shown["hnh_stories_late"] == shown["hnh_removals_stuck"] == 0
    long_ago = now.date() - timedelta(days=60)
    first = Submission.objects.first()
    Submission.objects.filter(pk=first.pk).update(desk_since=long_ago)
    Erasure.objects.update(began_at=now - timedelta(minutes=70))
    shown = values(asker)
    assert shown["hnh_stories_late"] == 5 and shown["hnh_removals_stuck"] == 1
    Submission.objects.update(desk_since=long_ago)
    assert values(asker)["hnh_stories_late"] == 10


def test_labels_hold_no_reference_no_word_and_no_address(asker: Client) -> None:
    for path in ("/en/stories/", "/en/stories/k7qf2222/", "/de/search/?q=zwielicht"):
        for _ in range(12):
            asker.get(path, REMOTE_ADDR="203.0.113.77", HTTP_USER_AGENT="Needle/7.7")
    text = asker.get("/metrics").content.decode().lower()
    assert "stories:story" in text
    for needle in ("k7qf2222", "zwielicht", "203.0.113", "needle", '"de"', "/en/"):
        assert needle not in text
    counters.answers.clear()
    counters.seconds.clear()


def test_a_database_that_is_away_hides_no_other_number(asker: Client, monkeypatch: Any) -> None:
    def away(now: Any) -> None:
        raise DatabaseError("secret-host refused the password of user site")

    monkeypatch.setattr("home.watch.numbers.look", away)
    told = values(asker)
    assert told["hnh_databases_reachable"] == 0 and "hnh_cache_failures_total" in told


@pytest.mark.usefixtures("well")
def test_every_number_that_the_rules_ask_for_is_there(asker: Client) -> None:
    """A rule about a number that does not exist is silent for ever."""
    for _ in range(12):
        counters.answers.labels("stories:library", "5xx").inc()
        counters.seconds.labels("stories:library").observe(1)
        counters.kept_pages.labels("hit").inc()
    told = {name.split("/")[0] for name in values(asker)}
    rules = RULES.read_text()
    asked = set(re.findall(r"\bhnh_[a-z_]+\b", rules))
    assert len(asked) >= 9
    assert asked <= told, "Say in the rules only what there is."
    gauges = {name for name in told if not name.startswith(("hnh_kept", "hnh_answer"))}
    assert gauges <= asked, "Nobody is told of these."
    tells = (ROOT / "docs" / "operate" / "watching.md").read_text()
    assert {name for name in told if name not in tells} == set()
    counters.answers.clear()
    counters.seconds.clear()
    counters.kept_pages.clear()
