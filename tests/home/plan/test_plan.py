"""The plan's pages hold questions, and nothing on them could carry an answer away."""

from datetime import date

import html5lib
import pytest
from django.test import Client

from home.models import PlanLaw
from home.plan.sections import CARD, KINDS

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

PAGES = ["/en/plan/", "/en/plan/write/", *(f"/en/plan/{slug}/" for slug in KINDS)]


@pytest.mark.parametrize("address", PAGES)
def test_nothing_can_be_sent(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    policy = answer.headers["Content-Security-Policy"]
    assert "connect-src 'none'" in policy and "form-action 'none'" in policy
    main = answer.content.decode()
    html5lib.HTMLParser(strict=True).parse(main)
    main = main[main.index("<main") : main.index("</main>")]
    assert "<form" not in main and " name=" not in main and " style=" not in main
    assert not client.cookies


@pytest.mark.parametrize("address", PAGES)
def test_no_answer_is_taken(client: Client, address: str) -> None:
    assert client.post(address, {"q": "a needle"}).status_code == 405


def test_an_unknown_kind_is_not_there(client: Client) -> None:
    assert client.get("/en/plan/nothing/").status_code == 404


@pytest.mark.parametrize("kind", KINDS.values(), ids=str)
def test_every_question_has_an_id_of_its_own(kind: object) -> None:
    ids = [question.id for section in kind.sections for question in section.questions]
    assert len(ids) == len(set(ids)) > 12


def test_what_a_plan_needs_is_asked(client: Client) -> None:
    """As the short guide names it, chapter 3."""
    html = client.get("/en/plan/statement/").content.decode()
    for asked in (
        "What I refuse",
        "Drugs that did me harm",
        "Please call",
        "do not call",
        "person of trust",
        "It replaces my plan",
        "Who has a copy",
        "does not follow",
    ):
        assert asked in html, asked
    assert all(f'data-plan-card-line="{name}"' in html for name in CARD)


def test_the_law_is_unknown_until_somebody_looked_it_up(client: Client) -> None:
    assert "Unknown, for every country" in client.get("/en/plan/").content.decode()
    PlanLaw.objects.create(
        country="EE",
        binding="no",
        law="An example act, 3",
        source_url="https://law.example.org/",
        checked_on=date(2026, 2, 3),
    )
    html = client.get("/en/plan/").content.decode()
    assert "Estonia" in html and "An example act, 3" in html and "3 February 2026" in html
    assert "For every other country: unknown." in html
