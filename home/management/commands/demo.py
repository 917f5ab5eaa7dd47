"""The demonstration: about forty invented stories, and staff to try the desk with."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from community.lib.receipts import groups
from home.demo.build import build, demolish
from home.demo.directory import ORGANISERS
from home.demo.memory import Memory
from home.demo.staff import STAFF
from home.models import HomePage
from stories.actions.upkeep.start_over import has_examples

NOT_HERE = (
    "This site is not a demonstration, and invented testimony would destroy the trust in it. "
    "Nothing was done."
)


class Command(BaseCommand):
    """Does nothing when it is there already."""

    help = "Fill a demonstration with invented stories, plainly marked, in every state."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--reset",
            action="store_true",
            help="withdraw every story that is here, typed ones too, and build it anew",
        )
        parser.add_argument(
            "--codes", action="store_true", help="only print the codes that let staff in now"
        )

    def handle(self, *args: Any, reset: bool = False, codes: bool = False, **options: Any) -> None:
        """Raises ``CommandError`` anywhere but in a demonstration."""
        if not settings.DEMONSTRATION:
            raise CommandError(NOT_HERE)
        if codes:
            call_command("codes", stdout=self.stdout)
            return
        today = timezone.now().date()
        if not HomePage.objects.exists():
            call_command("prepare", stdout=self.stdout, stderr=self.stderr)
        if reset:
            self.stdout.write(f"Took down {demolish(today)} stories.")
        if has_examples():
            self.stdout.write("The demonstration is there already.")
            self._tell(Memory.load())
            return
        self._tell(build(today))

    def _tell(self, memory: Memory) -> None:
        lines = ["", "Staff (all invented):"]
        lines += [f"  {address:28} {role}" for address, (_name, role) in STAFF.items()]
        lines += [
            f"Sign in at {settings.BASE_URL}/admin/ with one of these addresses. The code that is",
            "sent by email is printed where the server runs; the code of the app, and the newest",
            "emailed one, by: manage.py demo --codes",
            "",
            f"Organisers, at {settings.BASE_URL}/en/find/mine/ in the same way, without an app:",
            *(f"  {address}" for address in ORGANISERS),
            "",
            f"Authors’ codes, to try at {settings.BASE_URL}/en/share/return/ (as long as nobody",
            "takes the story down):",
        ]
        lines += [f"  {state:12} {' '.join(groups(code))}" for state, code in memory.codes.items()]
        self.stdout.write("\n".join(lines))
