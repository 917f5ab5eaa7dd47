"""The conversation with an author whom nobody can identify."""

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.models import House
from community.words import Saying, sayings
from stories.actions.refusals import HoldsCode, Refusal
from stories.actions.write import mark_read, write
from stories.desk.base import StrictPage, refusal_text
from stories.desk.permissions import is_lead
from stories.desk.words_form import MESSAGE_LIMIT, no_words_in
from stories.vault.models.submission import ON_THE_DESK

GROUP: Final = "write"
READY: Final = "ready"


class MessageForm(forms.Form):
    """A message. A question that the story waits for is asked under Decide, with its reason."""

    body = forms.CharField(
        label=gettext_lazy("Write to the author"),
        help_text=gettext_lazy("Short and plain. Ask one thing at a time, and say why you ask."),
        widget=forms.Textarea(attrs={"rows": 7}),
        max_length=MESSAGE_LIMIT,
        error_messages={
            "required": gettext_lazy("There is nothing in it yet."),
            "max_length": gettext_lazy("This is longer than %(limit_value)d characters."),
        },
    )


class ConversationView(StrictPage):
    """What was written both ways, and a place to write."""

    template_name = "stories/desk/conversation.html"

    def act(self, request: HttpRequest) -> HttpResponseBase:
        """Send it, or give it back with what is wrong; or put ready words into the box."""
        if READY in request.POST:
            return self.put_ready_words(request)
        form = MessageForm(request.POST)
        if form.is_valid():
            try:
                write(
                    submission_id=self.submission.id,
                    body=form.cleaned_data["body"],
                    moderator=request.user,
                    today=timezone.now().date(),
                )
            except HoldsCode:
                form.add_error("body", _("This holds a code. A code never goes into a message."))
            except Refusal as refusal:
                form.add_error(None, refusal_text(refusal))
            else:
                messages.success(request, _("Your message is sealed and waits for the author."))
                return redirect(self.url("messages"))
        return self.render_to_response(self.get_context_data(form=form))

    @cached_property
    def ready(self) -> dict[str, Saying]:
        """Ready words for whoever looks after somebody in danger, in the author's language."""
        return sayings(GROUP, self.submission.language) if is_lead(self.request.user) else {}

    def put_ready_words(self, request: HttpRequest) -> HttpResponseBase:
        """Into the box, below what was typed: to be changed, and sent by another press.

        By a press and not by a link: an address would stay in the browser's list.
        """
        words = self.ready.get(request.POST[READY])
        typed = request.POST.get("body", "").strip()
        body = "\n\n".join(filter(None, (typed, words.body if words else "")))
        return self.render_to_response(
            self.get_context_data(form=MessageForm(initial={"body": body}))
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """All messages, oldest first; what the author wrote counts as read now."""
        rows = list(self.submission.messages.order_by("number"))
        mark_read(submission_id=self.submission.id, by_author=False, today=timezone.now().date())
        form = kwargs.pop("form", None) or MessageForm()
        return super().get_context_data(**kwargs) | {
            "form": form,
            "ready": self.ready,
            "ready_name": READY,
            "no_words": no_words_in(self.submission.language) if self.ready else "",
            "exception": bool(self.ready) and names_an_exception(self.request),
            "may_ask": self.submission.state in ON_THE_DESK,
            "conversation": [
                {
                    "who": _("The author") if row.from_author else _("From the desk"),
                    "when": row.sent_on,
                    "body": self.safe.get(row, "body"),
                    "mine": not row.from_author,
                    "read": row.read_on,
                }
                for row in rows
            ],
        }


def names_an_exception(request: HttpRequest) -> bool:
    """Whether this house names a legal exception: then no words may promise more than it keeps."""
    return bool(House.load(request_or_site=request).legal_exception.strip())
