"""Every row's fate before anything is written; what is wrong as a file; and the last press."""

import csv
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from community.sheets.cells import written
from groups.actions.bringing.carry_out import Done, carry_out
from groups.actions.bringing.take_as_new import take_as_new
from groups.bring.fields import label
from groups.bring.pages.base import PUBLISH, START, FilePage, room_of
from groups.bring.refusals import ChangedMeanwhile, NotNow
from groups.models import BringFile, BringRow, Group
from groups.models.bring import Fate, Stage

A_PAGE: Final = 50
WAIT, PUBLIC = "wait", "public"


class PressForm(forms.Form):
    """Whether somebody has checked them already."""

    how = forms.ChoiceField(
        label=gettext_lazy("What happens to new listings and changes?"),
        choices=[
            (WAIT, gettext_lazy("They wait until somebody has checked each of them.")),
            (PUBLIC, gettext_lazy("I have checked them all. They are public at once.")),
        ],
        initial=WAIT,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, may_publish: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not may_publish:
            self.fields["how"].choices = self.fields["how"].choices[:1]  # type: ignore[attr-defined]


class RowsPage(FilePage):
    """The rows, by fate; and a press that writes what is new or changes something."""

    template_name = "groups/bring/rows.html"
    page_title = gettext_lazy("What becomes of each row")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Where the file is not so far, to where it is."""
        if self.file.stage != Stage.READY:
            return room_of(self.file)
        answer: HttpResponse = super().get(request, *args, **kwargs)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page of rows that is asked for, and how many there are of each fate."""
        counts = dict(self.file.rows.order_by().values_list("fate").annotate(Count("pk")))
        fate = self.request.GET.get("fate", "")
        fate = fate if fate in Fate.values else ""
        rows = self.file.rows.filter(fate=fate) if fate else self.file.rows.all()
        page = Paginator(rows, A_PAGE).get_page(self.request.GET.get("p"))
        names = dict(
            Group.objects.filter(pk__in=[row.about for row in page if row.about]).values_list(
                "pk", "name"
            )
        )
        writes = counts.get(Fate.NEW, 0) + counts.get(Fate.CHANGES, 0)
        return super().get_context_data(**kwargs) | {
            "fates": [(one, one.label, counts.get(one.value, 0)) for one in Fate],
            "fate": fate,
            "page": page,
            "rows": [_shown(self.file, row, names) for row in page],
            "writes": writes,
            "wrong": counts.get(Fate.ERROR, 0),
            "number": sum(counts.values()),
            "form": PressForm(may_publish=self.request.user.has_perm(PUBLISH)),
        }

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Carry it out, and say how much of each."""
        may_publish = request.user.has_perm(PUBLISH)
        form = PressForm(request.POST, may_publish=may_publish)
        public = form.is_valid() and form.cleaned_data["how"] == PUBLIC
        today = timezone.localdate()
        try:
            done = carry_out(
                file_id=self.file.pk, editor=request.user, checked_already=public, today=today
            )
        except ChangedMeanwhile:
            told = _("The directory has changed meanwhile. The rows are checked once more.")
            messages.warning(request, told)
            self.file.refresh_from_db()
            return room_of(self.file)
        except NotNow:
            return room_of(self.file)
        messages.success(request, _told(done))
        return redirect(START)


class AnotherPage(FilePage):
    """Takes a row that may be there already as an entry of its own."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: Any, number: int) -> HttpResponse:
        """Back to the rows like it."""
        try:
            take_as_new(file_id=self.file.pk, editor=request.user, number=number)
        except NotNow:
            return room_of(self.file)
        rows = reverse("groups_bring_rows", args=[self.file.pk])
        return redirect(f"{rows}?fate={Fate.DUPLICATE}")


class ErrorsFile(FilePage):
    """What is wrong, by row and column, as a spreadsheet."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """No cell begins a formula."""
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        response.headers["Content-Disposition"] = 'attachment; filename="errors.csv"'
        writer = csv.writer(response)
        writer.writerow([_("row"), _("column"), _("what is wrong"), _("what stands there")])
        for row in self.file.rows.filter(fate=Fate.ERROR).iterator(chunk_size=500):
            for name, told in row.errors:
                heading, cell = _cell(self.file, row, name)
                writer.writerow(map(written, (row.number, heading, told, cell)))
        return response


def _shown(file: BringFile, row: BringRow, names: dict[Any, str]) -> dict[str, Any]:
    return {
        "number": row.number,
        "name": row.made.get("claims", {}).get("name", "") or _cell(file, row, "name")[1],
        "fate": row.fate,
        "label": Fate(row.fate).label,
        "errors": [(*_cell(file, row, name), told) for name, told in row.errors],
        "changes": row.changes if row.fate == Fate.CHANGES else [],
        "note": row.changes[0][2] if row.fate == Fate.DUPLICATE and row.changes else "",
        "entry": names.get(row.about, "") if row.fate != Fate.NEW else "",
    }


def _cell(file: BringFile, row: BringRow, name: str) -> tuple[str, str]:
    """The heading of the column that is this field, and what the row has there."""
    for place, known in file.fields.items():
        if known == name:
            return file.columns[int(place)], row.cells[int(place)]
    return label(name) if name else "", ""


def _told(done: Done) -> str:
    new = ngettext("%(number)s listing is new.", "%(number)s listings are new.", done.new)
    changed = ngettext("%(number)s is changed.", "%(number)s are changed.", done.changed)
    waiting = ngettext(
        "%(number)s change waits for a check.", "%(number)s changes wait for a check.", done.waiting
    )
    pairs = ((new, done.new), (changed, done.changed), (waiting, done.waiting))
    return " ".join(text % {"number": number} for text, number in pairs if number) or _(
        "Nothing was to be changed."
    )
