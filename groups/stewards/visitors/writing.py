"""Writing to a group or circle that shows no address. Nothing of it is kept or copied."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from groups.actions.write import addresses_of, write
from groups.choices import Channel
from groups.models import Group
from groups.stewards.visitors.forms import form_for
from groups.stewards.visitors.receive import Unsent, receive

ONE_HOUR = 3600


@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def write_to(request: HttpRequest, slug: str) -> HttpResponse:
    """The form, for a group that is listed and shows no email address."""
    today = timezone.localdate()
    group = Group.objects.listed_of_any_kind(today).filter(slug=slug).first()
    if group is None or group.is_office:
        raise Http404
    group = group.specific
    if group.contacts.shown().filter(channel=Channel.EMAIL).exists():
        return redirect(group)
    form = form_for(group)(request.POST if request.method == "POST" else None)

    def keep(once: UUID) -> HttpResponse:
        # The press alone is remembered, for an hour: a second one sends no second letter.
        if cache.add(f"letter:{once}", 1, timeout=ONE_HOUR):
            given = form.cleaned_data
            if not _sent(group, given, today):
                cache.delete(f"letter:{once}")
                raise Unsent(_("It could not be sent just now. Nothing is lost: please try again."))
        return redirect("stewards:written")

    return receive(
        request,
        form,
        "groups/stewards/write.html",
        counted_as="listing-letter",
        subject=group.slug,
        keep=keep,
        group=group,
        reachable=bool(addresses_of(group)),
    )


def _sent(group: Group, given: dict[str, Any], today: date) -> bool:
    return write(group=group, text=given["text"], answer_to=given["contact"], today=today)


@require_safe
def written(request: HttpRequest) -> HttpResponse:
    """The receipt names no group: whoever looks over a shoulder learns nothing."""
    return render(request, "groups/stewards/written.html")
