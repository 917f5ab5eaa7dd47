"""What we have found no figure about in a country: kinds of force without any."""

from collections.abc import Iterable
from typing import Final

from community.models import Coercion
from home.models import Series

# What an office could count on every ward. Whoever counts a broader thing has not counted these.
ASKED_FOR: Final = (
    *("seclusion", "physical-restraint", "mechanical-restraint", "chemical-restraint"),
    *("forced-medication", "involuntary-admission", "community-treatment-order"),
)


def unpublished(published: Iterable[Series]) -> list[Coercion]:
    """Those about which there is no series, by an office, in the order of the list. One query."""
    known = {series.topic.slug for series in published}
    found = {one.slug: one for one in Coercion.objects.filter(slug__in=ASKED_FOR)}
    return [found[slug] for slug in ASKED_FOR if slug in found and slug not in known]
