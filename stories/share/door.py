"""Whether a new story may be begun now, and if not, what is said of it."""

from community.closing import closing
from community.models import House
from community.opening import is_open
from stories.vault.models import Submission


def why_closed(house: House) -> str:
    """The name of what is said while no new story may be begun; empty where one may.

    A house that has taken stories before says that it rests, and not that it is not open yet.
    """
    if closing():
        return "sharing_closing"
    if house.sharing_paused:
        return "sharing_paused"
    if is_open():
        return ""
    return "sharing_paused" if Submission.objects.sent().exists() else "sharing_not_open"
