"""The laws. What people were told, against what the quiet site holds: pure, and has a test."""

from collections.abc import Iterator
from typing import Final

from tests.production.chaos.book import Book, Told
from tests.production.chaos.facts import Facts

LIVES: Final = 60.0  # seconds that a kept page may be shown where Redis could not be asked
ONCE: Final = ("offered", "published", "withdrawn")
SENT: Final = ("waiting", "reading", "asked", "offered", "approved", "published")
GONE: Final = (404, 410)


def judge(book: Book, facts: Facts) -> list[str]:
    """Every law that was broken, with what shows it; empty when all held."""
    broken = [*book.rude, *book.stuck, *facts.failing]
    for told in book.told:
        broken += _of_one(told, facts)
    broken += _served_too_late(book)
    broken += [
        f"{one} is half there: sent, and nobody was given its code" for one in facts.strangers
    ]
    broken += [f"{one} cannot be opened" for one in facts.unreadable]
    if facts.unfinished:
        broken.append(f"{facts.unfinished} erasures are not finished")
    if facts.residue:
        broken.append(f"of withdrawn stories is left: {facts.residue}")
    return broken


def _of_one(told: Told, facts: Facts) -> Iterator[str]:
    name, held = f"story {told.number}", facts.held.get(told.code)
    if told.withdrawn:
        yield from _withdrawn(told, facts)
        return
    if not told.sent:
        return
    if held is None:
        yield f"{name} was acknowledged, and its code opens nothing"
        return
    if held["text"] != told.text:
        yield f"{name} was acknowledged, and its text is another"
    if held["state"] not in SENT:
        yield f"{name} was acknowledged, and is {held['state']}"
    if told.redacted and held["latest"] != told.redacted:
        yield f"{name} lost what the desk changed"
    if told.offered and not held["events"].get("offered"):
        yield f"{name} lost its offer"
    if told.approved and held["state"] not in ("approved", "published"):
        yield f"{name} lost its author's yes: {held['state']}"
    yield from _once_in_effect(name, told, held, facts)


def _once_in_effect(name: str, told: Told, held: dict, facts: Facts) -> Iterator[str]:
    """Nothing twice, nothing half: trail, consents, public rows, letters."""
    twice = [verb for verb in ONCE if held["events"].get(verb, 0) > 1]
    twice += [purpose for purpose, count in held["consents"].items() if count > 1]
    for what in twice:
        yield f"{name}: {what} was done twice"
    if not held["consents"].get("read-and-store"):
        yield f"{name} was acknowledged without its consent"
    rows = facts.public.get(held["reference"], 0)
    if rows != (held["state"] == "published"):
        yield f"{name} is {held['state']} and has {rows} public rows"
    if rows and held["public"] != held["latest"]:
        yield f"{name} is public with another text than its newest"
    letters = facts.letters.get(told.contact, 0) if told.contact else 0
    due = held["events"].get("offered", 0) if told.contact else 0
    if letters > due:
        yield f"{name}: {letters} letters for {due} pieces of news"
    if letters < due:
        yield f"{name}: {due - letters} letters were never sent"


def _withdrawn(told: Told, facts: Facts) -> Iterator[str]:
    if told.code in facts.held:
        yield f"story {told.number} was taken back, and its code still opens it"
    if told.reference and facts.public.get(told.reference):
        yield f"story {told.number} was taken back, and is public"
    status = facts.pages.get(told.reference, 410)
    if status not in GONE:
        yield f"story {told.number} was taken back, and its address answers {status}"


def _served_too_late(book: Book) -> Iterator[str]:
    """Asked for after its author was told, and still there.

    A minute is allowed where the answer said so, because Redis could not be asked, and where no
    answer came, because the server died in the middle.
    """
    gone = [told for told in book.told if told.withdrawn]
    of = {told.needle: told for told in gone} | {told.reference: told for told in gone}
    for seen in book.seen:
        told = of.get(seen.what)
        if told is None or seen.asked_at <= told.withdrawn_at:
            continue
        late = seen.asked_at - told.withdrawn_at
        if told.assured or late > LIVES:
            yield f"story {told.number} was shown {late:.1f} s after it was taken back: {seen.path}"
