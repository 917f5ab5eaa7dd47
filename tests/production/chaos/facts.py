"""What the site holds when it is quiet. `tell` runs in the site's own Python."""

import json
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Final

from tests.production.chaos.book import Book
from tests.production.stack import Stack

ASK: Final = "from tests.production.chaos.facts import tell; tell()"


@dataclass
class Facts:
    """`held`: by code, what it opens. `letters`: by address. The lists name what must not be."""

    held: dict[str, dict[str, Any]] = field(default_factory=dict)
    strangers: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    public: Counter[str] = field(default_factory=Counter)
    pages: dict[str, int] = field(default_factory=dict)
    letters: Counter[str] = field(default_factory=Counter)
    unfinished: int = 0
    failing: list[str] = field(default_factory=list)
    residue: str = ""


def gather(stack: Stack, book: Book, pages: dict[str, int]) -> Facts:
    """Ask the quiet site. `pages`: what its addresses answered to a reader, by reference."""
    codes = [told.code for told in book.told if told.code]
    told = json.loads(
        _last_line(stack.ask("shell", "--verbosity", "0", "-c", ASK, given="\n".join(codes)))
    )
    facts = Facts(pages=pages, **told)
    facts.public = Counter(told["public"])
    facts.letters = Counter(str(letter["To"]) for letter in stack.mail.letters)
    for command in ("verify_ledger", "verify_public"):
        done = stack.ask(command)
        if done.returncode:
            facts.failing.append(f"{command}: {done.stdout[-2000:]}{done.stderr[-500:]}")
    gone = [one.needle for one in book.told if one.withdrawn]
    done = stack.ask("residue", given="\n".join(gone)) if gone else None
    facts.residue = done.stdout[-3000:] if done is not None and done.returncode else ""
    return facts


def _last_line(done: "subprocess.CompletedProcess[str]") -> str:
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    return done.stdout.strip().splitlines()[-1]


def tell() -> None:
    """Print everything as one line of JSON; codes come on standard input."""
    from community.lib.crypto import Unreadable
    from stories.actions.codes.find import find
    from stories.actions.refusals import UnknownCode
    from stories.models import Story
    from stories.vault.models import Erasure, State, Submission
    from stories.vault.safe import Safe

    held, known = {}, set()
    for code in sys.stdin.read().split():
        try:
            submission = find(typed=code)
        except UnknownCode:
            continue
        known.add(submission.pk)
        held[code] = _one(submission)
    others = Submission.objects.filter(example=False).exclude(pk__in=known)
    unreadable = []
    for submission in Submission.objects.filter(example=False):
        try:
            Safe.of(submission.pk).read(submission)
        except Unreadable:
            unreadable.append(submission.reference)
    print(
        json.dumps(
            {
                "held": held,
                "strangers": [s.reference for s in others.exclude(state=State.DRAFT)],
                "unreadable": unreadable,
                "public": dict(Counter(Story.objects.values_list("reference", flat=True))),
                "unfinished": Erasure.objects.count(),
            }
        )
    )


def _one(submission: Any) -> dict[str, Any]:
    """A submission as far as the laws ask for it."""
    from community.models import AuditEvent
    from stories.actions.content import content_as_sent, latest_content
    from stories.models import Story
    from stories.vault.safe import Safe

    safe = Safe.of(submission.pk)
    story = Story.objects.filter(reference=submission.reference).first()
    consents = Counter(safe.get(entry, "entry")["purpose"] for entry in submission.ledger.all())
    verbs = AuditEvent.objects.filter(subject=submission.pk).values_list("verb", flat=True)
    return {
        "state": str(submission.state),
        "reference": submission.reference,
        "text": content_as_sent(submission, safe).happened,
        "latest": latest_content(submission, safe).happened,
        "public": json.loads(story.document)["text"]["happened"] if story else "",
        "consents": dict(consents),
        "events": dict(Counter(verbs)),
        "versions": submission.versions.count(),
    }
