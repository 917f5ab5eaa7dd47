"""Who asks: a page of ours, or another site's."""

from django.http import HttpRequest


def from_elsewhere(request: HttpRequest) -> bool:
    """Whether another site asks: it must not throw somebody out of their own draft, nor take
    back what they chose."""
    return request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site")
