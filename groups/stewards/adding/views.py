"""The screens of adding an entry. Which one it is, the table says that the address hands in."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from community.errors import too_many
from community.guard import fell_in_no_trap
from community.limits import Limit
from groups.choices import Channel
from groups.duplicates import duplicates_of
from groups.models import Group
from groups.stewards.adding.draft import Draft
from groups.stewards.adding.table import Table
from groups.stewards.signin.views import to_enter

# A whole house may list its groups; a machine may not fill the table.
ENTRIES = Limit("listing-add", 20, 3600)
SKIP, BACK = "skip", "back"


@require_safe
def start(request: HttpRequest, table: Table) -> HttpResponse:
    """What it takes, before anything is asked."""
    draft = Draft.of(request, table.name)
    onward = draft.missing(table.order) or table.order[-1]
    context = {
        "table": table,
        "begun": bool(draft.parts),
        "onward_url": table.url("part", onward),
        "throw_url": table.url("throw-away"),
    }
    return render(request, table.start, context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, table: Table, name: str) -> HttpResponse:
    """One part: what was answered is kept, also after the session ended."""
    if name not in table.parts:
        raise Http404
    draft = Draft.of(request, table.name)
    posted = request.method == "POST"
    if posted and request.POST.get("then") == SKIP and name in table.can_wait:
        draft.keep(request)
        return redirect(_end(table, draft))
    form = table.form(name, draft, request.POST if posted else None)
    if posted and not form.comes_again and form.is_valid() and fell_in_no_trap(request):
        draft.parts[name] = {"kept": form.kept(), "claims": form.claims()}
        draft.keep(request)
        return redirect(_onward(request, table, name, draft))
    context = {
        "form": form,
        "part": name,
        "table": table,
        "draft": draft,
        "progress": {"now": table.order.index(name) + 1, "total": len(table.order)},
        "is_first": name == table.order[0],
        "can_wait": name in table.can_wait,
        "once_more": posted and not fell_in_no_trap(request),
    }
    return render(request, "groups/stewards/add_part.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def same(request: HttpRequest, table: Table) -> HttpResponse:
    """“Is it one of these?”, with a way to say no."""
    draft = Draft.of(request, table.name)
    found = _duplicates(table, draft)
    if request.method == "POST":
        draft.not_same = sorted({*draft.not_same, *(str(group.pk) for group in found)})
        draft.keep(request)
        found = []
    if not found:
        missing = draft.missing(table.order)
        return redirect(table.url("part", missing) if missing else table.url("keep"))
    context = {"found": found, "draft": draft, "table": table}
    return render(request, "groups/stewards/add_same.html", context)


@require_safe
def keep(request: HttpRequest, table: Table) -> HttpResponse:
    """Once the address is confirmed, the answers become an entry that only its organiser sees.

    Reached by the redirect that follows the code. A second look finds nothing to do.
    """
    draft = Draft.of(request, table.name)
    if not draft.parts:
        return redirect("stewards:mine")
    if missing := draft.missing(table.needed):
        return redirect(table.url("part", missing))
    if not request.user.is_authenticated:
        return to_enter(request)
    if seconds := ENTRIES.pause(request):
        return too_many(request, seconds=seconds)
    try:
        group = table.make(draft, request.user)
    except ValidationError:
        # A part was made valid by rules that have changed since: it says so itself.
        return redirect(table.url("part", table.order[0]))
    draft.forget(request)
    return redirect("stewards:look", group.slug)


@require_http_methods(["POST"])
def throw_away(request: HttpRequest, table: Table) -> HttpResponse:
    """Forget what was filled in."""
    Draft(table.name).forget(request)
    return redirect(table.url())


def _onward(request: HttpRequest, table: Table, name: str, draft: Draft) -> str:
    at = table.order.index(name)
    if request.POST.get("then") == BACK and at:
        return table.url("part", table.order[at - 1])
    if _duplicates(table, draft):
        return table.url("same")
    if at + 1 < len(table.order):
        return table.url("part", table.order[at + 1])
    return _end(table, draft)


def _end(table: Table, draft: Draft) -> str:
    """The end, or the first part without which there is none."""
    missing = draft.missing(table.needed)
    return table.url("part", missing) if missing else table.url("keep")


def _duplicates(table: Table, draft: Draft) -> list[Group]:
    """Entries that may be the same, and of which nobody said yet that they are not."""
    claims = table.claims(draft)
    if not claims.get("name"):
        return []
    ways = draft.parts.get("reach", {}).get("kept", {}).get("ways", [])
    found = duplicates_of(
        name=claims["name"],
        geonames_id=claims.get("geonames_id"),
        websites=[way["value"] for way in ways if way["channel"] == Channel.WEBSITE],
        among=table.among(),
    )
    return [group for group in found if str(group.pk) not in draft.not_same]
