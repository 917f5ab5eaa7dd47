"""What an organiser of a circle answers, as requests."""

from typing import Any

from django.test import Client

HERE = "/en/circles/add/"
ANSWERS: dict[str, dict[str, Any]] = {
    "who": {
        "name": "Tuesday circle in Brno",
        "languages": ["cs", "en"],
        "convenor": "Two people who have been patients themselves",
        "training": "trained",
        "text_language": "en",
    },
    "where": {"way": "hybrid", "town": "Brno", "joining": "ask"},
    "venue": {
        "venue_name": "Okno",
        "venue": "Panská 5",
        "venue_shown": "town",
        "link": "meet.okno.example/tuesday",
        "link_shown": "contact",
    },
    "when": {
        "kind": "weekly",
        "weekdays": ["TU"],
        "every": "1",
        "start": "2026-12-01",
        "time": "19:00",
        "minutes": "90",
        "zone": "Europe/Prague",
        "ends": "never",
    },
    "safe": {
        "confidentiality": "What is said here stays here.",
        "crisis_call": "never",
    },
    "reach": {"email_0": "tuesday@okno.example"},
    "more": {"about": "There is tea.", "at_venue": ["step-free"], "cost_kind": "free"},
    "ties": {"funder": "Nobody", "ties": "none"},
}


def fill_in(client: Client, **changes: dict[str, Any]) -> str:
    """Every part of adding; where the last one led."""
    onward = ""
    for name, answers in ANSWERS.items():
        sent = client.post(f"{HERE}{name}/", answers | changes.get(name, {}))
        assert sent.status_code == 302, (name, sent.context["form"].errors)
        onward = sent.url
    return onward
