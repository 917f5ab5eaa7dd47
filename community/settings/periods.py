"""How long things last. One source: the code, the privacy page and the receipts all read these."""

from typing import TypedDict

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
    STATISTICS_MINIMUM: int
    STATISTICS_ROUNDING: int


def read_periods(environment: Environment) -> Periods:
    """The periods from the environment, each with the default that DESIGN and docs promise."""
    number = environment.number
    return Periods(
        DRAFT_DAYS=number("DRAFT_DAYS", 30, least=1, most=365),
        APPROVAL_MONTHS=number("APPROVAL_MONTHS", 12, least=1, most=60),
        DECLINED_DAYS=number("DECLINED_DAYS", 30, least=1, most=365),
        CONTACT_DAYS=number("CONTACT_DAYS", 30, least=1, most=365),
        COOLING_OFF_DAYS=number("COOLING_OFF_DAYS", 7, least=0, most=90),
        BATCH_MINIMUM=number("BATCH_MINIMUM", 3, least=1, most=50),
        BACKUP_DAYS=number("BACKUP_DAYS", 35, least=1, most=365),
        RECEIPT_MINUTES=number("RECEIPT_MINUTES", 60, least=5, most=1440),
        CLAIM_DAYS=number("CLAIM_DAYS", 14, least=1, most=365),
        CLAIM_KEPT_DAYS=number("CLAIM_KEPT_DAYS", 30, least=1, most=365),
        CLAIM_OPEN_DAYS=number("CLAIM_OPEN_DAYS", 60, least=7, most=365),
        REPORT_KEPT_DAYS=number("REPORT_KEPT_DAYS", 30, least=1, most=365),
        REPORT_OPEN_DAYS=number("REPORT_OPEN_DAYS", 60, least=7, most=365),
        AUDIT_MONTHS=number("AUDIT_MONTHS", 24, least=1, most=120),
        REMIND_DAYS=number("REMIND_DAYS", 30, least=1, most=90),
        EXPECTED_DAYS=number("EXPECTED_DAYS", 14, least=1, most=365),
        # What the desk holds itself to, in working days (`community.lib.workdays`).
        CRISIS_WORKDAYS=number("CRISIS_WORKDAYS", 1, least=1, most=60),
        FIRST_LOOK_WORKDAYS=number("FIRST_LOOK_WORKDAYS", 2, least=1, most=60),
        DECISION_WORKDAYS=number("DECISION_WORKDAYS", 10, least=1, most=120),
        REVIEW_WORKDAYS=number("REVIEW_WORKDAYS", 2, least=1, most=60),
        HOLDING_WORKDAYS=number("HOLDING_WORKDAYS", 3, least=1, most=60),
        # After how many stories of one day a moderator is offered a pause.
        PAUSE_STORIES=number("PAUSE_STORIES", 3, least=1, most=50),
        NARROWING_MINIMUM=number("NARROWING_MINIMUM", 200, least=10, most=10_000),
        # Stricter than 10 and 5 is the operator's choice, laxer is not.
        STATISTICS_MINIMUM=number("STATISTICS_MINIMUM", 10, least=10, most=1000),
        STATISTICS_ROUNDING=number("STATISTICS_ROUNDING", 5, least=5, most=100),
    )
