"""What is told of circles in a file comes in again as the same, and what is withheld stays."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.limits import Limit
from groups.models import Circle, Contact, Group
from groups.models.bring import Of
from tests.community.lib.schedule.invented import schedules
from tests.groups.api.rich import make_brno
from tests.groups.bring.bringing import bring, checked, errors, fates
from tests.groups.factories import TODAY, make_circle

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("topics"),
]


@pytest.fixture(autouse=True)
def brno() -> None:
    make_brno()


# Told here of it, or by another site's word.
NOT_BROUGHT = ("url", "confirmed_by", "changed_on", "stale", "calendar", "sequence", "updated")
SHOWN_OR_NOT = st.sampled_from(
    [
        {},
        {"venue": "Street 1; back door", "venue_name": "=House", "venue_shown": "public"},
        {"venue": "Street 1", "venue_words": "Ring twice."},
        {"link": "https://meet.example/x;y", "link_shown": "public", "number": "+420 1"},
        {"link": "https://meet.example/secret", "zones": ["Europe/Madrid", "Asia/Tokyo"]},
    ]
)
WORDS = st.dictionaries(
    st.sampled_from(
        ["about", "joining_words", "training_words", "co_reflection_words", "cost", "crisis"]
    ),
    st.sampled_from(["=1+1", "“One”; two, three", "-never", "'quoted'", "žluťoučký kůň"]),
)
CHOSEN = st.fixed_dictionaries(
    {
        "way": st.sampled_from(["in-person", "online", "hybrid", "phone"]),
        "joining": st.sampled_from(["open", "ask", "full"]),
        "training": st.sampled_from(["trained", "some", "inspired"]),
        "crisis_call": st.sampled_from(["never", "law", "might"]),
        "co_reflection": st.sampled_from(["", "regular", "no"]),
        "cost_kind": st.sampled_from(["", "free", "paid"]),
        "access": st.lists(st.sampled_from(["camera-off", "step-free"]), unique=True),
    }
)


def exported(client: Client) -> bytes:
    answer = client.get("/api/circles.csv")
    assert answer.status_code == 200
    return bytes(answer.content)


def told(client: Client) -> list[dict[str, Any]]:
    rows = client.get("/api/circles").json()["circles"]
    return [{name: row[name] for name in row if name not in NOT_BROUGHT} for row in rows]


def several(made: list[Any]) -> None:
    Group.objects.all().delete()
    for number, (chosen, words, meeting, schedule) in enumerate(made):
        circle = make_circle(
            f"Circle {number}",
            schedule=schedule,
            meeting=meeting,
            confirmed_on=date(2026, 6, 1),
            region_code="78",
            **chosen,
            **words,
        )
        Contact.objects.create(
            group=circle,
            channel="email",
            value=f"c{number}@example.org",
            shown=True,
            agreed_on=TODAY,
        )


@pytest.mark.once
def test_what_is_exported_comes_in_again_as_the_same(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("community.api.LIMIT", Limit("api", most=1_000_000, seconds=60))
    circles = st.lists(st.tuples(CHOSEN, WORDS, SHOWN_OR_NOT, schedules()), min_size=1, max_size=3)

    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    @given(circles)
    def check(made: list[Any]) -> None:
        several(made)
        before, content = told(client), exported(client)
        assert len(before) == len(made)
        file = checked(content, of=Of.CIRCLES)
        assert fates(file) == ["same"] * len(made), (errors(file), file.rows.first().changes)
        # And in a place where nothing is yet, what everybody may see is whole.
        Group.objects.all().delete()
        assert bring(content, of=Of.CIRCLES).new == len(made)
        for old, new in zip(before, told(client), strict=True):
            assert {name for name in old if old[name] != new[name]} == set()

    check()


def test_what_is_not_shown_is_not_in_the_file_and_not_lost(client: Client) -> None:
    secret = {"venue": "Street 1", "link": "https://meet.example/secret", "number": "+420 1"}
    circle = make_circle("A circle", way="hybrid", meeting=secret, region_code="78")
    content = exported(client)
    assert b"Street 1" not in content and b"secret" not in content
    bring(content.replace(b"Two people of the neighbourhood", b"Three of us"), of=Of.CIRCLES)
    circle = Circle.objects.get()
    assert circle.convenor == "Three of us"
    assert (circle.meeting.venue, circle.meeting.link) == ("Street 1", secret["link"])
