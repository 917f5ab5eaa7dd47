"""Coming in as another organiser: by an invitation, or by asking."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from community.limits import Limit
from groups.actions.accept import accept, find_invitation
from groups.actions.join import ask_to_join
from groups.actions.refusals import NotNow, TooMany
from groups.models import Group
from groups.stewards.forms.keep import JoinForm
from groups.stewards.keeping.guard import for_organisers, me

ASKED = Limit("listing-join", 10, 3600)
OVER = 410


@for_organisers
def invited(request: HttpRequest, token: str) -> HttpResponse:
    """A button for whoever was invited and has said who they are. It works once."""
    today = timezone.localdate()
    invitation = find_invitation(token, today=today)
    if request.method == "POST" and invitation is not None:
        try:
            group = accept(token=token, person=request.user, today=today)
        except NotNow:
            invitation = None
        else:
            messages.success(request, _("Welcome. You look after it now."))
            return redirect("stewards:entry", group.slug)
    status = 200 if invitation else OVER
    context = {"invitation": invitation, "days": settings.PERIODS["CONFIRM_DAYS"]}
    return render(request, "groups/stewards/invited.html", context, status=status)


@for_organisers
def join(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask those who look after an entry, or its editors where nobody does."""
    group = Group.objects.filter(slug=slug, live=True).first()
    if group is None or group.is_office:
        raise Http404
    if group.stewards.filter(user=me(request)).exists():
        return redirect("stewards:entry", group.slug)
    form = JoinForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _asked(request, group, form):
        messages.success(request, _("It is sent. We write to you as soon as there is an answer."))
        return redirect("stewards:mine")
    return render(request, "groups/stewards/join.html", {"group": group, "form": form})


def _asked(request: HttpRequest, group: Group, form: JoinForm) -> bool:
    words = form.cleaned_data["words"]
    try:
        if not ASKED.pause(request):
            today = timezone.localdate()
            ask_to_join(group_id=group.pk, person=request.user, words=words, today=today)
            return True
    except (TooMany, Group.DoesNotExist):
        pass
    form.add_error("words", _("Many have asked already. Please try again another day."))
    return False
