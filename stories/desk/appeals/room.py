"""What an appeal is to its rooms, and how many wait for somebody."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from community.models import AuditEvent, Verb
from stories.actions.appeals.settle import open_appeal
from stories.actions.deciders import DECIDING, who_decided
from stories.actions.readers import refuse_who_may_not_read
from stories.actions.refusals import MayNotRead, NotNow, Refusal, SamePerson
from stories.desk.matters.base import Room
from stories.desk.matters.listing import sign_of
from stories.vault.models import Appeal


class AppealRoom(Room):
    """One appeal."""

    model = Appeal
    rooms = "desk_appeals"

    def sign(self) -> str:
        """Appeal A3F9."""
        return _("Appeal %(sign)s") % {"sign": sign_of(self.matter)}

    def why_not(self) -> str:
        """In the order in which it matters to whoever asks."""
        story, user = self.matter.submission_id, self.request.user
        if not Appeal.objects.open().filter(pk=self.matter.pk).exists():
            return self.refusal_text(NotNow())
        try:
            refuse_who_may_not_read(self.matter.submission, user)
        except Refusal:
            return self.refusal_text(MayNotRead())
        return self.refusal_text(SamePerson()) if user.pk in who_decided(story) else ""

    def open_it(self) -> None:
        """Written down for its story."""
        open_appeal(appeal_id=self.matter.pk, moderator=self.request.user)


def waiting_for(moderator: Any) -> QuerySet[Appeal]:
    """Open appeals about what this person neither decided nor stepped back from."""
    mine = AuditEvent.objects.filter(actor=moderator, verb__in=(*DECIDING, Verb.RECUSED))
    return Appeal.objects.open().exclude(submission_id__in=mine.values("subject"))


def appeals_number(request: HttpRequest) -> dict[str, Any]:
    """For the first page of the admin, with the list behind it."""
    return {
        "label": _("appeals waiting for you"),
        "number": waiting_for(request.user).count(),
        "url": reverse("desk_appeals:index"),
    }
