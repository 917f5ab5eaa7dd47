"""A second yes to what is offered or approved already: one press, for who has it open."""

from datetime import date

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from stories.actions.stand_still import say_second_yes
from stories.desk.gate import may_read
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
        return _("Your yes is written down. The story goes on from where it stood.")
