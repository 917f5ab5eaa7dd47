"""What the rules fill in: the closed lists by which moderators decide, in the words people read."""

from typing import Any

from community.words import sayings
from stories.choices import (
    AskReason,
    DeclineReason,
    Note,
    PublishReason,
    RedactionReason,
    SuspendReason,
)


def publish_reasons() -> dict[str, Any]:
    """For what a story is published, and what its author is told."""
    said = sayings("publish")
    return {"reasons": [said[reason.value] for reason in PublishReason]}


def ask_reasons() -> dict[str, Any]:
    """For what an author is asked, and in which words."""
    said = sayings("ask")
    return {"reasons": [said[reason.value] for reason in AskReason]}


def decline_reasons() -> dict[str, Any]:
    """Each published reason, and what its author is told."""
    said = sayings("decline")
    return {"reasons": [said[reason.value] for reason in DeclineReason]}


def redaction_reasons() -> dict[str, Any]:
    """Each reason for a change, and what stands beside it."""
    said = sayings("redact")
    return {"reasons": [said[reason.value] for reason in RedactionReason]}


def content_notes() -> dict[str, Any]:
    """What a reader is told beforehand."""
    return {"items": [note.label for note in Note]}


def two_people() -> dict[str, Any]:
    """When one moderator is not enough."""
    return {"reasons": list(sayings("two_people").values())}


def take_down_reasons() -> dict[str, Any]:
    """For what a public story is taken off at once."""
    return {"items": [reason.label for reason in SuspendReason]}
