"""The parts of a dossier, in their order. One more is one more module, template and line here."""

from typing import Final

from home.dossier.sections.allies import ALLIES
from home.dossier.sections.alternatives import ALTERNATIVES
from home.dossier.sections.figures import FIGURES
from home.dossier.sections.rights import RIGHTS
from home.dossier.sections.stories import STORIES
from home.dossier.sections.topics import TOPICS

SECTIONS: Final = (TOPICS, STORIES, FIGURES, ALTERNATIVES, ALLIES, RIGHTS)
