"""A form for one file, small enough to be read at once."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.sheets.table import MOST_BYTES

MEGABYTE = 1024 * 1024


class FileForm(forms.Form):
    """One file. What is wrong with it stands beside it."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV from any spreadsheet."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt"}),
    )

    def clean_file(self) -> Any:
        """Not larger than can be read at once."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            told = _("This file is too large. At most %(most)s MB can be brought in at once.")
            raise forms.ValidationError(told % {"most": MOST_BYTES // MEGABYTE})
        return file
