"""Words for the cold moments: every one that ships, editable in every language of the site."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import log

from community.language import page_language
from community.models import Words
from community.panels.words_form import WordsForm, initial, is_moment
from community.words import Saying, keys, shipped, written

CHANGE = "community.change_words"


class WordsRequired:
    """For whoever may change words."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse everybody else."""
        if not request.user.has_perm(CHANGE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc,no-any-return]


class WordsList(WordsRequired, TemplateView, WagtailAdminTemplateMixin):  # type: ignore[misc]
    """Every moment with its heading, and which languages staff have changed."""

    template_name = "community/words/list.html"
    page_title = gettext_lazy("Words for cold moments")
    header_icon = "openquote"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One row a moment, one link a language. One query."""
        changed = set(Words.objects.values_list("key", "language"))
        own = shipped(page_language())
        titles = shipped(settings.LANGUAGE_CODE) | own
        rows = [
            {
                "key": key,
                "title": titles[key].title,
                "languages": [
                    {
                        "name": name,
                        "url": reverse("words:edit", args=[key, code]),
                        "changed": (key, code) in changed,
                    }
                    for code, name in settings.LANGUAGES
                ],
            }
            for key in keys()
        ]
        return super().get_context_data(**kwargs) | {"rows": rows}


class WordsEdit(WordsRequired, FormView, WagtailAdminTemplateMixin):  # type: ignore[misc]
    """One text in one language, beside what ships. Taking the change back is one button."""

    template_name = "community/words/edit.html"
    form_class = WordsForm
    header_icon = "openquote"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Only moments and languages that exist."""
        super().setup(request, *args, **kwargs)
        if not is_moment(kwargs["key"]) or kwargs["language"] not in dict(settings.LANGUAGES):
            raise Http404

    @cached_property
    def shipped(self) -> Saying:
        """What the software ships: in this language, else in English."""
        key, language = self.kwargs["key"], self.kwargs["language"]
        return shipped(language).get(key) or shipped(settings.LANGUAGE_CODE)[key]

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form knows what it must not lose."""
        return super().get_form_kwargs() | {"shipped": self.shipped}

    def get_initial(self) -> dict[str, str]:
        """As it is written now: figures by name, or they would be kept as numbers."""
        return initial(written(self.kwargs["key"], self.kwargs["language"]))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the words, or go back to the shipped ones."""
        if "reset" in request.POST:
            return self.reset()
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def reset(self) -> HttpResponse:
        """Forget the change."""
        for row in self.rows():
            log(row, "wagtail.delete")
            row.delete()
        messages.success(self.request, _("These are the words that came with the software."))
        return redirect("words:index")

    def form_valid(self, form: WordsForm) -> HttpResponse:
        """Keep what differs from the shipped words; keep nothing that does not."""
        if form.cleaned_data == initial(self.shipped):
            return self.reset()
        row, _made = Words.objects.update_or_create(
            key=self.kwargs["key"], language=self.kwargs["language"], defaults=form.cleaned_data
        )
        log(row, "wagtail.edit")
        messages.success(self.request, _("People will read your words from now on."))
        return redirect("words:index")

    def rows(self) -> Any:
        """The change, if there is one."""
        return Words.objects.filter(key=self.kwargs["key"], language=self.kwargs["language"])

    def get_page_title(self) -> str:
        """Which moment."""
        return self.shipped.title or self.kwargs["key"]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, list, here."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("words:index"), "label": WordsList.page_title},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what ships, and whether it was changed."""
        language = self.kwargs["language"]
        return super().get_context_data(**kwargs) | {
            "shipped": self.shipped,
            "language": language,
            "language_name": dict(settings.LANGUAGES)[language],
            "changed": self.rows().exists(),
        }


class WordsMenuItem(MenuItem):  # type: ignore[misc]
    """Only for whoever may change words."""

    def is_shown(self, request: HttpRequest) -> bool:
        """By permission."""
        return bool(request.user.has_perm(CHANGE))


class WordsViewSet(ViewSet):  # type: ignore[misc]
    """Two pages: all moments, and one of them."""

    name = "words"
    icon = "openquote"
    menu_label = pgettext_lazy("what we say to people", "Words")
    menu_item_class = WordsMenuItem

    def get_urlpatterns(self) -> list[Any]:
        """The list, and one text in one language."""
        return [
            path("", WordsList.as_view(), name="index"),
            path("<str:key>/<str:language>/", WordsEdit.as_view(), name="edit"),
        ]
