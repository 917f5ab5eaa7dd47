"""Every kind of need, the most pressing first. A new kind is a module and a line here."""

from typing import Final

from home.needs.need import Source
from home.needs.sources.advice import ADVICE
from home.needs.sources.comments import COMMENTS
from home.needs.sources.figures import FIGURES
from home.needs.sources.languages import LANGUAGES
from home.needs.sources.laws import LAWS
from home.needs.sources.lines import LINES
from home.needs.sources.notes import NOTES
from home.needs.sources.promises import PROMISES
from home.needs.sources.quotes import QUOTES
from home.needs.sources.review import REVIEW
from home.needs.sources.told import TOLD
from home.needs.sources.workflow import WORKFLOW

SOURCES: Final[tuple[Source, ...]] = (
    WORKFLOW,
    TOLD,
    PROMISES,
    QUOTES,
    COMMENTS,
    ADVICE,
    LINES,
    NOTES,
    LAWS,
    FIGURES,
    REVIEW,
    LANGUAGES,
)
