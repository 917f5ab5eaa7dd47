"""Show less at once; show more by seeing the page again; add content notes for readers."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from stories.actions.add_notes import add_notes
from stories.actions.approve import SHOWS
from stories.actions.content import latest_content, shown_details
from stories.actions.refusals import NotNow
from stories.actions.show_less import MAY_HIDE, show_less
from stories.choices import Detail, Note
from stories.document import Content, Shown
from stories.reading import years_label
from stories.share.returning.choosing import in_plain_words
from stories.share.returning.narrowing import narrowing
from stories.share.returning.visit import Visit, for_author, page
from stories.share.wordings import in_words
from stories.vault.models import State

MAY_NOTE = (State.APPROVED, State.PUBLISHED)


@dataclass(frozen=True)
class Shows:
    """A detail that stands beside the text now, and what could stand there in its place."""

    slug: str
    label: str
    value: str
    vaguer: str = ""


class NotesForm(forms.Form):
    """Content notes that are not there yet."""

    notes = forms.MultipleChoiceField(
        label=gettext_lazy("What should readers know before they open it?"),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "options-inline"}),
        error_messages={
            "required": gettext_lazy("Please choose at least one note."),
            "invalid_choice": gettext_lazy("Please choose from these notes."),
        },
    )

    def __init__(self, there: tuple[str, ...], *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.fields["notes"].choices = [
            (note.value, note.label) for note in Note if note.value not in there
        ]


@require_http_methods(["GET", "HEAD", "POST"])
@for_author
def details_page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What stands beside the words; one press hides it."""
    if visit.state not in MAY_HIDE:
        raise NotNow
    if request.method == "POST":
        now = shown_details(visit.submission, visit.safe)
        hidden = now.without(request.POST.get("hide", "").split())
        show_less(
            submission_id=visit.submission.id,
            shown=(now.vaguer() if "vaguer" in request.POST else hidden).names(),
            language=visit.language,
            today=visit.today,
        )
        said = _("Done. Only the decade is shown now.")
        if "vaguer" not in request.POST:
            said = _("Done. It is not shown any more.")
        messages.success(request, said)
        return redirect("share:details")
    return _show(request, visit, None)


@require_POST
@for_author
def notes(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Add content notes, at once."""
    if visit.state not in MAY_NOTE:
        raise NotNow
    there = latest_content(visit.submission, visit.safe).notes
    form = NotesForm(there, request.POST)
    if not form.is_valid():
        return _show(request, visit, form)
    add_notes(
        submission_id=visit.submission.id, notes=form.cleaned_data["notes"], today=visit.today
    )
    messages.success(request, _("Done. Readers see it before they open your story."))
    return redirect("share:details")


def _row(detail: Detail, now: Shown, content: Content) -> Shows:
    decades = content.decades() if detail == Detail.YEARS and not now.only_decades else None
    return Shows(
        slug=detail.value,
        label=in_words(SHOWS[detail]).label,
        value=in_plain_words(detail, now.value(detail, content)),
        vaguer=years_label(decades) if decades else "",
    )


def _show(request: HttpRequest, visit: Visit, form: NotesForm | None) -> HttpResponse:
    content = latest_content(visit.submission, visit.safe)
    now = shown_details(visit.submission, visit.safe)
    reference = visit.submission.reference
    return page(
        request,
        visit,
        "details",
        form=form or NotesForm(content.notes),
        may_note=visit.state in MAY_NOTE,
        shown=[_row(detail, now, content) for detail in content.available() if detail in now],
        notes=[Note(note).label for note in content.notes if note in Note.values],
        none_left=set(content.notes) >= set(Note.values),
        narrowing=narrowing(content, now, reference=reference, today=visit.today),
        name_given=content.name,
    )
