"""One's own account: what we know, and the way out for good."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from community.signin.staff import may_enter
from groups.actions.delete_account import delete_account
from groups.models import Group
from groups.stewards.keeping.guard import for_organisers, me


@for_organisers
def account(request: HttpRequest) -> HttpResponse:
    """Delete it with one press. Staff accounts are closed by an administrator."""
    staff = may_enter(me(request))
    if request.method == "POST" and not staff:
        delete_account(person=request.user)
        request.session.flush()
        return redirect("stewards:gone")
    mine = Group.objects.filter(stewards__user=me(request))
    context = {
        "staff": staff,
        "alone": [group for group in mine if group.stewards.count() == 1],
    }
    return render(request, "groups/stewards/account.html", context)


def gone(request: HttpRequest) -> HttpResponse:
    """The account is deleted."""
    return render(request, "groups/stewards/account_gone.html")
