"""Pages that editors write, the words they explain, figures of others, promises of leaders."""

from home.evidence.series import Figure, Series
from home.models.country_note import CountryNote
from home.models.figure_file import FigureFile
from home.models.guide_page import GuidePage
from home.models.home_page import HomePage
from home.models.plan_law import PlanLaw
from home.models.snooze import Snooze
from home.models.term import Term
from home.models.text_page import TextPage
from home.promises.promise import Promise, PromiseStory

__all__ = [
    "CountryNote",
    "Figure",
    "FigureFile",
    "GuidePage",
    "HomePage",
    "PlanLaw",
    "Promise",
    "PromiseStory",
    "Series",
    "Snooze",
    "Term",
    "TextPage",
]
