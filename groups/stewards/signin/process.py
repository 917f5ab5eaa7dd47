"""A code sent to an address, and the account that is made once it comes back.

Everybody gets the same page and the same letter, known here or not: nobody can find out who keeps
an entry. An account is made only by whoever reads the mail. Staff come in here without their
second factor, and so get no further than any organiser: the admin asks for it.
"""

import hmac
from typing import Any, Final, Self

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.code_verification import AbstractCodeVerificationProcess
from django.conf import settings
from django.contrib.auth import login
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.encoding import force_bytes

from community.models import User
from groups.letters import Refused, send_letter

NAME: Final = "organiser_code"
BACKEND: Final = "community.signin.backend.NoPasswords"


class OrganiserCode(AbstractCodeVerificationProcess):  # type: ignore[misc]
    """One code for one address, in the session of whoever asked. The code itself is not kept."""

    def __init__(self, request: HttpRequest, state: dict[str, Any]) -> None:
        self.request = request
        super().__init__(
            max_attempts=app_settings.LOGIN_BY_CODE_MAX_ATTEMPTS,
            timeout=app_settings.LOGIN_BY_CODE_TIMEOUT,
            state=state,
        )

    @classmethod
    def begin(cls, request: HttpRequest, address: str, *, language: str) -> Self:
        """Send a code to this address. One that was sent before fits no more."""
        process = cls(request, cls.initial_state(user=None, email=address.lower()))
        process.language = language
        process.send()
        process.persist()
        return process

    @classmethod
    def resume(cls, request: HttpRequest) -> Self | None:
        """The one that was begun in this session, while its code may still come back."""
        state = request.session.get(NAME)
        found: Self | None = cls(request, dict(state)).abort_if_invalid() if state else None
        return found

    language = settings.LANGUAGE_CODE

    @property
    def address(self) -> str:
        """Where the code went."""
        return str(self.state["email"])

    def send(self) -> None:
        """A new code, by mail. Whether a server took it shows nowhere: it would tell who is known
        to it."""
        code = get_adapter().generate_login_code()
        self.state["digest"] = _digest(code)
        try:
            send_letter(self.address, "code", {"code": code}, language=self.language)
        except Refused:
            return

    def fits(self, code: str) -> bool:
        """Whether this is the code; a wrong one is counted, and after some of them it is over."""
        if hmac.compare_digest(self.state["digest"], _digest(code)):
            return True
        self.record_invalid_attempt()
        return False

    def persist(self) -> None:
        """Into the session."""
        self.request.session[NAME] = self.state

    def abort(self) -> None:
        """Forget it."""
        self.request.session.pop(NAME, None)

    def finish(self) -> User | None:
        """Sign in, with an account that is made now if there is none; nobody if it is closed.

        The session gets a new key, and what was begun in it is kept.
        """
        self.abort()
        user = _account(self.address)
        if not user.is_active:
            return None
        login(self.request, user, backend=BACKEND)
        return user


def _account(address: str) -> User:
    found = User.objects.filter(email__iexact=address).order_by("pk").first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return User.objects.create_user(address)
    except IntegrityError:  # made in this moment, in another window
        return User.objects.get(email__iexact=address)


def _digest(code: str) -> str:
    """As people type it: without dashes and spaces."""
    plain = "".join(sign for sign in code if sign.isalnum()).upper()
    return hmac.digest(force_bytes(settings.SECRET_KEY), f"code:{plain}".encode(), "sha256").hex()
