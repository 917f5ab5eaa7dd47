"""Topics, place and years, added or changed while the story waits to be read."""

from dataclasses import asdict
from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View

from stories.actions.content import latest_content
from stories.actions.refusals import NotNow
from stories.actions.rewrite import rewrite
from stories.document import Content
from stories.share.forms import PlaceForm, TopicsForm
from stories.share.forms.step import StepForm
from stories.share.forms.topics import VOCABULARIES
from stories.share.returning.visit import Visit, for_author, page
from stories.share.views.longer import FIND
from stories.vault.models import State

# Later it would leave the page, or leave a question unanswered, for a word beside the story.
MAY_ADD = (State.WAITING,)


@method_decorator(for_author, name="dispatch")
class AddView(View):
    """A screen of the longer road, once more. Subclasses say which form and template."""

    name: ClassVar[str]
    form_class: ClassVar[type[StepForm]]

    def get(self, request: HttpRequest, visit: Visit) -> HttpResponse:
        """The question, with what was said before."""
        if visit.state not in MAY_ADD:
            raise NotNow
        return page(request, visit, self.name, form=self.form(visit))

    def post(self, request: HttpRequest, visit: Visit) -> HttpResponse:
        """Back to the desk with it; nothing typed is lost when it came too late."""
        form = self.form(visit, request.POST)
        late = visit.state not in MAY_ADD
        if late or request.POST.get("then") == FIND or not form.is_valid():
            return page(request, visit, self.name, form=form, late=late)
        beside = self.beside(form.answers())
        before = asdict(latest_content(visit.submission, visit.safe))
        if all(before[name] == value for name, value in beside.items()):
            messages.info(request, _("You changed nothing, so everything stays as it was."))
            return redirect("share:story")
        rewrite(
            submission_id=visit.submission.id,
            beside=beside,
            today=visit.today,
            language=visit.language,
        )
        messages.success(request, _("It is saved. We read it together with your story."))
        return redirect("share:story")

    def form(self, visit: Visit, data: Any = None) -> StepForm:
        """The form, fitted to the story as it stands."""
        content = latest_content(visit.submission, visit.safe)
        return self.form_class(data, answers=as_answers(content), language=content.language)

    def beside(self, answers: dict[str, Any]) -> dict[str, Any]:
        """The answers by the names and kinds that `Content` has for them."""
        raise NotImplementedError


class AddTopicsView(AddView):
    """What it is about."""

    name = "add_topics"
    form_class = TopicsForm

    def beside(self, answers: dict[str, Any]) -> dict[str, Any]:
        """Both vocabularies, in the order in which they are kept."""
        return {name: tuple(sorted(set(answers["topics"][name]))) for name in VOCABULARIES}


class AddPlaceView(AddView):
    """Where and when."""

    name = "add_place"
    form_class = PlaceForm

    def beside(self, answers: dict[str, Any]) -> dict[str, Any]:
        """The years as a pair, or none."""
        return answers | {"years": tuple(answers["years"]) or None}


def as_answers(content: Content) -> dict[str, Any]:
    """A version as the answers that the screens of the longer road begin with."""
    topics = {name: list(getattr(content, name)) for name in VOCABULARIES}
    return asdict(content) | {"topics": topics}
