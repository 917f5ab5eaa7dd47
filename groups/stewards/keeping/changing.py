"""Changing what an entry says, how it is reached, and its picture."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.actions.change import change
from groups.actions.picture import put_picture, reword_picture, take_picture_out
from groups.actions.reach import reach
from groups.actions.refusals import NotNow, Overtaken
from groups.claims import newest
from groups.models import Group
from groups.stewards.forms.picture import PictureForm
from groups.stewards.keeping.guard import for_stewards
from groups.stewards.parts import claim_parts_of, is_circle, reach_form_of


@for_stewards
def part(request: HttpRequest, group: Group, name: str) -> HttpResponse:
    """One part of what it says. A public entry stays as it is until an editor has looked."""
    parts = claim_parts_of(group)
    if name not in parts:
        raise Http404
    form = parts[name].of(newest(group), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            sent = change(group_id=group.pk, claims=form.claims(), steward=request.user)
        except NotNow:
            return redirect("stewards:entry", group.slug)
        except ValidationError as error:
            form.add_error(None, list(error.messages))
        else:
            _say_changed(request, group, sent)
            return redirect("stewards:entry", group.slug)
    return _page(request, group, form, title=form.title, lead=form.lead, waits=True)


@for_stewards
def contact(request: HttpRequest, group: Group) -> HttpResponse:
    """How it is reached: live at once, for everybody and for good."""
    data = request.POST if request.method == "POST" else None
    form = reach_form_of(group).of(group, data)
    if request.method == "POST" and form.is_valid():
        today = timezone.localdate()
        reach(group_id=group.pk, ways=form.ways(), steward=request.user, today=today)
        messages.success(request, _("It is changed, and shows at once."))
        return redirect("stewards:entry", group.slug)
    return _page(request, group, form, title=form.title, lead=form.lead)


@for_stewards
def picture(request: HttpRequest, group: Group) -> HttpResponse:
    """A photo or logo, with words for those who do not see it. A circle's page shows none."""
    if is_circle(group):
        raise Http404
    known = newest(group)
    data = request.POST if request.method == "POST" else None
    form = PictureForm(
        data, request.FILES or None, initial={"words": known.logo_alt}, known=known.logo_id
    )
    taken_out = request.POST.get("then") == "take-out"
    if request.method == "POST" and (taken_out or form.is_valid()):
        try:
            sent = _change_picture(request, group, None if taken_out else form.cleaned_data)
        except NotNow:
            return redirect("stewards:entry", group.slug)
        except Overtaken:
            form.overtaken_by(known.logo_id)
        except ValidationError as error:
            form.add_error(None, list(error.messages))
        else:
            _say_changed(request, group, sent)
            onward = "entry" if sent or group.live or taken_out else "look"
            return redirect(f"stewards:{onward}", group.slug)
    context = {
        "title": _("A photo or logo"),
        "lead": _("One picture: a house, a logo, hands. No faces of people who did not agree."),
        "picture": known.logo,
        "picture_words": known.logo_alt,
        "upload": True,
        "waits": True,
    }
    return _page(request, group, form, **context)


def _change_picture(request: HttpRequest, group: Group, said: dict[str, Any] | None) -> bool:
    """Another one, other words for the one that is there, or none; whether it has to be checked."""
    mine: dict[str, Any] = {"group_id": group.pk, "steward": request.user}
    if said is None:
        return take_picture_out(**mine)
    if said["file"] is not None:
        return put_picture(file=said["file"], words=said["words"], **mine)
    return reword_picture(image_id=said["known"], words=said["words"], **mine)


def _page(request: HttpRequest, group: Group, form: Any, **more: Any) -> HttpResponse:
    context = {"group": group, "form": form} | more
    return render(request, "groups/stewards/change.html", context)


def _say_changed(request: HttpRequest, group: Group, sent: bool) -> None:
    if not sent:
        messages.success(request, _("It is kept."))
    elif group.live:
        messages.success(
            request,
            _("It is kept, and waits for a check. Until then the public page stays as it was."),
        )
    else:
        messages.success(request, _("It is kept, and waits for a check."))
