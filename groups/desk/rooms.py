"""What the rooms of listings and those of circles do not share: everything else asks here."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from groups.desk import addresses
from groups.desk.hints import hints_for
from groups.desk.panels import EDIT_HANDLER
from groups.desk.permissions import may_check
from groups.desk.says import COLUMNS
from groups.desk.states import OF_LISTINGS, in_state, states_of
from groups.models import Group
from groups.models.group import GroupQuerySet


@dataclass(frozen=True)
class Words:
    """What is said there."""

    title: Promise
    new: Promise
    gone: Promise
    unnamed: Promise
    # What to ask oneself before one says yes.
    ask: Promise


@dataclass(frozen=True)
class Rooms:
    """One set of rooms: of which rows, by which form, with what to look at twice."""

    space: str
    rows: Callable[[], GroupQuerySet]
    edit_handler: Any
    columns: tuple[str, ...]
    hints_for: Callable[[Any], list[dict[str, Any]]]
    states: tuple[str, ...]
    words: Words
    labels: Mapping[str, Any] = field(default_factory=dict)
    # What stands on the page of one beside that; nothing for most.
    beside: Callable[[Any], dict[str, Any]] = lambda group: {}

    def url(self, name: str, *args: Any) -> str:
        """The address of one of them."""
        return reverse(f"{self.space}:{name}", args=args)

    def how_many(self, state: str) -> int:
        """How many entries are in this state today."""
        return in_state(self.rows(), state, timezone.localdate()).count()

    def states_of(self, entries: Iterable[Group]) -> dict[UUID, list[str]]:
        """What to say of each of these."""
        rows = self.rows().filter(pk__in=[entry.pk for entry in entries])
        return states_of(rows, self.states, timezone.localdate())


LISTINGS: Final = Rooms(
    space=addresses.LISTINGS,
    rows=lambda: Group.objects.of_directory(),
    edit_handler=EDIT_HANDLER,
    columns=tuple(COLUMNS),
    hints_for=hints_for,
    states=OF_LISTINGS,
    words=Words(
        title=_("Listings"),
        new=_("New listing"),
        gone=_("This listing is not here any more."),
        unnamed=_("Listing without a name"),
        ask=_(
            "Not whether you like it: whether it is a group, an ally or an office of the kind that "
            "it says, whether its words are its own, and whether no private person is named."
        ),
    ),
)


def of_their_own(view: Callable[..., HttpResponseBase], space: str) -> Callable[..., Any]:
    """The view, for entries whose rooms these are; the page of any other entry is elsewhere.

    A circle in the form of a listing would lose in the next version what only a circle answers.
    """

    def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        group = entry_at(kwargs["pk"]) if "pk" in kwargs and may_check(request.user) else None
        if group is not None and addresses.space_of(group) != space:
            return redirect(addresses.address(group))
        return view(request, *args, **kwargs)

    return entered


def entry_at(key: Any) -> Group | None:
    """The entry with this id; nothing for what is none."""
    try:
        return Group.objects.filter(pk=key).only("kind").first()
    except ValidationError:
        return None
