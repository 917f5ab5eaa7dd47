"""New words for a choice that was made: both are shown; the author says yes, no, or nothing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from stories.actions.answer_wording import Question, answer_wording, open_questions
from stories.actions.refusals import NotNow
from stories.consent import newest
from stories.share.returning.visit import Visit, for_author

ANSWERS = ("yes", "no")


def new_words(visit: Visit) -> list[Question]:
    """What its author could be asked, in the language of the page."""
    return open_questions(visit.submission, visit.safe, language=visit.language)


@require_POST
@for_author
def answer(request: HttpRequest, visit: Visit) -> HttpResponse:
    """One answer to one changed wording. Who says nothing leaves all as it is."""
    said = request.POST.get("answer", "")
    if said not in ANSWERS:
        raise NotNow
    answer_wording(
        submission_id=visit.submission.id,
        purpose=request.POST.get("purpose", ""),
        version=request.POST.get("wording", ""),
        agrees=said == "yes",
        language=visit.language,
        today=visit.today,
    )
    messages.success(
        request,
        _("Done. Your yes holds for the new words too.")
        if said == "yes"
        else _("Done. Your yes stays as you gave it, with the words from then."),
    )
    return redirect("share:switches")


def words_have_moved(request: HttpRequest) -> bool:
    """Whether the page was opened before a new wording came: nobody agrees to words unseen."""
    seen = request.POST.get("wording", "")
    moved = bool(seen) and seen != newest()
    if moved:
        messages.warning(
            request,
            _(
                "The words of these choices have changed since you opened this page. Nothing was "
                "changed for you. Please read them again."
            ),
        )
    return moved
