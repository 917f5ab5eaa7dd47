"""Whether the keys in the settings are the ones that these two databases were sealed with.

With a wrong key nothing opens; worse, what is sealed, coded or signed meanwhile opens with nothing
once the right key is back. So a server does not start with one, and nothing is written with one.

For each master key that data keys may be under there is a `KeyCheck` beside the data keys, and one
`Pairing` in the main database. They are made at the first start, when nothing can be wrong yet; a
master key that comes later gets its row before it wraps anything, and keeps it until `rotate` has
seen that nothing needs it any more.
"""

import hmac
import json
from typing import Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.db.models import QuerySet

from community.lib.crypto import KeyRing, KeyUnreadable, SealBroken, new_key, seal, unseal
from community.lib.signing import derived, keyed_name
from stories.vault.models import DataKey, KeyCheck, Pairing, Submission

KEYS: Final = "keys"
BOUND_TO: Final = "pairing"
LOOKED_AT: Final = 200  # stories whose keys are looked for, where nothing else can be compared
SAY: Final = {
    "pepper": (
        "HNH_CODE_PEPPER is another one than the codes of these stories were made with: no author "
        "would come back. Put the right one back."
    ),
    "record": (
        "HNH_RECORD_KEY is another one than the records were signed with: after a restore no "
        "removal could be carried out again. Put the right one back."
    ),
}
APART: Final = (
    "The databases default and keys do not belong together. Look at HNH_DATABASE_URL and "
    "HNH_KEYS_DATABASE_URL, or at which backups were put back."
)
_proven: set[tuple[object, ...]] = set()


class WrongKeys(ImproperlyConfigured):
    """A secret, or the other database, is not the one that these rows were written with."""


def prove() -> None:
    """Make sure, once a process, before anything is written. Raises WrongKeys, with what to do."""
    asked = (*settings.MASTER_KEYS, settings.CODE_PEPPER, settings.RECORD_KEY)
    if asked not in _proven:
        settle()
        _proven.add(asked)


def settle() -> None:
    """Compare everything, then write what is not there yet. Safe to run again at any point."""
    ring = KeyRing(settings.MASTER_KEYS)
    found = problems()
    if found:
        raise WrongKeys(" ".join(found))
    known = _known_key(ring) or new_key()
    with transaction.atomic(using=KEYS):
        # Two servers that start at once: the first one's row counts for both.
        fresh = {"wrapped": ring.wrap(known)}
        row, _ = KeyCheck.objects.get_or_create(mark=ring.newest, defaults=fresh)
    known = ring.unwrap(bytes(row.wrapped))
    Pairing.objects.get_or_create(pk=Pairing.ONLY, defaults={"secrets": _sealed(known)})


def note_newest(ring: KeyRing) -> None:
    """Before a key is wrapped: the master key that wraps it has its row. Raises WrongKeys."""
    prove()
    if not KeyCheck.objects.filter(mark=ring.newest).exists():
        settle()


def retire_older(ring: KeyRing) -> int:
    """No data key is under any but the newest: forget the others. How many. Raises WrongKeys."""
    settle()
    forgotten, _ = KeyCheck.objects.exclude(mark=ring.newest).delete()
    return forgotten


def take_as_right() -> None:
    """After a loss: what is configured counts from here on. Raises WrongKeys when no key fits."""
    if _strangers():
        raise WrongKeys(APART)
    ring = KeyRing(settings.MASTER_KEYS)
    with transaction.atomic(using=KEYS):
        KeyCheck.objects.all().delete()
        KeyCheck.objects.create(mark=ring.newest, wrapped=ring.wrap(known := new_key()))
        for master in settings.MASTER_KEYS[1:]:
            older = KeyRing([master])
            KeyCheck.objects.create(mark=older.newest, wrapped=older.wrap(known))
    Pairing.objects.update_or_create(pk=Pairing.ONLY, defaults={"secrets": _sealed(known)})


def problems() -> list[str]:
    """What is wrong, in words for whoever keeps the machines. Writes nothing."""
    ring = KeyRing(settings.MASTER_KEYS)
    needed = set(KeyCheck.objects.values_list("mark", flat=True))
    pairing = Pairing.objects.filter(pk=Pairing.ONLY).first()
    if not needed:
        return _before_the_first(ring, paired=pairing is not None)
    missing = sorted(needed - set(ring.marks))
    if missing:
        return [_missing(missing, ring, none_fits=len(missing) == len(needed))]
    try:
        known = _known_key(ring)
    except KeyUnreadable:
        return ["A row of KeyCheck does not open with its own master key: it was altered."]
    if pairing is None:
        return [APART] if _strangers() else []
    try:
        said = json.loads(unseal(known or b"", bytes(pairing.secrets), bound_to=BOUND_TO))
    except SealBroken:
        return [APART]
    return [
        SAY[name]
        for name, value in _secrets().items()
        if not hmac.compare_digest(str(said.get(name)), value)
    ]


def unreadable() -> int:
    """How many data keys open with none of the master keys. Looks at every one."""
    ring = KeyRing(settings.MASTER_KEYS)
    return sum(not _opens(ring, bytes(row)) for row in _wrapped().iterator())


def _before_the_first(ring: KeyRing, *, paired: bool) -> list[str]:
    """`keys` knows of no master key: a first start, an update, or an empty database by mistake."""
    if paired or _strangers():
        return [APART]
    first = _wrapped().first()
    if first is None:
        return []
    lost, every = unreadable(), _wrapped().count()
    if not lost:
        return []
    said = (
        f"{lost} of {every} data keys open with none of HNH_MASTER_KEYS ({', '.join(ring.marks)}). "
        "Put back the master key that is missing, after the newest."
    )
    return [said]


def _missing(missing: list[str], ring: KeyRing, *, none_fits: bool) -> str:
    wrong = (
        "None of HNH_MASTER_KEYS is a master key of these databases."
        if none_fits
        else "HNH_MASTER_KEYS is not complete: data keys may be under a master key that is missing."
    )
    return (
        f"{wrong} Needed: {', '.join(missing)}. At hand: {', '.join(ring.marks)}. Put back what is "
        "missing, after the newest; see docs/operate/keys.md."
    )


def _known_key(ring: KeyRing) -> bytes | None:
    """The one key that every row wraps; None before the first. Raises KeyUnreadable."""
    keys = {ring.unwrap(bytes(row.wrapped)) for row in KeyCheck.objects.all()}
    if len(keys) > 1:
        raise KeyUnreadable("the rows do not hold the same key")
    return keys.pop() if keys else None


def _strangers() -> bool:
    """Whether there are stories, and none of the first has a key here."""
    some = list(Submission.objects.values_list("id", flat=True)[:LOOKED_AT])
    return bool(some) and not DataKey.objects.filter(submission_id__in=some).exists()


def _wrapped() -> "QuerySet[DataKey, bytes | memoryview[int]]":
    return DataKey.objects.order_by("pk").values_list("wrapped", flat=True)


def _opens(ring: KeyRing, wrapped: bytes) -> bool:
    try:
        ring.unwrap(wrapped)
    except KeyUnreadable:
        return False
    return True


def _sealed(known: bytes) -> bytes:
    return seal(known, json.dumps(_secrets()).encode(), bound_to=BOUND_TO)


def _secrets() -> dict[str, str]:
    """Names of the two other secrets, by which they are known again."""
    ends = {"pepper": settings.CODE_PEPPER, "record": settings.RECORD_KEY}
    return {name: keyed_name(derived(key, f"proof: {name}"), "") for name, key in ends.items()}
