"""Whether series may stand in one picture, and if not, why. Pure: it reads what it is handed.

One picture says: these were counted alike. So it needs one definition, known and the same, one way
of counting, one publisher and one place counted in. Countries never stand in one picture: readers
would see who is worst, and every country counts otherwise.
"""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _

from home.models import Figure, Series

MOST_IN_ONE: Final = 4


def why_apart(chosen: Sequence[Series]) -> list[str]:
    """The reasons, in plain words; none where one picture says nothing false."""
    if len(chosen) < 2:
        return []
    found = []
    if _differ(chosen, "country"):
        found.append(_("They are from different countries, and a picture would be a ranking."))
    if _differ(chosen, "topic_id"):
        found.append(_("They count different things."))
    if _differ(chosen, "metric") or _differ(chosen, "measured_in"):
        found.append(_("They count in different ways."))
    definitions = {one.definition for one in chosen}
    if "" in definitions:
        found.append(_("Of one of them we do not know the publisher’s definition."))
    if len(definitions - {""}) > 1:
        found.append(_("Their definitions are not the same."))
    if len({figure.publisher for one in chosen for figure in _shown(one)}) > 1:
        found.append(_("They were not counted by the same publisher."))
    if len({(one.told_by, one.told_by_group_id) for one in chosen}) > 1:
        found.append(_("They were not told by the same organisation."))
    if len(chosen) > MOST_IN_ONE:
        found.append(_("There are too many of them to be told apart without colour."))
    return found


def _differ(chosen: Sequence[Series], name: str) -> bool:
    return len({getattr(one, name) for one in chosen}) > 1


def _shown(series: Series) -> Sequence[Figure]:
    return series.shown  # type: ignore[attr-defined,no-any-return]
