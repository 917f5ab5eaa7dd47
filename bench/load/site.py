"""The site that is loaded: production, filled with invented stories, open, with a moderator."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from tests.production.stack.part import HERE
from tests.production.stack.servers import ROOT
from tests.production.stack.stack import Stack

# One of the people who come with it is a moderator.
OPEN: Final = "from tests.opening import open_the_house; open_the_house(tree=False)"
MODERATOR: Final = "vera@example.org"
# The header in which each question says from where it comes: wrk has one address for all of them.
FROM: Final = "X-Load-Visitor"
WAITING: Final = 400  # stories at the desk
READ: Final = 40  # public stories that visitors look at
# As in `deploy/values`, shared out over the two servers for readers.
DEFAULT: Final = {"APP_PROCESSES": "2", "FORM_PROCESSES": "1"}
STORIES: Final = f"""
from django.utils import timezone
from stories.models import Story
public = Story.objects.public(timezone.now().date()).filter(language="en").newest_first()
print(*(story.get_absolute_url() for story in public[:{READ}]))
"""
LISTING: Final = """
from tests.groups.factories import make_group
print(make_group("Example Voices", slug="example-voices").slug)
"""
SIGN_IN: Final = f"""
import time
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from community.models import User
person = User.objects.get(email={MODERATOR!r})
session = import_module(settings.SESSION_ENGINE).SessionStore()
session[SESSION_KEY] = str(person.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = person.get_session_auth_hash()
session["account_authentication_methods"] = [{{"method": "mfa", "at": time.time()}}]
session["account_authentication_methods_user"] = str(person.pk)
session.create()
print(session.session_key)
"""
DESK: Final = """
from stories.vault.models import State, Submission
waiting = Submission.objects.filter(state=State.WAITING, example=True)
print(*(one.reference.lower() for one in waiting))
"""


class Site(Stack):
    """Production, where nginx takes a visitor's address from `FROM` and not from the connection."""

    def _values(self) -> dict[str, str]:
        real = f"set_real_ip_from {HERE}; real_ip_header {FROM};"
        return super()._values() | DEFAULT | {"REAL_ADDRESS": real}

    @property
    def host(self) -> str:
        """What visitors ask for."""
        return f"localhost:{self.way_in}"

    def furnish(self) -> None:
        """Stories to read, stories at the desk, a listing, people; and it is open."""
        self.python(OPEN)
        self.python(LISTING)
        subprocess.run(  # noqa: S603 - our own words
            [sys.executable, "manage.py", "bench_data", str(WAITING), "--stories", "500"],
            cwd=ROOT,
            env=self.environment | {"DJANGO_SETTINGS_MODULE": "bench.load.filling"},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        self.manage("ready")

    def stories(self) -> list[str]:
        """Addresses of stories that may be read."""
        return self.python(STORIES).split()

    def waiting(self) -> list[str]:
        """References of stories at the desk that nobody reads yet."""
        return self.python(DESK).split()

    def sign_in(self) -> str:
        """A session of the moderator's, as after both steps."""
        return self.python(SIGN_IN).strip()


@contextmanager
def site() -> Iterator[Site]:
    """It runs; gone afterwards."""
    with Site.fresh(durable=True) as running:
        running.furnish()
        yield running
