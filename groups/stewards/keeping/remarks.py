"""What organisers and editors write to each other about an entry."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from groups.actions.remark import write_remark
from groups.models import Group
from groups.stewards.forms.keep import RemarkForm
from groups.stewards.keeping.guard import for_stewards

# More than this in a row without an answer says nothing new.
MOST_IN_A_ROW = 10


@for_stewards
def remarks(request: HttpRequest, group: Group) -> HttpResponse:
    """Both ways, oldest first. Which editor wrote is not said."""
    form = RemarkForm(request.POST if request.method == "POST" else None)
    said = list(group.remarks.all())
    if request.method == "POST" and form.is_valid():
        if len(said) >= MOST_IN_A_ROW and not any(one.by_editor for one in said[-MOST_IN_A_ROW:]):
            form.add_error("text", _("Many remarks wait already. Please give us a little time."))
        else:
            text = form.cleaned_data["text"]
            write_remark(group_id=group.pk, author=request.user, by_editor=False, text=text)
            messages.success(request, _("It is sent. An editor reads it."))
            return redirect("stewards:remarks", group.slug)
    context = {"group": group, "form": form, "said": said}
    return render(request, "groups/stewards/remarks.html", context)
