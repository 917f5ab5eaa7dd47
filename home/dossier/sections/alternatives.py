"""What there is instead, with what is known about it and what is not."""

import csv
from functools import cache
from pathlib import Path
from typing import Any, Final

from community.models import Alternative
from community.models.merged_topic import now_called
from home.dossier.sheet import Section, Sheet

SHIPPED: Final = Path(__file__).resolve().parents[2] / "data" / "practices.csv"
# What stands on a page of which nobody chose an alternative, and no story names one: what has
# been looked into most.
USUAL: Final = ("no-restraint-ward", "open-dialogue", "no-force-first", "advance-planning")
MOST: Final = 6


@cache
def practices() -> dict[str, list[dict[str, str]]]:
    """Named examples by topic, from the file."""
    found: dict[str, list[dict[str, str]]] = {}
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["topic"], []).append(row)
    return found


def build(sheet: Sheet) -> dict[str, Any] | None:
    """The chosen ones; else what the quoted stories name; else those with the most evidence."""
    chosen = [topic.slug for topic in sheet.topics.alternative]
    named = [slug for story in sheet.stories for slug in story.content["topics"]["alternative"]]
    named = now_called(named)
    evidence = sheet.words["evidence"]
    wanted = chosen or [*(slug for slug in named if slug in evidence), *USUAL]
    wanted = list(dict.fromkeys(wanted))[: max(MOST, len(chosen))]
    found = {topic.slug: topic for topic in Alternative.objects.filter(slug__in=wanted)}
    shown = [found[slug] for slug in wanted if slug in found]
    if not shown:
        return None
    return {"alternatives": [_alternative(sheet, one, one.slug in named) for one in shown]}


def _alternative(sheet: Sheet, topic: Alternative, named: bool) -> dict[str, Any]:
    told = sheet.words["evidence"]
    evidence = told.get(topic.slug)
    return {
        "label": topic.label,
        "named": named,
        "evidence": evidence,
        "definition": sheet.translated("definitions", topic.slug, topic.definition),
        "source": told["source"] if evidence else sheet.cited(topic.source),
        "url": told["url"] if evidence else "",
        "practices": [
            {
                "said": sheet.translated(
                    "practices", row["slug"], f"{row['label']}: {row['definition']}"
                ),
                "source": sheet.cited(row["source"]),
            }
            for row in practices().get(topic.slug, ())
        ],
    }


ALTERNATIVES = Section("alternatives", build)
