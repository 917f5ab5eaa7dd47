"""The glossary in the admin: each word by language, with its source."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.viewsets.model import ModelViewSet

from community.models.topics import ENGLISH
from community.panels.topics import apart
from home.models import Term


class TermForm(WagtailAdminModelForm):  # type: ignore[misc]
    """English is needed; every other language is whole or empty."""

    source_url = forms.URLField(
        label=_("address of the source"), assume_scheme="https", max_length=500, required=False
    )

    class Meta:
        model = Term
        fields = ["slug", "source", "source_url"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, language in settings.STORY_LANGUAGES:
            said = self.instance.words.get(code) or {}
            for name, field in _fields(code, language).items():
                field.initial = said.get(name, "")
                if name == "also":
                    field.initial = "; ".join(said.get(name) or ())
                self.fields[f"{name}_{code}"] = field

    def clean(self) -> dict[str, Any]:
        """Put the words back where they live. Raises beside what is missing of a language."""
        values: dict[str, Any] = super().clean() or {}
        words: dict[str, Any] = {}
        for code, _language in settings.STORY_LANGUAGES:
            label, meaning = (
                (values.get(f"{name}_{code}") or "").strip() for name in ("label", "definition")
            )
            if bool(label) != bool(meaning):
                missing = "definition" if label else "label"
                told = gettext("A word needs its meaning, and a meaning its word.")
                self.add_error(f"{missing}_{code}", ValidationError(told))
            elif label:
                also = apart(values.get(f"also_{code}") or "")
                words[code] = {"label": label, "also": also, "definition": meaning}
        others = {code: said for code, said in self.instance.words.items() if code not in _codes()}
        self.instance.words = others | words
        self.instance.kept_here = True
        return values


def _codes() -> set[str]:
    return {code for code, _language in settings.STORY_LANGUAGES}


def _fields(code: str, language: Any) -> dict[str, forms.CharField]:
    needed = code == ENGLISH
    named = {"language": language}
    return {
        "label": forms.CharField(
            label=_("Word in %(language)s") % named, max_length=100, required=needed
        ),
        "definition": forms.CharField(
            label=_("What it means, in %(language)s") % named,
            max_length=500,
            required=needed,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("One or two sentences that a child of ten can read."),
        ),
        "also": forms.CharField(
            label=_("Also written in %(language)s") % named,
            max_length=300,
            required=False,
            help_text=_("Other forms of the word in texts, with semicolons between."),
        ),
    }


class TermViewSet(ModelViewSet):  # type: ignore[misc]
    """Words of the guide that are no topics."""

    model = Term
    name = "glossary"
    icon = "openquote"
    menu_label = _("Glossary")
    list_display = ["__str__", "slug", "source"]
    search_fields = ["slug", "source"]
    ordering = ["slug"]
    copy_view_enabled = False
    add_to_reference_index = False

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        """One form for a new word and for an old one."""
        return TermForm
