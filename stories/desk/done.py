"""After a decision: it is done, what happens next, and three ways on. Nothing of the story."""

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from stories.desk.care.day import pause_is_due, read_today
from stories.desk.care.pages import Beside
from stories.vault.models import State, Submission

FIRST_YES, FIRST_NO, GOES_ON = "first-yes", "first-no", "goes-on"
# The address says which; a page without words that can be loaded again as often as one likes.
NEXT: Final[dict[str, Promise]] = {
    FIRST_YES: _("Your yes is written down. A second person reads it now."),
    FIRST_NO: _("Your no is written down. A second person reads it now."),
    GOES_ON: _("Your yes is written down. The story goes on from where it stood."),
    State.OFFERED.value: _(
        "It is with its author now, who sees the exact page and says yes or no when they come back."
    ),
    State.APPROVED.value: _(
        "Its author’s yes was given when sending. It is cooling off now, and then it is public "
        "by itself."
    ),
    State.ASKED.value: _(
        "Your question is sealed and waits for the author. When they answer, the story is on the "
        "list again."
    ),
    State.DECLINED.value: _(
        "It is declined. Its author reads the words that you saw, and can ask for another look."
    ),
    State.KEPT.value: _(
        "It was read, and nothing of it is published. There is nothing more to do."
    ),
}


def what_was_done(submission: Submission, *, no: bool) -> str:
    """The name of what comes next, where a decision left the story."""
    if submission.state == State.WAITING:
        return FIRST_NO if no else FIRST_YES
    return State(submission.state).value


def it_is_done(what: str) -> HttpResponseRedirect:
    """To the page that says so."""
    return redirect("desk:done", what=what)


class DoneView(Beside, TemplateView):  # type: ignore[misc]
    """Three ways on; a pause stands first where one is due."""

    page_title = _("It is done.")
    template_name = "stories/desk/done.html"
    header_icon = "check"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Only what can be done. Raises Http404."""
        super().setup(request, *args, **kwargs)
        if kwargs["what"] not in NEXT:
            raise Http404

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What comes next."""
        return super().get_context_data(**kwargs) | {
            "next_step": NEXT[self.kwargs["what"]],
            "pause_is_due": pause_is_due(read_today(self.request.user)),
        }
