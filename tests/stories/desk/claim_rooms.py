"""The rooms of a claim at the desk, for tests."""

from typing import Any

from django.test import Client

from stories.vault.models import Claim

LIST = "/admin/claims/"


def room(claim: Claim, name: str = "") -> str:
    return f"{LIST}{claim.pk}/" + (f"{name}/" if name else "")


def text(response: Any) -> str:
    whole = response.getvalue() if response.streaming else response.content
    return str(whole.decode())


def refused(response: Any) -> bool:
    return response.status_code == 302 and response.url == "/admin/"


def open_claim(client: Client, claim: Claim) -> None:
    assert client.post(room(claim)).url == room(claim, "read")


def weigh(client: Client, claim: Claim) -> Any:
    open_claim(client, claim)
    response = client.get(room(claim, "read"))
    assert response.status_code == 200
    return response


def answer(client: Client, claim: Claim, given: str, **more: Any) -> Any:
    """Open it, answer, and follow to what the page says then."""
    open_claim(client, claim)
    now = Claim.objects.get(pk=claim.pk)
    return client.post(room(claim, "read"), form_of(now, given, **more), follow=True)


def form_of(claim: Claim, given: str, **more: Any) -> dict[str, Any]:
    """An answer as the page would send it."""
    about = claim.submission.reference if claim.submission else ""
    return {"do": "answer", "answer": given, "about": about} | more
