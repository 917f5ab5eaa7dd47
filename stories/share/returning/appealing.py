"""An author asks, once, that somebody else looks at what the desk decided."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from community.words import Saying, say
from stories.actions.appeals.ask import ask_appeal, may_appeal, open_appeal_of
from stories.actions.refusals import NotNow
from stories.share.returning.forms import MESSAGE_LIMIT, MessageForm, Text
from stories.share.returning.visit import Visit, for_author, page


class AppealForm(MessageForm):
    """The author's own words, if they like."""

    use_required_attribute = False

    body = Text(
        label=gettext_lazy("What was not seen?"),
        help_text=gettext_lazy(
            "You can leave this empty. Only the person who looks again reads it."
        ),
        limit=MESSAGE_LIMIT,
        rows=7,
        required=False,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_author
def appeal_page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What it means, a box for words, one button."""
    late = not may_appeal(visit.submission)
    if late and request.method != "POST":
        raise NotNow
    form = AppealForm(request.POST or None)
    if late or request.method != "POST" or not form.is_valid():
        return page(request, visit, "appeal", form=form, late=late, saying=say("appeal_ask"))
    ask_appeal(
        submission_id=visit.submission.id, words=form.cleaned_data["body"], today=visit.today
    )
    messages.success(request, _("It is asked. Somebody else looks at it."))
    return redirect("share:story")


def waits_for_another(visit: Visit) -> Saying | None:
    """What the first page says while another person looks; nothing otherwise."""
    return say("appeal_open") if open_appeal_of(visit.submission) is not None else None
