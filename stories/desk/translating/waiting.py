"""Which translations wait for one moderator: clear columns, and numbers."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from community.models import AuditEvent, Verb
from stories.models import Story
from stories.vault.models import Stage, State, Submission, Translation, TranslationWriter

WRITE, CHECK, AUTHOR, UP = "write", "check", "author", "up"


def may_be_translated() -> QuerySet[Submission]:
    """Public stories whose author allows it."""
    allowed = Story.objects.filter(allows_translating=True).values("reference")
    return Submission.objects.filter(state=State.PUBLISHED, reference__in=allowed)


def to_check(moderator: Any) -> QuerySet[Translation]:
    """Translations that this person did not write at, of stories they did not step back from."""
    mine = TranslationWriter.objects.filter(translation=OuterRef("pk"), moderator=moderator)
    left = AuditEvent.objects.filter(actor=moderator, verb=Verb.RECUSED).values("subject")
    return (
        Translation.objects.filter(stage=Stage.TO_CHECK, submission__in=may_be_translated())
        .exclude(Exists(mine))
        .exclude(submission__in=left)
    )


def with_work(work: str, moderator: Any) -> QuerySet[Submission]:
    """Stories with this kind of work; with any, when none is named."""
    stories = may_be_translated()
    if work == WRITE:
        begun = Q(translations__stage=Stage.WRITING) | Q(translations__isnull=True)
        return stories.filter(begun).distinct()
    if work == CHECK:
        return stories.filter(pk__in=to_check(moderator).values("submission"))
    stages = {AUTHOR: [Stage.ASKED, Stage.APPROVED, Stage.REFUSED], UP: [Stage.PUBLIC]}.get(work)
    return stories.filter(translations__stage__in=stages).distinct() if stages else stories


def translations_number(request: HttpRequest) -> dict[str, Any]:
    """For the first page of the admin, with the list behind it."""
    return {
        "label": _("translations waiting to be checked"),
        "number": to_check(request.user).count(),
        "url": f"{reverse('desk_translations:index')}?work={CHECK}",
    }
