"""One sheet to take along: what we ask, what helps, what is counted, what people say, answers."""

from collections.abc import Mapping
from typing import Any, Final

from home.dossier.sections.stories import STORIES
from home.leaders.filled import Filled
from home.leaders.paper import Paper, box

MOST_QUOTES: Final = 2


def build(filled: Filled) -> Mapping[str, Any]:
    """As much as one sheet of paper bears."""
    said, facts, country = filled.words, filled.facts, filled.wanted.choice.country
    figures = list(facts.figures)
    if country and not figures:
        figures = [filled.said("which_figures")]
    missing = ", ".join(facts.missing) if facts.figures else ""
    return box(said["papers"]["meeting"]["asks"]) | {
        "about": filled.sheet.country_name(country) if country else "",
        "actions": list(said["actions"].values()),
        "figures": figures,
        "sources": facts.sources,
        "missing": said["letter"]["missing"].format(topics=missing) if missing else "",
        "answers": said["answers"],
        "quotes": STORIES.build(filled.few(MOST_QUOTES)),
    }


MEETING: Final = Paper("meeting", "meeting", build)
