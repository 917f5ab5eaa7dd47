"""A second yes to what is offered or approved already: one press, for who has it open."""

from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from stories.actions.stand_still import say_second_yes
from stories.desk.done import GOES_ON
from stories.desk.gate import close_gate, may_read
from stories.desk.numbers import whole_number
from stories.desk.steps import Step, Unchanged


class SecondYes(Step):
    """It stood still, and goes on."""

    def do(self, request: HttpRequest, today: date) -> str:
        if not may_read(request, self.submission, now=timezone.now()):
            raise Unchanged(_("Please open and read the story first. Nothing was changed."))
        say_second_yes(
            submission_id=self.submission.id,
            moderator=request.user,
            edition=whole_number(request.POST.get("edition", "")) or 0,
            today=today,
        )
        close_gate(request, self.submission)
        return ""

    def after(self) -> str:
        """What comes next, and ways on."""
        return reverse("desk:done", args=[GOES_ON])
