"""The author changes the words themselves."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stories.actions.content import latest_content
from stories.actions.refusals import NotNow
from stories.actions.rewrite import MAY_REWRITE, rewrite
from stories.reading import heading_of
from stories.share.returning.forms import RewriteForm
from stories.share.returning.renaming import think_twice
from stories.share.returning.visit import Visit, for_author, page

FIELDS = tuple(RewriteForm.base_fields)


@require_http_methods(["GET", "HEAD", "POST"])
@for_author
def rewrite_page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The words in view, to change; saving takes them back to the desk and off the page."""
    form = _form(request, visit)
    if request.method != "POST":
        if visit.state not in MAY_REWRITE:
            raise NotNow
        return page(request, visit, "rewrite", form=form)
    doubted = form.is_valid() and think_twice(visit, form, request.POST, _texts(form))
    if doubted:
        return page(request, visit, "rewrite", form=form, doubted=doubted)
    if not form.is_valid() or visit.state not in MAY_REWRITE:
        # Said on the page and not by a redirect: what was typed must stay.
        late = visit.state not in MAY_REWRITE
        return page(request, visit, "rewrite", form=form, late=late)
    texts = {name: form.cleaned_data[name] for name in FIELDS}
    if texts == _now(visit):
        messages.info(request, _("You changed nothing, so everything stays as it was."))
        return redirect("share:story")
    rewrite(
        submission_id=visit.submission.id,
        texts=texts,
        today=visit.today,
        language=visit.language,
    )
    messages.success(request, _("Your words are saved. We read them once more."))
    return redirect("share:story")


def _texts(form: RewriteForm) -> list[str]:
    return [form.cleaned_data[name] for name in FIELDS if name != "name"]


def _now(visit: Visit) -> dict[str, str]:
    content = latest_content(visit.submission, visit.safe)
    return {name: getattr(content, name) for name in FIELDS}


def _form(request: HttpRequest, visit: Visit) -> RewriteForm:
    form = RewriteForm(request.POST if request.method == "POST" else None, initial=_now(visit))
    perspective = latest_content(visit.submission, visit.safe).perspective
    for voice in ("happened", "helped", "wish"):
        form.fields[voice].label = heading_of(voice, perspective)
        form.fields[voice].widget.attrs["lang"] = visit.submission.language
    return form
