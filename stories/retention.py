"""How long each thing is kept, and who ends it: one list for the privacy page and its tests.

The words stand in `community/words` under `kept.<name>` and are filled with the same settings that
housekeeping counts by. A row that names a line of housekeeping is ended there; any other says why
no clock ends it (GDPR articles 5(1)(e) and 13(2)(a)).
"""

from dataclasses import dataclass
from typing import Final

from community.words import Saying, sayings

GROUP: Final = "kept"


@dataclass(frozen=True)
class Rule:
    """One kind of thing. `period` is its name in the settings; `swept` its line of housekeeping."""

    name: str
    period: str = ""
    swept: str = ""
    why: str = ""


RULES: Final = (
    Rule("draft", "DRAFT_DAYS", "drafts swept"),
    Rule("answer", "APPROVAL_MONTHS", "waits ended"),
    Rule("declined", "DECLINED_DAYS", "declined texts destroyed"),
    Rule("read", why="its author decides"),
    Rule("public", swept="publications lapsed"),
    Rule("withdrawn", swept="erasures finished"),
    Rule("beside", why="messages, versions and choices go with their story"),
    Rule("contact", "CONTACT_DAYS", "contacts forgotten"),
    Rule("receipt", "RECEIPT_MINUTES", "receipts forgotten"),
    Rule("claim", "CLAIM_KEPT_DAYS", "claims ended"),
    Rule("claim_open", "CLAIM_OPEN_DAYS", "claims over without an answer"),
    Rule("report", "REPORT_KEPT_DAYS", "reports ended"),
    Rule("report_open", "REPORT_OPEN_DAYS", "reports over without a look"),
    Rule("told_figures", "REPORT_OPEN_DAYS", "figures over without a look"),
    Rule("told_promises", "REPORT_OPEN_DAYS", "promises over without a look"),
    Rule("blocked", "BLOCK_MONTHS", "senders who may write again"),
    Rule("trail", "AUDIT_MONTHS", "audit lines forgotten"),
    Rule("visit", why="the server forgets a session when its idle minutes are over"),
    Rule("flood", why="the cache forgets a count, and its salt changes at midnight"),
    Rule("backups", "BACKUP_DAYS", why="the backup of a later night deletes them"),
    Rule("keys_backups", "KEYS_BACKUP_DAYS", why="the backup of a later night deletes them"),
    Rule("numbers", why="a frozen table is never made again, and holds no story"),
    Rule("mark", why="an address that is gone must stay gone"),
    Rule("dust", why="proves that no consent was altered; leads nowhere once the key is gone"),
    Rule("removals", why="a restored backup must not bring back what was taken back"),
)

# Periods that keep nothing: they are waits and thresholds, and stand in the texts.
KEEP_NOTHING: Final = frozenset(
    {
        "COOLING_OFF_DAYS",
        "CLOSING_NOTICE_DAYS",
        "CLOSING_READ_ONLY_DAYS",
        "BATCH_MINIMUM",
        "EXPECTED_DAYS",
        "CRISIS_WORKDAYS",
        "FIRST_LOOK_WORKDAYS",
        "DECISION_WORKDAYS",
        "REVIEW_WORKDAYS",
        "HOLDING_WORKDAYS",
        "PAUSE_STORIES",
        "REMIND_DAYS",
        "CLAIM_DAYS",
        "GROUP_REMIND_MONTHS",
        "GROUP_STALE_MONTHS",
        "GROUP_HIDDEN_MONTHS",
        "CIRCLE_REMIND_MONTHS",
        "CIRCLE_STALE_MONTHS",
        "CIRCLE_HIDDEN_MONTHS",
        "CONFIRM_DAYS",
        "MANAGE_DAYS",
        "NARROWING_MINIMUM",
        "STATISTICS_MINIMUM",
        "STATISTICS_ROUNDING",
    }
)


def rows() -> list[Saying]:
    """What is kept and for how long, in the language of the page, in the order of the rules."""
    said = sayings(GROUP)
    return [said[rule.name] for rule in RULES]
