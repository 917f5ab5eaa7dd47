"""Disks run full: each cluster's, then the one of the records. Needs root, for own disks."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

from tests.production.chaos.authors import Author
from tests.production.chaos.crowd import Crowd, quiet
from tests.production.chaos.person import Away
from tests.production.chaos.scenarios import AT_ONCE, Options, Outcome, open_site
from tests.production.stack import Stack
from tests.production.stack.postgresql import Cluster

ROOM: Final = 96 * 1024 * 1024  # bytes beside what is there already
PIECE: Final = 1024 * 1024
STORIES: Final = 12


def run(options: Options) -> Outcome:
    """Fill, tell, make room, tell on."""
    if os.geteuid() != 0:
        return Outcome(broken=["not tried: a disk of its own can be mounted by root alone"])
    outcome = Outcome()
    with open_site(**AT_ONCE) as stack, ExitStack() as disks:
        for cluster in (stack.main, stack.keys):
            cluster.stop()
            disks.enter_context(_own_disk(cluster.home))
            cluster.start()
        disks.enter_context(_own_disk(stack.folder / "records"))
        crowd = Crowd(stack, options.seed)
        crowd.moderator.sign_in()
        author = crowd.authors[0]
        author.tell(author.book.new(author.seed))
        for cluster in (stack.main, stack.keys):
            outcome.figures.append(_full(author, cluster))
        outcome.figures.append(_records_full(author, stack))
        figures, laws = quiet(crowd)
        outcome.figures.append(figures)
        outcome.broken += laws
        # Before the disks are taken away.
        stack.stop()
    return outcome


@contextmanager
def _own_disk(folder: Path) -> Iterator[None]:
    """This folder on a small disk of its own, in memory; nothing may run in it at this moment."""
    aside = folder.with_name(f"{folder.name}-aside")
    folder.rename(aside)
    folder.mkdir()
    held = sum(path.stat().st_size for path in aside.rglob("*") if path.is_file())
    size = f"size={held * 11 // 10 + ROOM}"
    subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)], check=True)
    subprocess.run(["cp", "-a", f"{aside}/.", str(folder)], check=True)
    shutil.rmtree(aside)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _fill(folder: Path) -> Path:
    """Until nothing more goes in; the file to be removed for room."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as into, suppress(OSError):
        while into.write(b"\0" * PIECE):
            pass
    with filler.open("ab", buffering=0) as into, suppress(OSError):
        while into.write(b"\0" * 512):
            pass
    return filler


def _full(author: Author, cluster: Cluster) -> str:
    """Stories are told until one is refused; with room again that one goes on."""
    filler = _fill(cluster.home)
    told_before, refused = len(author.mine), 0
    for _ in range(STORIES):
        told = author.book.new(author.seed)
        try:
            _try_to_tell(author, told.number)
        except Away:
            refused = author.person.last.status
            break
    filler.unlink()
    if not cluster.is_alive() or not cluster.is_ready():
        # It ended itself rather than forget: systemd starts it again, or whoever made room.
        cluster.stop()
        cluster.start()
    author.tell(author.book.new(author.seed))
    first = len(author.mine) - told_before - 1
    return f"{cluster.database} full: {first} more stories went in, then {refused}; with room: on"


def _try_to_tell(author: Author, number: int) -> None:
    """Without patience. Raises Away."""
    told = author.book.told[number - 1]
    patient, author.patience = author.patience, 0.0
    try:
        author.tell(told)
    except TimeoutError as error:
        raise Away(str(error)) from None
    finally:
        author.patience = patient


def _records_full(author: Author, stack: Stack) -> str:
    """A full disk keeps nobody's story on the page: it goes, and its author is told the rest."""
    filler = _fill(stack.folder / "records")
    told = author.mine[0]
    author.again(lambda: author.withdraw(told))
    said = "A little is still to do" in author.person.last.text
    filler.unlink()
    if not said:
        author.book.called_rude("a removal that could not be recorded was called finished")
    return "records full: a story was taken back, and its author told what is still to do"
