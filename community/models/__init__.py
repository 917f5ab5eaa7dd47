"""What every app shares, one noun a file."""

from community.models.audit import AuditEvent, Verb
from community.models.helpline import Helpline
from community.models.house import House
from community.models.last_run import LastRun
from community.models.media import HouseDocument, HouseImage, HouseRendition
from community.models.merged_topic import MergedTopic
from community.models.places import Gazetteer, Place, PlaceName, Region, RegionName
from community.models.topics import Alternative, Coercion
from community.models.undelivered import Undelivered
from community.models.user import User
from community.models.words import Words

__all__ = [
    "Alternative",
    "AuditEvent",
    "Coercion",
    "HouseDocument",
    "Gazetteer",
    "Helpline",
    "House",
    "HouseImage",
    "LastRun",
    "MergedTopic",
    "Place",
    "PlaceName",
    "HouseRendition",
    "Region",
    "RegionName",
    "Undelivered",
    "User",
    "Verb",
    "Words",
]
