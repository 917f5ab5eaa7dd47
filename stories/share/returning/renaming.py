"""Another name: it goes back to the desk as other new words do, and only then stands anywhere."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stories.actions.content import latest_content
from stories.actions.refusals import NotNow
from stories.actions.rewrite import MAY_REWRITE, rewrite
from stories.document import VOICES, Content
from stories.share.naming import KEEP, doubts_about
from stories.share.returning.forms import NAME_LIMIT, Text
from stories.share.returning.visit import Visit, for_author, page


class RenameForm(forms.Form):
    """One name. To show none, it is hidden and not emptied."""

    use_required_attribute = False

    name = Text(
        label=gettext_lazy("The name to show"),
        help_text=gettext_lazy("A made-up one, or your own. You say yes to it once more later."),
        limit=NAME_LIMIT,
        rows=1,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy(
                "Please write a name. If you want none shown, hide it instead."
            )
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_author
def rename_page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The name alone, to change; saving takes the story to the desk and off the page."""
    late = visit.state not in MAY_REWRITE
    if late and request.method != "POST":
        raise NotNow
    content = latest_content(visit.submission, visit.safe)
    form = RenameForm(request.POST or None, initial={"name": content.name})
    doubted = form.is_valid() and think_twice(visit, form, request.POST, texts_of(content))
    if late or doubted or not form.is_valid():
        return page(request, visit, "rename", form=form, late=late, doubted=doubted)
    if form.cleaned_data["name"] == content.name:
        messages.info(request, _("You changed nothing, so everything stays as it was."))
        return redirect("share:story")
    rewrite(
        submission_id=visit.submission.id,
        texts={"name": form.cleaned_data["name"]},
        today=visit.today,
        language=visit.language,
    )
    messages.success(request, _("Your new name is saved. We look at it before it is shown."))
    return redirect("share:story")


def think_twice(visit: Visit, form: forms.Form, posted: QueryDict, texts: Iterable[str]) -> str:
    """A new name that may be unwise, with the reasons beside its field; "" where it may go on."""
    name = str(form.cleaned_data.get("name", ""))
    unchanged = name == latest_content(visit.submission, visit.safe).name
    if unchanged or posted.get(KEEP) == name:
        return ""
    said = _doubts(visit, name, texts)
    if said:
        form.add_error("name", forms.ValidationError(said))
    return name if said else ""


def name_doubts(visit: Visit, content: Content) -> list[str]:
    """What there is to think about before the name of this page is shown."""
    return _doubts(visit, content.name, texts_of(content))


def texts_of(content: Content) -> list[str]:
    """The words beside the name."""
    return [getattr(content, text) for text in ("title", *VOICES)]


def _doubts(visit: Visit, name: str, texts: Iterable[str]) -> list[str]:
    found: Any = doubts_about(name, texts, today=visit.today, reference=visit.submission.reference)
    return list(found)
