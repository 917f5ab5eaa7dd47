"""When and where a circle meets, changed by its organiser: live at once, without a check."""

from typing import cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from groups.actions.meet import Dates, Whereabouts, meet
from groups.actions.refusals import NotNow
from groups.models import Group
from groups.stewards.circles.forms import VenueForm, WhenForm
from groups.stewards.forms.part import PartForm
from groups.stewards.keeping.guard import for_stewards
from groups.stewards.parts import is_circle


@for_stewards
def when(request: HttpRequest, group: Group) -> HttpResponse:
    """Its dates, with the next ten beside them."""
    form = _form(WhenForm, request, group)
    if request.method == "POST" and not form.comes_again and form.is_valid():
        return _put(request, group, form, dates=cast(WhenForm, form).dates())
    return _page(request, group, form)


@for_stewards
def venue(request: HttpRequest, group: Group) -> HttpResponse:
    """The address and the link, and who sees them."""
    form = _form(VenueForm, request, group)
    if request.method == "POST" and form.is_valid():
        return _put(request, group, form, whereabouts=cast(VenueForm, form).whereabouts())
    return _page(request, group, form)


def _form(form: type[PartForm], request: HttpRequest, group: Group) -> PartForm:
    if not is_circle(group):
        raise Http404
    return form.of(group, request.POST if request.method == "POST" else None)


def _put(
    request: HttpRequest,
    group: Group,
    form: PartForm,
    *,
    dates: Dates | None = None,
    whereabouts: Whereabouts | None = None,
) -> HttpResponse:
    try:
        meet(group_id=group.pk, steward=request.user, dates=dates, whereabouts=whereabouts)
    except NotNow:
        messages.info(request, _("It is closed, so nothing is changed."))
    except ValidationError as error:
        form.add_error(None, list(error.messages))
        return _page(request, group, form)
    else:
        messages.success(request, _("It is changed, and shows at once."))
    return redirect("stewards:entry", group.slug)


def _page(request: HttpRequest, group: Group, form: PartForm) -> HttpResponse:
    context = {"group": group, "form": form, "title": form.title, "lead": form.lead}
    return render(request, "groups/stewards/change.html", context)
