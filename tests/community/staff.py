"""Members of staff for tests, each step of their way in, and a short cut for other tests."""

import json
import re
import time
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.core.cache import cache
from django.test import Client

from community.models import User
from community.signin.demo import set_up_second_factor
from community.signin.second_factor import has_second_factor
from community.signin.staff import ENTER

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
ASK = "/accounts/login/code/"
CONFIRM = "/accounts/login/code/confirm/"
SECOND = "/accounts/2fa/authenticate/"
SET_UP = "/accounts/2fa/totp/activate/"
CODES = "/accounts/2fa/recovery-codes/"
VISITOR = "203.0.113.77"


def staff(email: str = "mod@example.org", *, group: str = "", **fields: Any) -> User:
    """Somebody who may enter the admin; `group` names one they join."""
    user = User.objects.create_user(email, is_staff=True, **fields)
    label, codename = ENTER.split(".")
    user.user_permissions.add(
        Permission.objects.get(content_type__app_label=label, codename=codename)
    )
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def sign_in(client: Client, user: User) -> Client:
    """Open a session for this user as if emailed code and second factor had been given."""
    if not has_second_factor(user):
        set_up_second_factor(user, SECRET)
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client


def ask(client: Client, address: str = "mod@example.org", **extra: Any) -> Any:
    return client.post(ASK, {"email": address, **extra})


def emailed() -> str:
    found = re.search(r"^\d{4}-\d{4}$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found
    return found.group()


def confirm(client: Client, **extra: Any) -> Any:
    return client.post(CONFIRM, {"code": emailed(), **extra})


def in_session(client: Client) -> str:
    return json.dumps(dict(client.session.items()), default=str)


def in_cache() -> Iterator[str]:
    for key in list(cache._cache):  # type: ignore[attr-defined]
        yield f"{key} {cache._cache[key]!r}"  # type: ignore[attr-defined]
