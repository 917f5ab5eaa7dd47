"""Pages with somebody's own words: under the policy of the public pages, shut until opened."""

from abc import ABC, abstractmethod
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.generic import View

from stories.desk.opening import REASON_AGAIN

NOT_TYPED = ("csrfmiddlewaretoken", REASON_AGAIN)


class Strict(View):
    """The policy alone; stands first among the classes of a view."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Every answer, a refusal too."""
        response = super().dispatch(request, *args, **kwargs)
        response.strict_policy = True  # type: ignore[attr-defined]
        return response


class Shut(Strict, ABC):
    """Also shut, until this session opened it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page."""
        return self.shut() or super().get(request, *args, **kwargs)  # type: ignore[misc]

    @abstractmethod
    def shut(self) -> HttpResponse | None:
        """Where to go when this moderator may not read here now."""

    def typed(self) -> list[tuple[str, str]]:
        """What a form brought that came too late: it travels along, and nothing is lost."""
        return [
            (name, str(value))
            for name, values in self.request.POST.lists()
            for value in values
            if name not in NOT_TYPED
        ]
