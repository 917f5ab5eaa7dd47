"""Checking, some rows with each visit: the page comes again by itself, without a script.

A visit writes no entry, only how far it has got; so it may be a visit and no press.
"""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from groups.actions.bringing.check_on import check_on
from groups.bring.pages.base import FilePage, room_of
from groups.models.bring import Stage

AGAIN_SECONDS: Final = 0


class CheckingPage(FilePage):
    """How many rows are checked, and how many there are."""

    template_name = "groups/bring/checking.html"
    page_title = gettext_lazy("The rows are being checked")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Check on, and come again until all is checked."""
        file = self.file
        if file.stage == Stage.CHECKING:
            file = check_on(file_id=file.pk, editor=request.user, today=timezone.localdate())
        if file.stage != Stage.CHECKING:
            return room_of(file)
        number = file.rows.count()
        done = file.rows.filter(number__lte=file.cursor).count()
        context = self.get_context_data(number=number, done=done, again=request.path)
        answer: HttpResponse = self.render_to_response(context)
        answer.headers["Refresh"] = str(AGAIN_SECONDS)
        return answer
