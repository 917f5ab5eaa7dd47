"""Say which codes let the demonstration's staff in, now."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from community.signin.demo import current_codes, seconds_left
from community.signin.letters import Letter, newest


class Command(BaseCommand):
    """For a demonstration only: on a real site these codes would be a way around the door."""

    help = "Print the newest emailed code and the current app code of each member of staff."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMONSTRATION:
            raise CommandError("This works in a demonstration only.")
        letters = {letter.address: letter for letter in newest()}
        apps = dict(current_codes())
        if not letters and not apps:
            self.stdout.write("Nobody has a code yet. Sign in at /admin/ first.")
        for address in sorted({*letters, *apps}):
            app = apps.get(address, "not set up yet")
            self.stdout.write(f"{address}\n  email  {_email(letters.get(address))}\n  app    {app}")
        if apps:
            self.stdout.write(f"The app codes change in {seconds_left()} seconds.")


def _email(letter: Letter | None) -> str:
    if letter is None or not letter.code:
        return "none asked for yet"
    age = timezone.now() - letter.sent
    if age.total_seconds() > settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT:
        return "too old, ask for a new one"
    return f"{letter.code}  (sent {int(age.total_seconds())} seconds ago)"
