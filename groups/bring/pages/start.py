"""Where a file is sent, and what may be in it."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy

from community.sheets.sent import MEGABYTE, FileForm
from community.sheets.table import MOST_BYTES, MOST_ROWS, Unreadable
from groups.actions.bringing.let_go import KEPT_DAYS, let_go
from groups.actions.bringing.receive import receive
from groups.bring.fields import known, label
from groups.bring.pages.base import START, BringPage, FilePage, room_of
from groups.models import BringFile
from groups.models.bring import Of


class BringForm(FileForm):
    """One file of listings."""

    of = forms.ChoiceField(
        label=gettext_lazy("What is in the file?"),
        choices=Of.choices,
        initial=Of.GROUPS,
        required=False,
        widget=forms.RadioSelect,
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "CSV from any spreadsheet; of groups also GeoJSON, or HSDS as JSON or zip."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.json,.geojson,.zip"}),
    )

    def clean_of(self) -> str:
        """Groups, where nothing is said."""
        return self.cleaned_data["of"] or Of.GROUPS


class StartPage(BringPage):
    """A form for the file, and the file that was begun before."""

    template_name = "groups/bring/start.html"
    form: BringForm | None = None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What a person needs to know before they send it."""
        return super().get_context_data(**kwargs) | {
            "form": self.form or BringForm(),
            "begun": BringFile.objects.filter(editor=self.request.user.pk).first(),
            "most_rows": MOST_ROWS,
            "most_bytes": MOST_BYTES // MEGABYTE,
            "kept_days": KEPT_DAYS,
            "kinds": [(of.label, [(name, label(name)) for name in known(of)]) for of in Of],
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        """Read it, or say beside it why it cannot be read."""
        self.form = BringForm(request.POST, request.FILES)
        if self.form.is_valid():
            try:
                given = self.form.cleaned_data
                content = given["file"].read()
                file = receive(content=content, editor=request.user, of=given["of"])
                return room_of(file)
            except Unreadable as error:
                self.form.add_error("file", str(error))
        return self.render_to_response(self.get_context_data(), status=422)


class LetGoPage(FilePage):
    """Forgets a file that was begun."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Back to the start."""
        let_go(file_id=self.file.pk, editor=request.user)
        return redirect(START)
