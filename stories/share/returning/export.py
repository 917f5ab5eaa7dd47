"""Everything we hold of one story, for its author (GDPR articles 15 and 20).

The code is not among it: we do not hold it, but for the minutes while its receipt may be on the
screen, and it must never lie in a file.
"""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from stories.actions.codes.second import second_code_trail
from stories.came_of_it import came_of
from stories.models import Story
from stories.share.returning.ledger import entries
from stories.share.returning.visit import Visit
from stories.vault.models.submission import Flag

NOT_A_WORD = ("receipt", "second_slip")


def export(visit: Visit) -> dict[str, Any]:
    """Plain values for JSON. Nobody at the desk is named."""
    submission, safe = visit.submission, visit.safe
    words = {k: v for k, v in safe.read(submission).items() if k not in NOT_A_WORD}
    return {
        "what the words mean": _explained(),
        "reference": submission.reference,
        "state": submission.state,
        "days": {
            "arrived": _day(submission.arrived_on),
            "in this state since": _day(submission.state_since),
        },
        "language": submission.language,
        "what you sent and chose": words,
        "content notes": submission.labels,
        "marks for more care": [Flag(flag).label for flag in submission.flags],
        "versions": [
            {
                "number": version.number,
                "made by": "moderator" if version.made_by_id else "you, or as you sent it",
                "day": _day(version.made_on),
                **safe.read(version),
            }
            for version in submission.versions.all()
        ],
        "approvals": [
            {
                "SHA-256 of the page": approval.document_hash,
                "your yes": _day(approval.author_agreed_on),
                "ours": _day(approval.decided_on),
            }
            for approval in submission.approvals.order_by("pk")
        ],
        "second code": _second_code(visit),
        "translations": _translations(visit),
        "messages": _messages(visit),
        "another look that you asked for": _appeals(visit),
        "choices": _choices(visit),
        **_outside(visit),
    }


def _explained() -> dict[str, str]:
    """Names that no page explains."""
    return {
        "reference": _("The short name in your story's public address, should it have one."),
        "marks for more care": _("Why we take more care with it: for some, two people read."),
    }


def _second_code(visit: Visit) -> dict[str, Any]:
    submission = visit.submission
    done = [
        {"what": str(done.label), "day": _day(when)} for done, when in second_code_trail(submission)
    ]
    return {"exists now": submission.second_lookup is not None, "what was done": done}


def _translations(visit: Visit) -> list[dict[str, Any]]:
    return [
        {
            "language": one.language,
            "stage": one.stage,
            "in this stage since": _day(one.stage_since),
            "checked": _day(one.checked_on),
            **visit.safe.read(one),
        }
        for one in visit.submission.translations.all()
    ]


def _messages(visit: Visit) -> list[dict[str, Any]]:
    return [
        {
            "number": message.number,
            "from": "you" if message.from_author else "moderator",
            "day": _day(message.sent_on),
            "read": _day(message.read_on),
            "text": visit.safe.get(message, "body"),
        }
        for message in visit.submission.messages.all()
    ]


def _appeals(visit: Visit) -> list[dict[str, Any]]:
    return [
        {
            "day": _day(appeal.asked_on),
            "about": appeal.about,
            "outcome": appeal.outcome,
            "your words": visit.safe.get(appeal, "words"),
        }
        for appeal in visit.submission.appeals.order_by("asked_on", "pk")
    ]


def _choices(visit: Visit) -> list[dict[str, Any]]:
    """The ledger as it is sealed, with the words of each entry: enough to recompute the chain."""
    return [
        {"number": row.number, "seal": row.seal, **visit.safe.get(row, "entry", {})}
        | {"words": {"label": entry.words.label, "text": entry.words.text}}
        for row, entry in zip(visit.submission.ledger.all(), entries(visit), strict=True)
    ]


def _public(visit: Visit) -> dict[str, Any] | None:
    story = Story.objects.filter(reference=visit.submission.reference).first()
    if story is None:
        return None
    return {
        "since the quarter": story.quarter_label,
        "page": story.content,
        "translations": {row.language: row.content for row in story.translations.all()},
    }


def _outside(visit: Visit) -> dict[str, Any]:
    """What others see, and what they made of it."""
    return {"public now": _public(visit), "what came of it": _came(visit)}


def _came(visit: Visit) -> list[dict[str, str]]:
    """Promises for which the story was brought along."""
    return [
        {"office": one.office, "promised": one.promised, "outcome": one.outcome}
        for one in came_of(visit.submission.reference)
    ]


def _day(when: date | None) -> str | None:
    return when.isoformat() if when else None
