"""What the tests of the return side share."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from stories.share.claims.visit import BEHIND_A_CODE
from stories.share.opened import FIELD, opened
from tests.stories.telling import Told


class Browser(Client):
    """Sends along what the page of the open visit would: which story its forms are about."""

    def post(self, path: str, data: Any = None, *args: Any, **kwargs: Any) -> Any:
        held = next((self.session[room] for room in BEHIND_A_CODE if room in self.session), {})
        about = held.get("submission") or held.get("claim")
        if about and (data is None or isinstance(data, dict)):
            data = {FIELD: opened(about)} | (data or {})
        return super().post(path, data, *args, **kwargs)


def at(name: str, *about: str) -> str:
    """The address of a page of the return side."""
    return reverse(f"share:{name}", args=about)


def inside(told: Told) -> Client:
    """A browser that came back with the code."""
    client = Browser()
    response = client.post(at("return"), {"code": told.code})
    assert response.status_code == 302, response.content.decode()
    return client


def text_of(response: HttpResponse) -> str:
    return response.content.decode()


def held_in(client: Client) -> dict[str, Any]:
    return client.get(at("download-json")).json()
