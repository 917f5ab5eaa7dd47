"""The conversation with the people who look after stories."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stories.actions.write import mark_read, write
from stories.share.returning.forms import MessageForm
from stories.share.returning.happened import happened
from stories.share.returning.standing import day
from stories.share.returning.visit import Visit, for_author, page, unseen
from stories.vault.models import Message


@dataclass(frozen=True)
class Line:
    """One message as the page shows it, or what was done meanwhile."""

    who: str
    when: str
    body: str
    mine: bool
    read: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@for_author
def messages_page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Read, and write. Reading marks as read."""
    form = MessageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not _is_repeated(visit, form.cleaned_data["body"]):
            write(
                submission_id=visit.submission.id,
                body=form.cleaned_data["body"],
                today=visit.today,
            )
        messages.success(request, _("Your message has arrived. We answer here."))
        return redirect("share:messages")
    lines = conversation(visit)
    mark_read(submission_id=visit.submission.id, by_author=True, today=visit.today)
    return page(request, visit, "messages", form=form, lines=lines)


def conversation(visit: Visit) -> list[Line]:
    """All messages and what was done meanwhile, oldest first; of one day what was said first."""
    said = [(message.sent_on, _line(visit, message)) for message in visit.submission.messages.all()]
    done = [
        (event.day, Line(_("What happened"), day(event.day), event.says, mine=False))
        for event in happened(visit)
    ]
    return [line for _when, line in sorted(said + done, key=lambda one: one[0])]


def take_in(visit: Visit) -> list[Line]:
    """What the desk wrote and its author has not seen, for the first page; seen from now on.

    Without the words that came with a decision: they stand there by themselves.
    """
    lines = [_line(visit, message) for message in unseen(visit).order_by("number")]
    mark_read(submission_id=visit.submission.id, by_author=True, today=visit.today)
    return lines


def _line(visit: Visit, message: Message) -> Line:
    return Line(
        who=_("You") if message.from_author else _("A moderator"),
        when=day(message.sent_on),
        body=visit.safe.get(message, "body"),
        mine=message.from_author,
        read=_read(message) if message.from_author else "",
    )


def _read(message: Message) -> str:
    """Whether the desk has seen what the author wrote."""
    if message.read_on is None:
        return _("Not read yet")
    return _("Read on %(day)s") % {"day": day(message.read_on)}


def _is_repeated(visit: Visit, body: str) -> bool:
    """A second press of the button, or a page sent again, is still one message."""
    last = visit.submission.messages.order_by("number").last()
    return last is not None and last.from_author and visit.safe.get(last, "body") == body
