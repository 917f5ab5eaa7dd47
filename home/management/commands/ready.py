"""Says whether the house may take stories, and what is missing. Exit code 1 while anything is."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from community.opening import Asked, ask_all, is_gated


class Command(BaseCommand):
    """The same list as "Before opening" in the admin."""

    help = "What must be there before new stories may be begun, and what of it is missing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError while something is missing."""
        with override("en"):
            asked = ask_all()
            for one in asked:
                self._tell(one)
        missing = sum(not one.answer.met for one in asked)
        if not is_gated():
            self.stdout.write("These settings are for a demonstration: it is open all the same.")
        if missing:
            raise CommandError(f"New stories stay closed: {missing} of {len(asked)} are missing.")
        self.stdout.write("Everything is there. New stories may be begun.")

    def _tell(self, one: Asked) -> None:
        self.stdout.write(f"[{'x' if one.answer.met else ' '}] {one.requirement.heading}")
        for line in one.answer.missing:
            self.stdout.write(f"      missing: {line}")
        for line in one.answer.soon:
            self.stdout.write(f"      soon: {line}")
        if one.requirement.paper and not one.answer.met:
            self.stdout.write(f"      at the console: manage.py {one.requirement.paper}")
