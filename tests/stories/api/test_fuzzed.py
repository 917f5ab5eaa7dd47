"""Questions that nobody thinks of, made from the description alone (schemathesis)."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from community.lib.stems import query_words
from community.limits import Limit
from community.models import Alternative, Coercion
from groups.api.hsds.times import day_of
from groups.choices import Offer

pytestmark = [pytest.mark.once, pytest.mark.django_db(databases=["default", "keys"])]
EXAMPLES = 15
OF_PLACES = ("near", "place", "region", "postcode", "proximity")
OF_ENTRIES = ("network",)
# A day of the calendar, a zone of the tz database: more than a form can say.
OF_TIMES = ("day", "zone")
SIGNALS = (request_started, request_finished)


@pytest.fixture
def operations(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Every address that is described, asked as a web server asks: all layers around it count."""
    monkeypatch.setattr("community.api.LIMIT", Limit("api", most=1_000_000, seconds=60))
    call_command("load_topics", verbosity=0)
    # Django's own test client does the same: otherwise the test's transaction ends with a request.
    for signal in SIGNALS:
        signal.disconnect(close_old_connections)
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application())
    yield [found.ok() for found in schema.get_all_operations()]
    for signal in SIGNALS:
        signal.connect(close_old_connections)


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_the_api_keeps_to_its_description(operations: Any, mode: GenerationMode) -> None:
    for operation in operations:
        if mode == GenerationMode.NEGATIVE and not list(operation.iter_parameters()):
            continue  # nothing can be asked wrongly where nothing can be asked

        @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case: Any) -> None:
            if mode == GenerationMode.POSITIVE:
                mend(case.query, case.path)
            case.call_and_validate()

        ask()


def mend(words: dict[str, Any], path: str) -> None:
    """What is right in form and refused all the same: no description can hold our vocabulary, nor
    that there is a letter among the words, that a time ends after it begins, that a story or a
    place is there.
    """
    for name, topics in (("coercion", Coercion), ("alternative", Alternative)):
        if name in words:
            slugs = list(topics.objects.values_list("slug", flat=True))
            words[name] = [slugs[len(value) % len(slugs)] for value in words[name]]
    if not query_words(words.get("q") or ""):
        words.pop("q", None)
    if words.get("sort") == "relevance":
        words.pop("cursor", None)
    if path.startswith(("/api/groups", "/api/circles")):
        words.pop("cursor", None)
    if path.startswith("/api/evidence"):  # any case, so that no list of codes can describe it
        words.pop("country", None)
        words.pop("series", None)  # only those that are there
    for name in OF_PLACES + OF_ENTRIES + OF_TIMES:
        words.pop(name, None)
    if "offer" in words:
        slugs = [*Offer.values, *Alternative.objects.values_list("slug", flat=True)]
        words["offer"] = [slugs[len(value) % len(slugs)] for value in words["offer"]]
    if not query_words(words.get("search") or ""):
        words.pop("search", None)
    if day_of(words.get("modified_after") or "") is None:
        words.pop("modified_after", None)
    if "period" in words:
        words["period"] = "-".join(sorted(words["period"].split("-")))
