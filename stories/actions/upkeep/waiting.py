"""Whether a removal is stuck: asked by whoever runs the house, answered without a number."""

from datetime import datetime

from stories.vault.models import Erasure


def removals_since(began: datetime) -> bool:
    """Whether a withdrawal that began before this moment is still not finished.

    Yes or no: how many there are, and since when, would be the times of withdrawals.
    """
    return Erasure.objects.filter(began_at__lt=began).exists()
