"""Which column is which field: proposed by its heading, settled by the editor."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.actions.bringing.settle_columns import settle_columns
from groups.bring.fields import known, label
from groups.bring.pages.base import FilePage, room_of
from groups.bring.rows import REQUIRED
from groups.models import BringFile

SAMPLES: Final = 3
LONGEST: Final = 80  # characters of a cell that is shown


class ColumnsForm(forms.Form):
    """A list for each column."""

    def __init__(self, file: BringFile, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.needed = REQUIRED[file.of]
        choices = [
            ("", _("leave out")),
            *sorted(
                ((name, label(name).capitalize()) for name in known(file.of)),
                key=lambda pair: pair[1],
            ),
        ]
        for place, heading in enumerate(file.columns):
            shown = heading or _("column %(number)s") % {"number": place + 1}
            self.fields[f"column-{place}"] = forms.ChoiceField(
                label=shown,
                choices=choices,
                required=False,
                initial=file.fields.get(str(place), ""),
            )

    def clean(self) -> dict[str, Any]:
        """Each field once; those without which there is no entry."""
        said = super().clean() or {}
        seen: dict[str, str] = {}
        for name, value in list(said.items()):
            if value and value in seen:
                told = _("The column “%(column)s” is this already.")
                self.add_error(name, told % {"column": self.fields[seen[value]].label})
            seen.setdefault(value, name)
        for needed in self.needed:
            if needed not in seen:
                told = _("Every listing needs this: %(field)s. Please say which column it is in.")
                self.add_error(None, told % {"field": label(needed)})
        return said

    def settled(self) -> dict[int, str]:
        """Which column is which field."""
        return {
            int(name.partition("-")[2]): value for name, value in self.cleaned_data.items() if value
        }


class ColumnsPage(FilePage):
    """A row for each column, with what stands in its first cells."""

    template_name = "groups/bring/columns.html"
    page_title = gettext_lazy("Columns")
    form: ColumnsForm | None = None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The columns with their lists."""
        form = self.form or ColumnsForm(self.file)
        first = list(self.file.rows.values_list("cells", flat=True)[: SAMPLES * 10])
        rows = [
            {"field": field, "samples": _samples(first, place)} for place, field in enumerate(form)
        ]
        number = self.file.rows.count()
        return super().get_context_data(**kwargs) | {"form": form, "rows": rows, "number": number}

    def post(self, request: HttpRequest, pk: Any) -> HttpResponse:
        """Settle them, and go on to checking."""
        self.form = ColumnsForm(self.file, request.POST)
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data(), status=422)
        settled = self.form.settled()
        return room_of(settle_columns(file_id=self.file.pk, editor=request.user, fields=settled))


def _samples(rows: Sequence[list[str]], place: int) -> list[str]:
    """Some cells that hold something, each once."""
    cells = (cells[place].strip() for cells in rows if place < len(cells))
    return [cell[:LONGEST] for cell in dict.fromkeys(cells) if cell][:SAMPLES]
