"""Settle what a visitor told: one directory editor says what became of it, and answers once."""

from datetime import date
from functools import partial
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.models import AuditEvent, Verb
from groups.actions.refusals import NotNow
from groups.letters import Refused, send_letter
from groups.models import Suggestion
from groups.models.suggestion import SuggestionKind, SuggestionOutcome

ANSWERS: Final[dict[str, Promise]] = {
    SuggestionOutcome.DONE: _("We have looked at it, and changed the page."),
    SuggestionOutcome.LISTED: _("We have looked at it, and the group is on our list now."),
    SuggestionOutcome.PASSED_ON: _(
        "We have looked at it, and passed it on to those who look after the page."
    ),
    SuggestionOutcome.NOTHING: _(
        "We have looked at it by our rules. Nothing changes on our pages. If you see it "
        "differently, you can tell us once more at the same place."
    ),
    SuggestionOutcome.OVER: _(
        "We did not look at it in time. That was our fault, and we are sorry. It is deleted now, "
        "and your address with it. If it still matters to you, please tell us once more at the "
        "same place."
    ),
}


def outcomes_for(suggestion: Suggestion) -> list[SuggestionOutcome]:
    """What an editor may say became of it."""
    if suggestion.kind == SuggestionKind.NEW:
        return [SuggestionOutcome.LISTED, SuggestionOutcome.NOTHING]
    return [SuggestionOutcome.DONE, SuggestionOutcome.PASSED_ON, SuggestionOutcome.NOTHING]


def settle(
    *,
    suggestion_id: UUID,
    outcome: SuggestionOutcome,
    today: date,
    editor: Any = None,
    message: str = "",
) -> Suggestion:
    """Write down what became of it, answer whoever left an address, and forget the address.

    `message`: an editor's own words, added to the sentence of the house. The answer goes out once
    it is committed. Raises NotNow when it is settled already, and Suggestion.DoesNotExist.
    """
    with transaction.atomic():
        told = Suggestion.objects.select_for_update().get(pk=suggestion_id)
        if told.outcome:
            raise NotNow
        address, told.contact = told.contact, ""
        told.outcome, told.settled_on, told.settled_by = outcome.value, today, editor
        told.save(update_fields=["outcome", "settled_on", "settled_by", "contact"])
        about = told.group_id or told.pk
        AuditEvent.record(
            verb=Verb.GROUP_SETTLED, subject=about, actor=editor, reason=outcome.value
        )
        if address:
            answer = partial(_answer, address, outcome, message.strip(), told.language)
            transaction.on_commit(answer, robust=True)
    return told


def _answer(address: str, outcome: str, message: str, language: str) -> None:
    context = {"answer": ANSWERS[outcome], "message": message}
    try:
        send_letter(address, "settled", context, language=language)
    except Refused:
        return  # nobody is there; nothing more can be done for them
