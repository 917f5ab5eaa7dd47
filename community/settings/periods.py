"""How long things last. One source: the code, the privacy page and the receipts all read these."""

from typing import Final, NamedTuple, TypedDict, cast

from community.settings.environment import Environment


class Periods(TypedDict):
    """Every period and threshold that people are told about, in days unless named otherwise."""

    DRAFT_DAYS: int
    APPROVAL_MONTHS: int
    DECLINED_DAYS: int
    CONTACT_DAYS: int
    COOLING_OFF_DAYS: int
    BATCH_MINIMUM: int
    BACKUP_DAYS: int
    KEYS_BACKUP_DAYS: int
    RECEIPT_MINUTES: int
    CLAIM_DAYS: int
    CLAIM_KEPT_DAYS: int
    CLAIM_OPEN_DAYS: int
    REPORT_KEPT_DAYS: int
    REPORT_OPEN_DAYS: int
    AUDIT_MONTHS: int
    REMIND_DAYS: int
    EXPECTED_DAYS: int
    CRISIS_WORKDAYS: int
    FIRST_LOOK_WORKDAYS: int
    DECISION_WORKDAYS: int
    REVIEW_WORKDAYS: int
    HOLDING_WORKDAYS: int
    PAUSE_STORIES: int
    NARROWING_MINIMUM: int
    GROUP_REMIND_MONTHS: int
    GROUP_STALE_MONTHS: int
    GROUP_HIDDEN_MONTHS: int
    CIRCLE_REMIND_MONTHS: int
    CIRCLE_STALE_MONTHS: int
    CIRCLE_HIDDEN_MONTHS: int
    CONFIRM_DAYS: int
    MANAGE_DAYS: int
    BLOCK_MONTHS: int
    CLOSING_NOTICE_DAYS: int
    CLOSING_READ_ONLY_DAYS: int
    STATISTICS_MINIMUM: int
    STATISTICS_ROUNDING: int


class Span(NamedTuple):
    """What it is where the operator says nothing, and how far they may go."""

    default: int
    least: int
    most: int


SPANS: Final[dict[str, Span]] = {
    "DRAFT_DAYS": Span(30, 1, 365),
    "APPROVAL_MONTHS": Span(12, 1, 60),
    "DECLINED_DAYS": Span(30, 1, 365),
    "CONTACT_DAYS": Span(30, 1, 365),
    "COOLING_OFF_DAYS": Span(7, 0, 90),
    "BATCH_MINIMUM": Span(3, 1, 50),
    "BACKUP_DAYS": Span(35, 1, 365),
    # As long as a backup of the keys exists, what was destroyed since can be opened with it.
    "KEYS_BACKUP_DAYS": Span(5, 1, 30),
    "RECEIPT_MINUTES": Span(60, 5, 1440),
    "CLAIM_DAYS": Span(14, 1, 365),
    "CLAIM_KEPT_DAYS": Span(30, 1, 365),
    "CLAIM_OPEN_DAYS": Span(60, 7, 365),
    "REPORT_KEPT_DAYS": Span(30, 1, 365),
    "REPORT_OPEN_DAYS": Span(60, 7, 365),
    "AUDIT_MONTHS": Span(24, 1, 120),
    "REMIND_DAYS": Span(30, 1, 90),
    "EXPECTED_DAYS": Span(14, 1, 365),
    # What the desk holds itself to, in working days (`community.lib.workdays`).
    "CRISIS_WORKDAYS": Span(1, 1, 60),
    "FIRST_LOOK_WORKDAYS": Span(2, 1, 60),
    "DECISION_WORKDAYS": Span(10, 1, 120),
    "REVIEW_WORKDAYS": Span(2, 1, 60),
    "HOLDING_WORKDAYS": Span(3, 1, 60),
    # After how many stories of one day a moderator is offered a pause.
    "PAUSE_STORIES": Span(3, 1, 50),
    "NARROWING_MINIMUM": Span(200, 10, 10_000),
    # After how long without a word from its organiser a group is asked, marked, hidden.
    "GROUP_REMIND_MONTHS": Span(6, 1, 60),
    "GROUP_STALE_MONTHS": Span(9, 1, 60),
    "GROUP_HIDDEN_MONTHS": Span(12, 1, 60),
    # The same of circles.
    "CIRCLE_REMIND_MONTHS": Span(3, 1, 60),
    "CIRCLE_STALE_MONTHS": Span(4, 1, 60),
    "CIRCLE_HIDDEN_MONTHS": Span(6, 1, 60),
    # How long the link in that mail confirms.
    "CONFIRM_DAYS": Span(30, 1, 90),
    # A link to the next dates of a circle lasts until the one in the next reminder has come.
    "MANAGE_DAYS": Span(120, 1, 400),
    "BLOCK_MONTHS": Span(12, 1, 60),
    # When a site ends: from notice until nothing is taken; from then until all is destroyed.
    "CLOSING_NOTICE_DAYS": Span(90, 30, 730),
    "CLOSING_READ_ONLY_DAYS": Span(30, 14, 365),
    # Stricter than 10 and 5 is the operator's choice, laxer is not.
    "STATISTICS_MINIMUM": Span(10, 10, 1000),
    "STATISTICS_ROUNDING": Span(5, 5, 100),
}


def read_periods(environment: Environment) -> Periods:
    """The periods from the environment, each with the default that DESIGN and docs promise."""
    found = {
        name: environment.number(name, span.default, least=span.least, most=span.most)
        for name, span in SPANS.items()
    }
    return cast(Periods, found)
