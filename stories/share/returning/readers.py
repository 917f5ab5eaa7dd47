"""Who should not read it: said, changed or taken back at any time after sending."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stories.actions.keep_from import keep_from
from stories.share.forms import ReadersForm
from stories.share.returning.visit import Visit, for_author, page


@require_http_methods(["GET", "HEAD", "POST"])
@for_author
def readers_page(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The wish as it stands; a press seals another."""
    data = request.POST if request.method == "POST" else None
    kept = {"not_read_by": visit.safe.get(visit.submission, "not_read_by", {})}
    form = ReadersForm(data, answers=kept, language=visit.language)
    if data is None or not form.is_valid():
        return page(request, visit, "readers", form=form)
    keep_from(submission_id=visit.submission.id, wish=form.wish(), today=visit.today)
    if form.wish():
        said = _("Done. It does not open for them. They are not told why.")
    else:
        said = _("Done. Everybody who looks after stories may read it.")
    messages.success(request, said)
    return redirect("share:story")
