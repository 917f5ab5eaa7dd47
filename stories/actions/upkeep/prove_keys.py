"""Prove: the keys in the settings are those of these databases. For commands and whoever asks."""

from dataclasses import dataclass

from django.conf import settings

from community.lib.crypto import KeyRing
from stories.vault import proof
from stories.vault.models import KeyCheck

WrongKeys = proof.WrongKeys


@dataclass(frozen=True)
class Standing:
    """The marks of the master keys at hand, newest first, of those needed, and what is wrong."""

    at_hand: tuple[str, ...]
    needed: frozenset[str]
    problems: list[str]


def prove_keys() -> None:
    """Raises WrongKeys, with what to do, before anything is written with a wrong key."""
    proof.prove()


def standing() -> Standing:
    """How it is now. Writes nothing."""
    needed = frozenset(KeyCheck.objects.values_list("mark", flat=True))
    return Standing(KeyRing(settings.MASTER_KEYS).marks, needed, proof.problems())


def unreadable() -> int:
    """How many data keys open with none of the master keys at hand."""
    return proof.unreadable()


def take_as_right() -> None:
    """After a loss that nothing mends. Raises WrongKeys when the two databases are strangers."""
    proof.take_as_right()
