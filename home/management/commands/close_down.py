"""Closes the site for good, stage by stage. Without more words it only says what would happen."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from community.closing import Stage, closing_now
from home.closing.stages import (
    STEPS,
    NotYet,
    Step,
    counts,
    next_step,
    number_to_type,
    tell_everybody,
)
from stories.actions.upkeep.prove_keys import WrongKeys, prove_keys


class Command(BaseCommand):
    """Two confirmations: the name of the site, and how many stories the dry run counted."""

    help = "End this site: announce, read-only, destroy, tombstones. A dry run unless confirmed."

    def add_arguments(self, parser: CommandParser) -> None:
        names = [step.name for step in STEPS]
        parser.add_argument("--stage", choices=names, help="what to do; without it, nothing is")
        parser.add_argument("--site", default="", help="first confirmation: the site's host")
        parser.add_argument("--stories", type=int, help="second confirmation: how many there are")

    def handle(
        self,
        *args: Any,
        stage: str | None = None,
        site: str = "",
        stories: int | None = None,
        **options: Any,
    ) -> None:
        """Raises CommandError where a confirmation does not fit, or a day was not waited for."""
        step = next((one for one in STEPS if one.name == stage), None)
        self._say_where_it_stands()
        if step is None:
            return self._would_do()
        if self._is_done(step):
            return self._go_on(step)
        host, number = _host(), number_to_type()
        if site != host or stories != number:
            self._would_do()
            raise CommandError(
                f"Nothing was done. To do it: --stage {step.name} --site {host} --stories {number}"
            )
        try:
            prove_keys()
            today = timezone.localdate()
            step.refuse_too_early(today)
            step.do(today, self.stdout.write)
        except (NotYet, WrongKeys) as why:
            raise CommandError(str(why)) from None
        return self._say_where_it_stands()

    def _say_where_it_stands(self) -> None:
        now = closing_now()
        self.stdout.write(f"It stands at: {now.stage or 'open'}")
        if now:
            told = f"read only from {now.read_only_on}, destroyed after {now.ends_on}"
            self.stdout.write(f"People were told: {told}")

    def _would_do(self) -> None:
        step = next_step()
        if step is None:
            self.stdout.write("All is done.")
            return
        self.stdout.write(f"What follows: {step.name}")
        for line in step.means:
            self.stdout.write(f"  - {line}")
        for what, count in counts().items():
            self.stdout.write(f"  {count:>7}  {what}")
        self.stdout.write(
            f"To do it: close_down --stage {step.name} --site {_host()} "
            f"--stories {number_to_type()}"
        )

    def _is_done(self, step: Step) -> bool:
        order = list(Stage)
        return order.index(closing_now().stage) >= order.index(step.leads_to)

    def _go_on(self, step: Step) -> None:
        """The second time it changes nothing; letters that were cut off go on."""
        if closing_now().progress.get("telling"):
            tell_everybody(self.stdout.write)
        self.stdout.write(f"“{step.name}” is done.")


def _host() -> str:
    return urlsplit(settings.BASE_URL).hostname or ""
