"""The short road's questions."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from community.words import say
from stories.choices import Perspective
from stories.share import steps
from stories.share.draft import Draft
from stories.share.forms import AboutForm, ChoiceForm, HelpedForm, WhoseForm, WordsForm
from stories.share.forms.choice import choice_wordings
from stories.share.views.step import StepView

SAID_BEFORE = {
    Perspective.CLOSE: "someone_close",
    Perspective.STAFF: "from_work",
    Perspective.SAW: "saw_it",
}


class WhoseView(StepView):
    """Asks whose story it is."""

    step = steps.WHOSE
    form_class = WhoseForm


class AboutView(StepView):
    """What to know before telling about somebody else, or about one's work."""

    step = steps.ABOUT
    form_class = AboutForm
    template = "stories/share/about.html"

    def further(self, perspective: str) -> dict[str, Any]:
        """Words that fit who tells it."""
        key = SAID_BEFORE.get(perspective, "someone_close")  # type: ignore[call-overload]
        return {"saying": say(key), "died": say("someone_died")}


class WordsView(StepView):
    """Asks what happened."""

    step = steps.WORDS
    form_class = WordsForm
    template = "stories/share/words.html"

    def further(self, perspective: str) -> dict[str, Any]:
        """Words for whoever writes about someone who has died, or has not agreed."""
        return {"died": say("someone_died"), "not_agreed": say("someone_not_agreed")}


class HelpedView(StepView):
    """Asks what helped, or would have."""

    step = steps.HELPED
    form_class = HelpedForm
    template = "stories/share/helped.html"


class ChoiceView(StepView):
    """Asks what may happen with the words."""

    step = steps.CHOICE
    form_class = ChoiceForm
    template = "stories/share/choice.html"

    def onward(self, request: HttpRequest, draft: Draft | None) -> str:
        """To the code; by way of the longer road for those who press for it."""
        if request.POST.get("then") == steps.MORE:
            return reverse("share:more")
        return super().onward(request, draft)

    def further(self, perspective: str) -> dict[str, Any]:
        """The whole of each wording, below the list."""
        return {"wordings": [words for _choice, words in choice_wordings()]}
