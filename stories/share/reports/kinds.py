"""What can be reported: stories here; whoever has listings registers them when it starts."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from stories.actions.reports.tell import STORY
from stories.models import Story, stood_here


@dataclass(frozen=True)
class Kind:
    """A kind of page. `reference` is the last part of its address, and random or public."""

    name: str
    is_there: Callable[[str], bool]
    was_there: Callable[[str], bool]
    address: Callable[[str], str]


_KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Let pages of this kind be reported."""
    _KINDS[kind.name] = kind


def kind_of(name: str) -> Kind | None:
    """The kind by its name in the address; nothing for one that nobody registered."""
    return _KINDS.get(name)


def _is_public(reference: str) -> bool:
    """Suspended or over, it is as gone here as on its own address."""
    today = timezone.now().date()
    return Story.objects.public(today).filter(reference=reference.upper()).exists()


def _is_gone(reference: str) -> bool:
    return stood_here(reference.upper())


def _address(reference: str) -> str:
    return reverse("stories:story", args=[reference.lower()])


register(Kind(STORY, _is_public, _is_gone, _address))
