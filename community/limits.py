"""How often one visitor may do something, without knowing who they are."""

from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from community.lib.throttle import Throttle


@dataclass(frozen=True)
class Limit:
    """So many requests of one kind in so many seconds."""

    name: str
    most: int
    seconds: int

    def pause(self, request: HttpRequest) -> int:
        """Count this request; in how many seconds to ask again, and 0 while it is answered."""
        if allowed(request, self.name, limit=self.most, seconds=self.seconds):
            return 0
        return wait_for(request, self.name, seconds=self.seconds)


def throttle() -> Throttle:
    """The limits of this site, counted in its cache."""
    return Throttle(cache, secret=settings.SECRET_KEY.encode())


def visitor_address(request: HttpRequest) -> str:
    """Where this request came from, for counting alone: it is never stored or logged.

    Behind `PROXIES` proxies of our own, each adds the address it saw at the end of
    `X-Forwarded-For`; what stands further left was written by the visitor and counts for nothing.
    """
    if settings.PROXIES:
        seen = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if len(seen) >= settings.PROXIES and seen[-settings.PROXIES].strip():
            return str(seen[-settings.PROXIES].strip())
    return str(request.META.get("REMOTE_ADDR", ""))


def visitor_mark(request: HttpRequest) -> str:
    """Today's mark of whoever sent this request. Law: no IP address is stored or logged."""
    return throttle().fingerprint_now(visitor_address(request))


def allowed(request: HttpRequest, name: str, *, limit: int, seconds: int) -> bool:
    """Count this request; whether it is within the limit.

    While Redis is away each process counts by itself (`community.cache`).
    """
    address = visitor_address(request)
    return throttle().allow(name, address, limit=limit, seconds=seconds)


def wait_for(request: HttpRequest, name: str, *, seconds: int) -> int:
    """In how many seconds this visitor may try again."""
    return throttle().wait(name, visitor_address(request), seconds=seconds)


def about(name: str, subject: str) -> str:
    """A limit of its own for one subject, which the cache cannot name either."""
    return f"{name}-{throttle().fingerprint_now(subject)[:16]}"
