"""The consent switches: off until wanted, each with its wording, each with effect at once."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from community.limits import allowed
from stories.actions.refusals import NotNow
from stories.actions.switch import ask_again, send_test_note, set_contact, switch
from stories.consent import ASK_AGAIN_YEARS, Purpose, newest
from stories.share.returning.forms import ContactForm
from stories.share.returning.new_words import new_words, words_have_moved
from stories.share.returning.standing import day, lasting
from stories.share.returning.switch_rows import ON_THE_PAGE, switches_now
from stories.share.returning.visit import Visit, for_author, page
from stories.share.wordings import in_words

TEST_NOTES, TEST_SECONDS = 3, 3600


class TimeForm(forms.Form):
    """After how many years publication ends by itself, unless renewed."""

    years = forms.TypedChoiceField(
        label=gettext_lazy("For how long may it be shown?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Please choose a time, or no end."),
            "invalid_choice": gettext_lazy("Please choose one of these."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = [(years, in_words(f"ask-again-{years}").label) for years in ASK_AGAIN_YEARS]
        self.fields["years"].choices = [(0, _("Do not ask. I come back when I want to.")), *asked]


@require_http_methods(["GET", "HEAD", "POST"])
@for_author
def switches_page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every switch as it stands; a press turns one."""
    if request.method != "POST":
        return _show(request, visit)
    purpose, _space, wanted = request.POST.get("turn", "").partition(" ")
    if purpose not in ON_THE_PAGE or wanted not in ("yes", "no"):
        raise NotNow
    on = wanted == "yes"
    if on and words_have_moved(request):
        return redirect("share:switches")
    switch(
        submission_id=visit.submission.id,
        purpose=Purpose(purpose),
        on=on,
        language=visit.language,
        today=visit.today,
    )
    label = in_words(purpose).label
    said = _("Allowed from now on: %(label)s") if on else _("Taken back, from now on: %(label)s")
    # Said beside the switch, and there one comes back to.
    messages.success(request, said % {"label": label}, extra_tags=purpose)
    return redirect(f"{reverse('share:switches')}#turn-{purpose}-{'no' if on else 'yes'}")


@require_POST
@for_author
def ask_again_again(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Set, change or end the time after which publication stops by itself."""
    form = TimeForm(request.POST)
    if not form.is_valid() or words_have_moved(request):
        return _show(request, visit, time=form)
    ask_again(
        submission_id=visit.submission.id,
        years=form.cleaned_data["years"] or None,
        language=visit.language,
        today=visit.today,
    )
    messages.success(request, _("Done. Your choice is written down."))
    return redirect("share:switches")


@require_POST
@for_author
def contact_address(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Keep an address for the neutral note, or forget it at once."""
    address = ""
    if "forget" not in request.POST:
        form = ContactForm(request.POST)
        if not form.is_valid() or words_have_moved(request):
            return _show(request, visit, contact=form)
        address = form.cleaned_data["address"]
    set_contact(
        submission_id=visit.submission.id,
        address=address,
        language=visit.language,
        today=visit.today,
    )
    said = _("Your address is kept, locked.") if address else _("Your address is deleted.")
    messages.success(request, said)
    return redirect("share:switches")


@require_POST
@for_author
def test_note(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Send the note once, so that its author sees how little it says."""
    # Counted for the story and not for the visitor: nobody's mailbox is filled from here.
    name = f"test-note-{visit.submission.id}"
    if not allowed(request, name, limit=TEST_NOTES, seconds=TEST_SECONDS):
        messages.info(request, _("We have sent it a few times already. Please wait an hour."))
    elif send_test_note(submission_id=visit.submission.id):
        messages.success(request, _("The note is on its way. It may take some minutes."))
    else:
        messages.warning(request, _("The note could not be sent. Please look at the address."))
    return redirect("share:switches")


def _show(
    request: HttpRequest,
    visit: Visit,
    *,
    time: TimeForm | None = None,
    contact: ContactForm | None = None,
) -> HttpResponse:
    lasts = lasting(visit)
    return page(
        request,
        visit,
        "switches",
        switches=switches_now(visit),
        new_words=[(question, day(question.standing.day)) for question in new_words(visit)],
        wording=newest(),
        form=contact if contact and contact.errors else time,
        time=time or TimeForm(initial={} if lasts else {"years": 0}),
        lasts=lasts,
        contact=contact or ContactForm(),
        contact_wording=in_words(Purpose.CONTACT),
        time_wording=in_words(Purpose.ASK_AGAIN),
        address=visit.safe.get(visit.submission, "contact"),
    )
