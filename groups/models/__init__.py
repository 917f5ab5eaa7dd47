"""The directory: what an entry says, how to reach it, how sure it is, who keeps it."""

from groups.models.blocked_sender import BlockedSender
from groups.models.bring import BringFile, BringRow
from groups.models.circle import Circle
from groups.models.confirmation import Confirmation
from groups.models.contact import Contact
from groups.models.desk_letter import DeskLetter
from groups.models.directory_check import DirectoryCheckTask
from groups.models.facet import Facet
from groups.models.group import Group
from groups.models.invitation import Invitation
from groups.models.join_request import JoinRequest
from groups.models.manage_link import ManageLink
from groups.models.meeting import Meeting
from groups.models.occurrence import Occurrence
from groups.models.remark import Remark
from groups.models.search_text import SearchText
from groups.models.standing import Standing
from groups.models.steward import Steward
from groups.models.suggestion import Suggestion
from groups.models.waking_hours import WakingHours

__all__ = [
    "BlockedSender",
    "BringFile",
    "BringRow",
    "Circle",
    "Confirmation",
    "Contact",
    "DeskLetter",
    "DirectoryCheckTask",
    "Facet",
    "Group",
    "Invitation",
    "JoinRequest",
    "ManageLink",
    "Meeting",
    "Occurrence",
    "Remark",
    "SearchText",
    "Standing",
    "Steward",
    "Suggestion",
    "WakingHours",
]
