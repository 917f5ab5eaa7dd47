"""What tests of the editors' rooms for circles share."""

from datetime import date, time
from typing import Any

from community.lib.schedule.rules import Once
from community.lib.schedule.schedule import Schedule
from groups.circles.choices import CrisisCall, Training, Way

LAST_YEAR = Schedule(Once(), date(2025, 6, 3), time(19), 90, "Europe/Prague")


def the_form(**changes: Any) -> dict[str, Any]:
    """What a browser sends for a circle that meets online."""
    form = {
        "name": "Example evening",
        "text_language": "en",
        "way": Way.ONLINE,
        "joining": "ask",
        "convenor": "Two people of the neighbourhood",
        "training": Training.TRAINED,
        "confidentiality": "What is said stays here.",
        "crisis_call": CrisisCall.NEVER,
        "languages": ["cs"],
    }
    return form | changes
