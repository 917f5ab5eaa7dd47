"""What every page of one matter shares. A room names its model and its actions."""

from abc import ABC, abstractmethod
from datetime import date
from typing import Any, ClassVar, Final

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from stories.actions.refusals import MayNotRead, NotNow, Refusal, SamePerson
from stories.desk import gate
from stories.desk.opening import REASON_AGAIN
from stories.desk.permissions import CareRequired
from stories.desk.refused import Words, in_words
from stories.desk.strict import Shut
from stories.vault.safe import KeyGone

REFUSED: Final[Words] = {
    MayNotRead: gettext_lazy("You stepped back from this, so others decide it."),
    SamePerson: gettext_lazy(
        "You have decided about this story before, so somebody else looks at it."
    ),
    NotNow: gettext_lazy(
        "This is not possible any more: it was settled, or the story has moved on."
    ),
    Refusal: gettext_lazy("Something is missing for this. Nothing was changed."),
}


class Room(CareRequired, TemplateView, ABC):
    """Finds the matter of the address. What is overridden says what it is about."""

    model: ClassVar[type[models.Model]]
    rooms: ClassVar[str]
    refused: ClassVar[Words] = REFUSED

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """One that was destroyed this moment, perhaps with its story, is simply gone."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except (ObjectDoesNotExist, KeyGone):
            messages.info(request, _("This is not here any more. Nothing is left to decide."))
            return redirect(f"{self.rooms}:index")

    @cached_property
    def matter(self) -> Any:
        """The row as it is now, with its story. Raises ObjectDoesNotExist."""
        rows = self.model._default_manager.select_related("submission")
        return rows.get(pk=self.kwargs["pk"])

    @property
    def matter_url(self) -> str:
        """The page without words."""
        return reverse(f"{self.rooms}:one", args=[self.matter.pk])

    @abstractmethod
    def sign(self) -> str:
        """A short name: a few signs of the random id."""

    @abstractmethod
    def why_not(self) -> str:
        """Why this moderator may not open it; "" when they may."""

    @abstractmethod
    def open_it(self) -> None:
        """Write down who opens it. Raises Refusal."""

    def door(self) -> gate.Sealed:
        """What the session remembers as open."""
        sealed: gate.Sealed = self.matter
        return sealed

    def open_door(self) -> None:
        """Written down first; then this session may read for a while. Raises Refusal."""
        self.open_it()
        gate.open_gate(self.request, self.door(), now=timezone.now())

    def shut_door(self) -> None:
        """This session opens it again before it reads on."""
        gate.close_gate(self.request, self.door())

    def is_open(self) -> bool:
        """Whether this session opened it, not long ago; then it reads on."""
        now = timezone.now()
        opened = gate.may_read(self.request, self.door(), now=now)
        if opened:
            gate.read_on(self.request, self.door(), now=now)
        return opened

    def refusal_text(self, refusal: Refusal) -> str:
        """A refusal as a plain answer."""
        return in_words(refusal, self.refused)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the clear columns and the names of the rooms."""
        return super().get_context_data(**kwargs) | {
            "matter": self.matter,
            "submission": self.matter.submission,
            "sign": self.sign(),
            "matter_url": self.matter_url,
            "list_url": reverse(f"{self.rooms}:index"),
            "read_url": reverse(f"{self.rooms}:read", args=[self.matter.pk]),
            "step_back_url": reverse(f"{self.rooms}:step-back", args=[self.matter.pk]),
            "why_not": self.why_not(),
        }


class StrictRoom(Shut, Room):
    """The page with what was told: only once opened, and only while it is theirs to settle."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """What the page's form does; “go on” opens it again first."""
        if not self.why_not() and request.POST.get(REASON_AGAIN):
            self.open_door()
        return self.shut() or self.act(request, timezone.now().date())

    @abstractmethod
    def act(self, request: HttpRequest, today: date) -> HttpResponseBase:
        """Overridden by the page."""

    def settled(self, request: HttpRequest, said: str) -> HttpResponse:
        """Away from the words, once it is done."""
        self.shut_door()
        messages.success(request, said)
        return redirect(self.matter_url)

    def shut(self) -> HttpResponse | None:
        """Where to go when this moderator may not read here now."""
        if why := self.why_not():
            messages.info(self.request, why)
        elif self.is_open():
            return None
        elif self.request.method == "POST":
            return self.ask_again()
        else:
            messages.info(self.request, _("Please open it first."))
        return redirect(self.matter_url)

    def ask_again(self) -> HttpResponse:
        """A form came after the time was over."""
        context = Room.get_context_data(self) | {"typed": self.typed(), "again": REASON_AGAIN}
        return render(self.request, "stories/desk/matters/asked_again.html", context)


class StepBackRoom(Room):
    """“I may know this person”: POST only."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Leave it for good."""
        self.step_back(timezone.now().date())
        self.shut_door()
        messages.success(request, _("Thank you. You will not be asked about this again."))
        return redirect(f"{self.rooms}:index")

    @abstractmethod
    def step_back(self, today: date) -> None:
        """Write it down."""
