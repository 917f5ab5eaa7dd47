"""The running stack as the journeys of `tests/browser` know a site."""

import base64
import hmac
import re
import subprocess
import time
from typing import Final

from tests.production.stack import Stack

MODERATOR: Final = "moderator@example.org"
SECRET: Final = "ORSXG5BAONSWG4TFOQQGM33S"
MAKE_MODERATOR: Final = f"""
from django.contrib.auth.models import Group
from community.models import User
from community.signin.demo import set_up_second_factor
from wagtail.users.models import UserProfile
person = User.objects.create_user({MODERATOR!r}, first_name="First", country="IE")
person.groups.set([Group.objects.get(name="Moderators")])
UserProfile.get_for_user(person)
set_up_second_factor(person, {SECRET!r})
"""
# The page tree is there: `prepare` planted it.
OPEN_THE_HOUSE: Final = "from tests.opening import open_the_house; open_the_house(tree=False)"


def code_of(secret: str, at: float) -> str:
    """What an authenticator app with this base32 secret shows at this time (RFC 6238)."""
    step = (int(at) // 30).to_bytes(8, "big")
    digest = hmac.digest(base64.b32decode(secret), step, "sha1")
    start = digest[-1] & 0xF  # RFC 4226, 5.3
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


class ProductionSite:
    """What a journey asks of a site: its address, and commands beside it."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.url = stack.url

    def ask(self, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """Run a management command; how it ended, and what it printed."""
        return self.stack.ask(*words, given=given)

    def manage(self, *words: str) -> str:
        """Run a management command that must succeed; what it printed.

        A real site has no command that prints codes: they come by mail and from an app.
        """
        return self._codes() if words == ("codes",) else self.stack.manage(*words)

    def _codes(self) -> str:
        letter = self.stack.mail.newest(MODERATOR)
        found = re.search(r"\b\d{4}-\d{4}\b", letter)
        emailed = found[0] if found else ""
        return f"{MODERATOR}\n  email  {emailed}\n  app    {code_of(SECRET, time.time())}\n"
