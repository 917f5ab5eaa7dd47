"""Coming in, and going out again."""

from typing import Final
from urllib.parse import urlencode

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from community.language import page_language
from community.limits import allowed, throttle, wait_for
from community.signin.next_page import is_ours
from groups.stewards.signin.forms import AddressForm, CodeForm
from groups.stewards.signin.process import OrganiserCode

NEXT: Final = "next"
# Letters an hour: for one connection, which a whole house may share, and for one address, whoever
# asks. With five tries a letter this also limits guessing, however many browsers do it.
CONNECTION, ONE_ADDRESS, WINDOW = 30, 5, 3600


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Ask for the address, and send a code to it."""
    wanted = _wanted(request)
    if request.user.is_authenticated:
        return redirect(wanted)
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        address = form.cleaned_data["address"]
        seconds = _full(request, address)
        if not seconds:
            OrganiserCode.begin(request, address, language=page_language())
            return redirect(_with_next("stewards:code", wanted))
        form.add_error("address", _please_wait(seconds))
    context = {"form": form, "next": wanted, "adding": _adds(wanted)}
    return render(request, "groups/stewards/enter.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Take the code; whoever has it is in."""
    wanted = _wanted(request)
    process = OrganiserCode.resume(request)
    if request.user.is_authenticated or process is None:
        return redirect(wanted if request.user.is_authenticated else _to_enter(wanted))
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if process.fits(form.cleaned_data["code"]):
            return redirect(wanted if process.finish() else _to_enter(wanted))
        form.add_error("code", _("This code does not fit. Look at the newest email."))
    context = {
        "form": form,
        "next": wanted,
        "again": _to_enter(wanted),
        "over": OrganiserCode.resume(request) is None,
        "adding": _adds(wanted),
    }
    return render(request, "groups/stewards/code.html", context)


@require_POST
def go_out(request: HttpRequest) -> HttpResponse:
    """Sign out: the session ends, and with it whatever was begun in it."""
    logout(request)
    return redirect("stewards:enter")


def to_enter(request: HttpRequest) -> HttpResponse:
    """The way in, with the way back to the page that was wanted."""
    return redirect(_to_enter(request.get_full_path()))


def _wanted(request: HttpRequest) -> str:
    asked = request.POST.get(NEXT) or request.GET.get(NEXT)
    return str(asked) if is_ours(asked) else reverse("stewards:mine")


def _adds(wanted: str) -> bool:
    return wanted in (reverse("stewards:add-keep"), reverse("adding_circle:add-keep"))


def _to_enter(wanted: str) -> str:
    return _with_next("stewards:enter", wanted)


def _with_next(name: str, wanted: str) -> str:
    return f"{reverse(name)}?{urlencode({NEXT: wanted})}"


def _full(request: HttpRequest, address: str) -> int:
    """In how many seconds there is room for another letter; 0 while there is. It is counted."""
    count, mailbox = throttle(), address.lower()
    if not count.allow("organiser-mailbox", mailbox, limit=ONE_ADDRESS, seconds=WINDOW):
        return count.wait("organiser-mailbox", mailbox, seconds=WINDOW)
    if not allowed(request, "organiser-mail", limit=CONNECTION, seconds=WINDOW):
        return wait_for(request, "organiser-mail", seconds=WINDOW)
    return 0


def _please_wait(seconds: int) -> str:
    minutes = -(-seconds // 60)
    words = _("That was often. Please wait %(minutes)s minutes, then try again. Nothing is lost.")
    return words % {"minutes": minutes}
