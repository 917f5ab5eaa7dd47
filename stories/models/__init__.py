"""The public side: what the public may read now, and nothing else."""

from stories.models.care import FrozenCare, FrozenYear
from stories.models.frozen import FrozenNumber, FrozenQuarter
from stories.models.identifying_word import IdentifyingWord
from stories.models.story import Story, StoryAlternative, StoryCoercion
from stories.models.taken_back import TakenBack
from stories.models.tombstone import Tombstone, stood_here
from stories.models.translation import StoryTranslation

__all__ = [
    "FrozenCare",
    "FrozenNumber",
    "FrozenQuarter",
    "FrozenYear",
    "IdentifyingWord",
    "Story",
    "StoryAlternative",
    "StoryCoercion",
    "StoryTranslation",
    "TakenBack",
    "Tombstone",
    "stood_here",
]
