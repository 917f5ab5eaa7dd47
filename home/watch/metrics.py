"""`/metrics` for Prometheus. Not there unless the operator opens it, and then only to who knows
the token (ASVS 5.0, 13.4.5: monitoring is not exposed unless intended)."""

import secrets
from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4, CollectorRegistry, Metric, generate_latest

from community.errors import not_found
from community.watch.exposed import exposed
from home.watch.numbers import numbers


class Everything:
    """What is counted and what stands in the databases, for prometheus_client to write down."""

    def collect(self) -> Iterator[Metric]:
        """Each metric once."""
        yield from exposed()
        yield from numbers(timezone.now())


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The text that Prometheus reads; for everybody else there is nothing here."""
    if not knows_token(request):
        return not_found(request)
    # Its own way of registering would collect once more only to look for names given twice.
    registry = CollectorRegistry(auto_describe=False)
    registry.register(Everything())  # type: ignore[arg-type]
    return HttpResponse(
        generate_latest(registry),
        content_type=CONTENT_TYPE_PLAIN_0_0_4,
        headers={"Cache-Control": "no-store"},
    )


def knows_token(request: HttpRequest) -> bool:
    """Whether it came with the token (RFC 6750, 2.1), compared without telling by the time."""
    if not settings.METRICS_TOKEN:
        return False
    sent = request.headers.get("Authorization", "")
    return secrets.compare_digest(sent.encode(), f"Bearer {settings.METRICS_TOKEN}".encode())
