"""Send: promote the draft whose code was already shown. Twice is the same as once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View

from community.guard import fell_in_no_trap
from community.language import page_language
from community.lib.canonical import digest
from community.limits import allowed
from stories.actions.content import content_as_sent
from stories.actions.refusals import HoldsCode, Incomplete, NotWhatWasSeen
from stories.actions.sending.send import send
from stories.choices import Choice
from stories.document import Shown, write_document
from stories.reading import read
from stories.share.draft import Draft
from stories.share.rejoining import ticket
from stories.share.session import SENDS, WINDOW
from stories.share.views.closed import closed, wait
from stories.share.views.code import agreed
from stories.share.views.writing import for_writer
from stories.vault.models import Submission
from stories.vault.safe import Safe


def exact_document(draft: Draft) -> str:
    """What “publish exactly this” would publish: the words as sent, no detail shown."""
    submission = draft.submission
    content = content_as_sent(submission, Safe.of(submission.id))
    return write_document(submission.reference, content, Shown())


@method_decorator(for_writer, name="dispatch")
class SendView(View):
    """GET shows the exact page to those who chose it; POST sends."""

    def get(self, request: HttpRequest, draft: Draft) -> HttpResponse:
        """The page as it will be public."""
        ready = not draft.missing and draft.submission.code_lookup
        if not ready or draft.answers.get("choice") != Choice.EXACT:
            return redirect("share:code")
        return self.exact_page(request, draft, changed=False)

    def post(self, request: HttpRequest, draft: Draft) -> HttpResponse:
        """Hand the story to the desk."""
        seen = request.POST.get("seen", "")
        if draft.missing:
            return redirect(f"share:{draft.missing[0]}")
        if not fell_in_no_trap(request):
            return render(
                request,
                "stories/share/not_sent_yet.html",
                {"seen": seen, "draft_token": ticket(request, draft)},
            )
        if not allowed(request, "share-send", limit=SENDS, seconds=WINDOW):
            return wait(request, "share-send")
        return self.send(request, draft, seen)

    def send(self, request: HttpRequest, draft: Draft, seen: str) -> HttpResponse:
        """Every refusal leads to the screen where it can be mended."""
        try:
            send(
                submission_id=draft.id,
                language=page_language(),
                now=timezone.now(),
                seen_hash=seen,
            )
        except Incomplete as refusal:
            return redirect(f"share:{refusal.missing[0]}")
        except HoldsCode:
            return render(request, "stories/share/holds_code.html")
        except NotWhatWasSeen:
            return self.exact_page(request, draft, changed=bool(seen))
        except Submission.DoesNotExist:
            return closed(request)
        return redirect("share:receipt")

    def exact_page(self, request: HttpRequest, draft: Draft, *, changed: bool) -> HttpResponse:
        """What would be published, and the hash that names it."""
        document = exact_document(draft)
        context = {
            "reading": read(document),
            "seen": digest(document),
            "changed": changed,
            "draft_token": ticket(request, draft),
            "agreed": agreed(draft),
            "back_url": reverse("share:code"),
        }
        return render(request, "stories/share/exact.html", context)
