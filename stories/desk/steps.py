"""One press, no page: step back, let go, hand over, flag; suspend and restore."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from stories.actions.hold import hand_over, release, step_back, take
from stories.actions.redact import flag
from stories.actions.refusals import MayNotRead, Refusal, StillCalledFor
from stories.actions.second import ask_second
from stories.actions.second_look import may_come_back, stays_hidden
from stories.actions.suspend import restore, suspend
from stories.actions.unflag import unflag
from stories.choices import SuspendReason
from stories.desk.base import OneStory, refusal_text
from stories.desk.gate import close_gate, may_read
from stories.desk.numbers import whole_number
from stories.desk.permissions import is_lead, moderators
from stories.vault.models import Flag


class Unchanged(Exception):
    """Nothing was done, and this says why."""


class Step(OneStory):
    """A press of one button: POST only, then back to a page."""

    http_method_names = ["get", "post"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Nothing is done by looking: somebody came back to the address. To the story."""
        return redirect(self.case_url)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Do it, or say plainly why not."""
        try:
            done = self.do(request, timezone.now().date())
        except Unchanged as unchanged:
            messages.warning(request, str(unchanged))
            return redirect(self.case_url)
        except Refusal as refusal:
            messages.error(request, refusal_text(refusal))
            return redirect(self.case_url)
        if done:
            messages.success(request, done)
        return redirect(self.after())

    def do(self, request: HttpRequest, today: date) -> str:
        """Carry it out; what to say when it is done; "" where the next page says it."""
        raise NotImplementedError

    def after(self) -> str:
        """Where to go then."""
        return self.case_url


class StepBack(Step):
    """Leave it for good: “I may know this person”."""

    def do(self, request: HttpRequest, today: date) -> str:
        step_back(submission_id=self.submission.id, moderator=request.user, today=today)
        close_gate(request, self.submission)
        return _("Thank you. You will not be asked about this story again.")

    def after(self) -> str:
        """Away from the story."""
        return self.url_of_queue


class Take(Step):
    """Claim it before reading, so that no colleague begins with it too."""

    def do(self, request: HttpRequest, today: date) -> str:
        take(submission_id=self.submission.id, moderator=request.user, today=today)
        return _("It is with you now.")


class Release(Step):
    """Let somebody else take it, without explaining."""

    def do(self, request: HttpRequest, today: date) -> str:
        release(submission_id=self.submission.id, moderator=request.user, today=today)
        close_gate(request, self.submission)
        return _("You let it go. Somebody else can take it.")

    def after(self) -> str:
        """Away from the story."""
        return self.url_of_queue


class HandOver(Step):
    """Give it to one other person."""

    def do(self, request: HttpRequest, today: date) -> str:
        chosen = whole_number(request.POST.get("to", ""))
        to = moderators().filter(pk=chosen).first() if chosen is not None else None
        if to is None:
            raise Unchanged(_("Nobody was chosen, so nothing was changed."))
        try:
            hand_over(submission_id=self.submission.id, moderator=request.user, to=to, today=today)
        except MayNotRead as refusal:
            raise Unchanged(
                _("That person cannot take this story. Nothing was changed.")
            ) from refusal
        close_gate(request, self.submission)
        return _("It is with %(name)s now.") % {"name": to}


class FlagForLead(Step):
    """Ask the safeguarding lead to look. Nothing is blocked by it."""

    def do(self, request: HttpRequest, today: date) -> str:
        flags = set(self.submission.flags)
        if Flag.RISK not in flags:
            self.change(request, flags | {Flag.RISK.value})
            return _("The safeguarding lead will see it.")
        if not is_lead(request.user):
            raise Unchanged(_("The safeguarding lead sees it already."))
        self.change(request, flags - {Flag.RISK.value})
        return _("The flag is taken off.")

    def change(self, request: HttpRequest, flags: set[str]) -> None:
        """Write the flags down."""
        flag(submission_id=self.submission.id, moderator=request.user, flags=flags)


class AskSecond(Step):
    """“I would like a second person”: from now on two decide, and nobody asks why."""

    def do(self, request: HttpRequest, today: date) -> str:
        ask_second(submission_id=self.submission.id, moderator=request.user)
        return _("Two people decide about it now. You can still say what you think.")


class TakeFlagOff(Step):
    """A flag that calls for two people: ask for it, or confirm what somebody else asked."""

    def do(self, request: HttpRequest, today: date) -> str:
        try:
            off = unflag(
                submission_id=self.submission.id,
                moderator=request.user,
                flag=request.POST.get("flag", ""),
            )
        except StillCalledFor as refusal:
            raise Unchanged(
                _("The author’s own answers call for this flag, so it stays.")
            ) from refusal
        if off:
            return _("The flag is taken off. Both of you are written down.")
        return _("It is written down. Once a second person confirms it, the flag is taken off.")


class Suspend(Step):
    """Off the page at once."""

    def do(self, request: HttpRequest, today: date) -> str:
        reason = request.POST.get("reason", "")
        if reason not in SuspendReason.values:
            raise Unchanged(_("Please choose a reason. Nothing was changed."))
        suspend(
            submission_id=self.submission.id,
            moderator=request.user,
            reason=SuspendReason(reason),
            today=today,
        )
        return _("It is off the page. Another person will look at it, and its author is told.")


class StaysHidden(Step):
    """A second person looked, and it stays out of sight."""

    def do(self, request: HttpRequest, today: date) -> str:
        if not may_read(request, self.submission, now=timezone.now()):
            raise Unchanged(_("Please open and read the story first. Nothing was changed."))
        stays_hidden(submission_id=self.submission.id, moderator=request.user)
        return _("It is written down. The story stays out of sight, and its author reads so.")


class MayComeBack(Step):
    """A second person looked: its author may bring back what was taken off its page."""

    def do(self, request: HttpRequest, today: date) -> str:
        if not may_read(request, self.submission, now=timezone.now()):
            raise Unchanged(_("Please open and read the story first. Nothing was changed."))
        may_come_back(submission_id=self.submission.id, moderator=request.user)
        return _("It is written down. Its author reads so, and can bring it back.")


class Restore(Step):
    """Back on the page, by somebody other than who took it off."""

    def do(self, request: HttpRequest, today: date) -> str:
        restore(submission_id=self.submission.id, moderator=request.user, today=today)
        return _("It can be read again.")
