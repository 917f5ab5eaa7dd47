"""The vocabulary: administrators add topics and reword them; writers choose from the list."""

import re
from typing import Any, Final

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.viewsets.model import ModelViewSet

from community.models import Alternative, Coercion, MergedTopic
from community.words_of_topics import reworded

ENGLISH = "en"
NEW: Final = ("slug", "kind", "broader")
BETWEEN: Final = re.compile(r"[;\r\n]+")
KEPT_PAGES = ("index", "index_results", "add", "edit", "history", "history_results")


def translated() -> list[tuple[str, Any]]:
    """The languages beside English that a topic may have a label in."""
    return [pair for pair in settings.STORY_LANGUAGES if pair[0] != ENGLISH]


def apart(text: str) -> list[str]:
    """Words and phrases that stand between semicolons or on lines of their own, each once."""
    return list(dict.fromkeys(found for part in BETWEEN.split(text) if (found := part.strip())))


class TopicForm(WagtailAdminModelForm):  # type: ignore[misc]
    """The English name, its meaning and source; a label for each other language, and what people
    call it in each."""

    class Meta:
        fields = ["name", "definition", "source"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        meaning = self.fields["definition"]
        meaning.required = True
        meaning.error_messages["required"] = _(
            "Please say in a sentence or two what it means. It stands on the topic’s page, and "
            "readers choose by it."
        )
        for code, language in translated():
            self.fields[f"label_{code}"] = forms.CharField(
                label=_("Label in %(language)s") % {"language": language},
                required=False,
                max_length=100,
                initial=self.instance.labels.get(code, ""),
            )
        for code, language in settings.STORY_LANGUAGES:
            self.fields[f"everyday_{code}"] = forms.CharField(
                label=_("Everyday words in %(language)s") % {"language": language},
                help_text=_(
                    "What people who lived it call it, with semicolons between. They stand on the "
                    "topic’s page, and lead to this topic when someone types them."
                ),
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
                initial="; ".join(self.instance.everyday(code)),
            )

    def clean(self) -> dict[str, Any]:
        """Write labels and everyday words back where they live, without empty ones."""
        values: dict[str, Any] = super().clean() or {}
        typed = {code: values.get(f"label_{code}", "").strip() for code, _name in translated()}
        kept = {code: label for code, label in self.instance.labels.items() if code not in typed}
        self.instance.labels = kept | {code: label for code, label in typed.items() if label}
        said = {
            code: values.get(f"everyday_{code}", "") for code, _name in settings.STORY_LANGUAGES
        }
        everyday = {code: apart(text) for code, text in said.items()}
        others = {c: words for c, words in self.instance.everyday_words.items() if c not in said}
        self.instance.everyday_words = others | {c: words for c, words in everyday.items() if words}
        return values

    def clean_slug(self) -> str:
        """Raises where another topic has it, of either list, or had it before it was merged."""
        slug = str(self.cleaned_data["slug"])
        taken = [model.objects.filter(slug=slug) for model in (Coercion, Alternative)]
        if any(rows.exists() for rows in (*taken, MergedTopic.objects.filter(slug=slug))):
            raise ValidationError(_("Another topic has or had this address. Choose another."))
        return slug

    def save(self, commit: bool = True) -> Any:
        """A new one stands last among its list; what is found by its words is told."""
        if self.instance.pk is None:
            last = type(self.instance)._default_manager.aggregate(last=Max("position"))["last"]
            self.instance.position = (last or 0) + 1
        topic = super().save(commit=commit)
        reworded.send(sender=type(topic), topic=topic)
        return topic


class TopicViewSet(ModelViewSet):  # type: ignore[misc]
    """Added and reworded; never deleted, since stories point at topics: two can be merged."""

    icon = "tag"
    list_display = ["__str__", "kind", "broader", "definition"]
    list_filter = ["kind"]
    search_fields = ["name", "slug"]
    copy_view_enabled = False
    add_to_reference_index = False

    def get_form_class(self, for_update: bool = False) -> type[TopicForm]:
        """The same form for both vocabularies. Slug and place are chosen once: addresses and
        stories hold the slug."""
        names = TopicForm.Meta.fields if for_update else [*TopicForm.Meta.fields, *NEW]
        meta = type("Meta", (TopicForm.Meta,), {"model": self.model, "fields": names})
        return type("TopicForm", (TopicForm,), {"Meta": meta})

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """No addresses for what cannot be done."""
        absent = {"delete_url_name": None, "usage_url_name": None}
        found: dict[str, Any] = super().get_common_view_kwargs(**kwargs) | absent
        return found

    def get_urlpatterns(self) -> list[Any]:
        """The list and the form."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in KEPT_PAGES]


class CoercionViewSet(TopicViewSet):
    """Kinds of coercion."""

    model = Coercion
    name = "coercion"
    menu_label = _("Kinds of coercion")


class AlternativeViewSet(TopicViewSet):
    """What helps or protects instead."""

    model = Alternative
    name = "alternatives"
    menu_label = _("Alternatives")
