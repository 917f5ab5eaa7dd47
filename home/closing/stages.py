"""The stages of an ending: what each would do, what must be so before, and doing it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.conf import settings

from community.closing import Closing, Stage, closing_now, write_down
from community.page_cache import drop_pages
from groups.actions import close_down as directory
from stories.actions.leaving import close as stories

Say = Callable[[str], None]


class NotYet(Exception):
    """This stage cannot be done now; says why."""


@dataclass(frozen=True)
class Step:
    """One stage: the one it follows, the one it leads to, what it does, and how."""

    name: str
    follows: Stage
    leads_to: Stage
    means: tuple[str, ...]
    do: Callable[[date, Say], None]

    def refuse_too_early(self, today: date) -> None:
        """Raises NotYet before a day that people were told, and out of order."""
        now = closing_now()
        if now.stage != self.follows:
            raise NotYet(
                f"It stands at “{now.stage or 'open'}”: “{self.name}” is not what follows."
            )
        told = {Stage.READ_ONLY: now.read_only_day, Stage.DESTROYED: now.last_day}
        day = told.get(self.leads_to)
        if day is not None and today < (day + timedelta(days=self.leads_to == Stage.DESTROYED)):
            raise NotYet(f"People were told {day}. Before that day is over nothing is taken away.")


def counts() -> dict[str, int]:
    """How much there is of everything that goes in the end."""
    return stories.what_goes() | directory.what_goes()


def number_to_type() -> int:
    """What has to be typed to confirm: stories in the vault, as the dry run counted them."""
    return stories.what_goes()["stories and drafts in the vault"]


def next_step() -> Step | None:
    """What follows from where it stands; None when all is done."""
    stage = closing_now().stage
    return next((step for step in STEPS if step.follows == stage), None)


def _announce(today: date, say: Say) -> None:
    periods = settings.PERIODS
    now = closing_now()
    if not now.announced_on:
        read_only = today + timedelta(days=periods["CLOSING_NOTICE_DAYS"])
        ends = read_only + timedelta(days=periods["CLOSING_READ_ONLY_DAYS"])
        now = Closing(Stage.NONE, str(today), str(read_only), str(ends))
    # The banner first: whoever gets a note finds it. Told again after a fall, nobody twice.
    write_down(replace(now, stage=Stage.ANNOUNCED, progress=dict(now.progress) | {"telling": True}))
    drop_pages()
    tell_everybody(say)


def tell_everybody(say: Say) -> None:
    """Notes to authors with an address, letters to organisers; goes on where it was cut off."""
    told = dict(closing_now().progress)
    after = UUID(told["author"]) if told.get("author") else None
    taken = _walk(stories.tell_authors(after=after), "author", say)
    last = closing_now().last_day or date.max
    letters = directory.tell_organisers(last_day=last, after=told.get("organiser", 0))
    posted = _walk(letters, "organiser", say)
    now = closing_now()
    write_down(replace(now, progress=dict(now.progress) | {"telling": False}))
    say(f"notes taken by the mail server: {taken} to authors, {posted} to organisers")


def _walk(sent: Iterable[tuple[Any, bool]], who: str, say: Say) -> int:
    """After each, written down how far it came: a fall sends one letter twice at most."""
    taken = refused = 0
    for key, was_taken in sent:
        taken, refused = taken + was_taken, refused + (not was_taken)
        now = closing_now()
        mark = key if isinstance(key, int) else str(key)
        write_down(replace(now, progress=dict(now.progress) | {who: mark}))
    if refused:
        say(f"not taken by the mail server ({who}): {refused}")
    return taken


def _read_only(today: date, say: Say) -> None:
    write_down(replace(closing_now(), stage=Stage.READ_ONLY))
    drop_pages()
    say("From now on nothing new is taken. Authors can come back, fetch and take down.")


def _destroy(today: date, say: Say) -> None:
    say(f"destroyed with their keys: {stories.close_stories(today=today)}")
    say(f"entries of the directory removed: {directory.close_directory(today=today)}")
    left = stories.destroy_what_is_left()
    if left:
        raise NotYet(f"Not finished: {', '.join(left)}. Run the same again.")
    write_down(replace(closing_now(), stage=Stage.DESTROYED))


def _tombstones(today: date, say: Say) -> None:
    stays = {what: count for what, count in stories.what_stays().items() if count}
    if stays:
        # Cut off, or something came in meanwhile: the same hand does it again.
        stories.close_stories(today=today)
        directory.close_directory(today=today)
        stories.destroy_what_is_left()
        stays = {what: count for what, count in stories.what_stays().items() if count}
    if stays:
        raise NotYet(f"Something is still there: {stays}. Run the same again.")
    stories.forget_master_keys()
    write_down(replace(closing_now(), stage=Stage.CLOSED))
    drop_pages()
    say("Closed. Now the backups and the master keys: see docs/operate/closing-down.md.")


STEPS: Final = (
    Step(
        "announce",
        Stage.NONE,
        Stage.ANNOUNCED,
        (
            "A banner on every page; a notice to every author on the page behind their code.",
            "No new story can be begun. Those under way can be sent until it is read only.",
            "A neutral note to every author who left an address; a letter to every organiser.",
        ),
        _announce,
    ),
    Step(
        "read-only",
        Stage.ANNOUNCED,
        Stage.READ_ONLY,
        (
            "Nothing is sent, decided or published any more.",
            "Authors can come back with their code, fetch all of theirs, and take it down.",
        ),
        _read_only,
    ),
    Step(
        "destroy",
        Stage.READ_ONLY,
        Stage.DESTROYED,
        (
            "Every story, draft, claim and report goes, with its key. Nothing brings them back.",
            "Every address of a public story answers 410 (gone), as after a withdrawal.",
            "Every entry of the directory goes, with its organisers' accounts.",
            "No copy is made for an archive: no consent that authors gave here allows one.",
        ),
        _destroy,
    ),
    Step(
        "tombstones",
        Stage.DESTROYED,
        Stage.CLOSED,
        (
            "It is counted that nothing is left; the master keys are needed no more.",
            "Tombstones, the guide and the figures stay until you turn the site off.",
        ),
        _tombstones,
    ),
)
