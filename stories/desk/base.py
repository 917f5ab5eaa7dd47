"""What every page of one story at the desk shares."""

from typing import Any, Final

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from stories.actions.held import stepped_back
from stories.actions.readers import is_kept_from
from stories.actions.refusals import (
    DecidedBefore,
    MayNotRead,
    NotForYou,
    NotNow,
    Refusal,
    SamePerson,
)
from stories.choices import OpeningReason
from stories.desk.gate import close_gate, may_read, read_on
from stories.desk.news import has_news
from stories.desk.opening import REASON_AGAIN, open_with_reason, opening_reasons
from stories.desk.permissions import CareRequired
from stories.desk.refused import Words, in_words
from stories.desk.strict import Shut
from stories.desk.trail import held_since
from stories.vault.models import Submission, Version
from stories.vault.safe import KeyGone, Safe

REFUSED: Final[Words] = {
    DecidedBefore: gettext_lazy(
        "You decided about this story before, and another look changed that. So somebody else "
        "decides about it now."
    ),
    SamePerson: gettext_lazy(
        "This needs a second person. You have already given your yes, or you began it."
    ),
    NotForYou: gettext_lazy(
        "This story does not open for you. That can have several reasons, and none of them is "
        "a judgement of you. Please take another one."
    ),
    MayNotRead: gettext_lazy("You stepped back from this story."),
    NotNow: gettext_lazy("This is not possible at the point where the story stands now."),
    Refusal: gettext_lazy("Somebody else changed this story meanwhile. Please look at it again."),
}


class OneStory(CareRequired, TemplateView):
    """Finds the story of the address. Drafts are not the desk's."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """A story that is not there, or that its author took back this moment, is simply gone."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except (Submission.DoesNotExist, KeyGone):
            messages.info(request, _("This story is not here. Its author may have taken it back."))
            return redirect("desk:index")

    @cached_property
    def submission(self) -> Submission:
        """The row as it is now, with `gone` (whether this moderator stepped back from it) and
        `author_wrote`. Raises Submission.DoesNotExist.
        """
        known = {"gone": stepped_back(self.request.user), "author_wrote": has_news()}
        return self.rows().select_related("holder").annotate(**known).get()

    def rows(self) -> QuerySet[Submission]:
        """The one row of the address."""
        return Submission.objects.sent().filter(reference=self.kwargs["reference"])

    @property
    def stepped_back(self) -> bool:
        """Whether this moderator may never read the story again."""
        return bool(self.submission.gone)  # type: ignore[attr-defined]

    @property
    def gate_is_open(self) -> bool:
        """Whether a reason was given, not long ago, by somebody who may still read."""
        now, gone = timezone.now(), self.stepped_back
        return may_read(self.request, self.submission, now=now, stepped_back=gone)

    @property
    def case_url(self) -> str:
        """The page without words."""
        return reverse("desk:case", args=[self.submission.reference])

    @property
    def url_of_queue(self) -> str:
        """The list."""
        return reverse("desk:index")

    def url(self, name: str) -> str:
        """Another page of this story."""
        return reverse(f"desk:{name}", args=[self.submission.reference])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the story's clear columns."""
        return super().get_context_data(**kwargs) | {
            "submission": self.submission,
            "case_url": self.case_url,
        }


class StrictPage(Shut, OneStory):
    """A page that shows an author's words: only after a reason, under the strict policy."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """What the page's form does; a reason given with it opens the gate again first."""
        return self.opened_again(request) or self.shut() or self.act(request)

    def opened_again(self, request: HttpRequest) -> HttpResponse | None:
        """Open it where a reason came with the form; where to go when that may not be."""
        reason = request.POST.get(REASON_AGAIN, "")
        if reason in OpeningReason.values:
            try:
                open_with_reason(request, self.kwargs["reference"], OpeningReason(reason))
            except MayNotRead as refusal:
                messages.error(request, refusal_text(refusal))
                return redirect(self.case_url)
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the colleague who is working on it, if somebody else is."""
        holder = self.submission.holder
        somebody_else = holder is not None and holder.pk != self.request.user.pk
        return super().get_context_data(**kwargs) | {
            "colleague": holder if somebody_else else None,
            "held_since": held_since(self.submission) if somebody_else else None,
        }

    def act(self, request: HttpRequest) -> HttpResponseBase:
        """Overridden by pages with a form."""
        return self.http_method_not_allowed(request)

    def shut(self) -> HttpResponse | None:
        """Where to go when nobody may read here now."""
        if self.gate_is_open:
            kept = (self.submission, self.request.user, self.safe)
            if not is_kept_from(*kept, self.versions if self.request.user.organisation else None):
                return None
            close_gate(self.request, self.submission)
            messages.info(self.request, refusal_text(NotForYou()))
            return redirect(self.url_of_queue)
        if self.request.method == "POST" and not self.stepped_back:
            return self.ask_again()
        messages.info(self.request, _("Please say why you are opening this story."))
        return redirect(self.case_url)

    def render_to_response(self, *args: Any, **kwargs: Any) -> Any:
        """Who reads on is not asked again; a press that leads to another page leaves it to that."""
        read_on(self.request, self.submission, now=timezone.now())
        return super().render_to_response(*args, **kwargs)

    @cached_property
    def versions(self) -> list[Version]:
        """What stands beside the author's text, newest first."""
        return list(self.submission.versions.order_by("-number"))

    def ask_again(self) -> HttpResponse:
        """A form came after the time was over: ask why, and lose nothing that was typed."""
        context = OneStory.get_context_data(self) | {
            "typed": self.typed(),
            "reasons": opening_reasons(going_on=True),
            "reason_name": REASON_AGAIN,
        }
        return render(self.request, "stories/desk/asked_again.html", context)

    @cached_property
    def safe(self) -> Safe:
        """The key to this story's words. Raises KeyGone."""
        return Safe.of(self.submission.id)


def refusal_text(refusal: Refusal) -> str:
    """A refusal as a plain answer."""
    return in_words(refusal, REFUSED)
