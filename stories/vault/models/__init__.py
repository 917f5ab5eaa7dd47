"""The sealed side's tables, one noun a file. Every column is sealed or listed in `clear.py`."""

from stories.vault.models.anchor import Anchor
from stories.vault.models.appeal import Appeal
from stories.vault.models.approval import Approval
from stories.vault.models.care import ReadingCare
from stories.vault.models.claim import Claim, ClaimDecision, ClaimState
from stories.vault.models.consent import ConsentEntry
from stories.vault.models.erasure import Erasure
from stories.vault.models.key import DataKey, KeyCheck, Pairing
from stories.vault.models.message import Message, With
from stories.vault.models.report import Report
from stories.vault.models.submission import Flag, State, Submission
from stories.vault.models.translation import Stage, Translation, TranslationWriter
from stories.vault.models.version import Endorsement, Objection, Version

__all__ = [
    "Anchor",
    "Appeal",
    "Approval",
    "Claim",
    "ClaimDecision",
    "ClaimState",
    "ConsentEntry",
    "DataKey",
    "Endorsement",
    "Erasure",
    "Flag",
    "KeyCheck",
    "Message",
    "Objection",
    "Pairing",
    "ReadingCare",
    "Report",
    "Stage",
    "State",
    "Submission",
    "Translation",
    "TranslationWriter",
    "Version",
    "With",
]
