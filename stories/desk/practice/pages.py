"""Practice at the desk: choose an invented story, work on it, then see what others would do."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from community.language import page_language
from community.lib.paragraphs import paragraphs
from stories.choices import TELLERS
from stories.comparison import compare
from stories.desk.permissions import CareRequired
from stories.desk.practice.library import Practice, stories
from stories.desk.practice.looking import look
from stories.desk.strict import Strict
from stories.reading import language_name

TEXT_LIMIT = 10_000
DECISIONS = [
    ("offer", gettext_lazy("Offer it to the author\nThey see the page and say yes or no.")),
    ("ask", gettext_lazy("Ask the author something first\nThe story rests until they answer.")),
    ("lead", gettext_lazy("Ask the safeguarding lead to look\nNothing is blocked by it.")),
    ("decline", gettext_lazy("Decline it\nOnly by one of the published reasons.")),
]


class PracticeForm(forms.Form):
    """The text as others would read it, and a decision. Nothing of it is kept."""

    text = forms.CharField(
        label=gettext_lazy("What others would read"),
        help_text=gettext_lazy(
            "Change as little as you can. Take out or replace what could tell who somebody is."
        ),
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 22, "autocomplete": "off", "spellcheck": "false"}),
    )
    decision = forms.ChoiceField(
        label=gettext_lazy("What would you do with it?"),
        choices=DECISIONS,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please choose one. There is no mark for it.")},
    )


class PracticeList(CareRequired, TemplateView, WagtailAdminTemplateMixin):  # type: ignore[misc]
    """The invented stories, those in the language of the page first."""

    page_title = gettext_lazy("Practice stories")
    header_icon = "pick"
    template_name = "stories/desk/practice/list.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, queue, here."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("desk:index"), "label": _("Stories")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Each with its language and what it mentions."""
        here = page_language()
        found = sorted(stories().values(), key=lambda one: one.language != here)
        rows = [
            {
                "story": one,
                "language": language_name(one.language),
                "mentions": ", ".join(str(note.label) for note in one.mentions),
            }
            for one in found
        ]
        return super().get_context_data(**kwargs) | {"rows": rows}


class PracticeView(Strict, CareRequired, FormView):
    """One of them, under the policy and in the look of the real pages."""

    form_class = PracticeForm
    template_name = "stories/desk/practice/story.html"

    @cached_property
    def story(self) -> Practice:
        """The one of the address."""
        found = stories().get(self.kwargs["slug"])
        if found is None:
            raise Http404
        return found

    def get_initial(self) -> dict[str, str]:
        """The text as its author gave it."""
        return {"text": self.story.text}

    def form_valid(self, form: PracticeForm) -> HttpResponseBase:
        """The same page with both readings side by side. Nothing is written anywhere."""
        typed, story = form.cleaned_data["text"], self.story
        decisions = dict(DECISIONS)
        context = self.get_context_data(
            form=form,
            looked=look(story, typed),
            parts=compare(story.text, typed.replace("\r\n", "\n")),
            careful=compare(story.text, story.careful),
            mine=_first_line(decisions[form.cleaned_data["decision"]]),
            theirs=_first_line(decisions[story.decision]),
            same=form.cleaned_data["decision"] == story.decision,
        )
        return self.render_to_response(context)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what is known without opening."""
        story = self.story
        return super().get_context_data(**kwargs) | {
            "story": story,
            "paragraphs": paragraphs(story.text),
            "mentions": ", ".join(str(note.label) for note in story.mentions),
            "facts": [
                {"term": _("Told by"), "value": str(TELLERS[story.told_by])},
                {"term": _("The author’s choice"), "value": str(story.choice.label)},
                {"term": _("Language"), "value": language_name(story.language)},
            ],
        }


def _first_line(label: Any) -> str:
    return str(label).partition("\n")[0]
