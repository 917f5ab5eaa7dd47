"""Ending somebody's sessions, wherever they are open.

Permissions are asked for anew with each page. But a session also remembers: which stories it may
read just now, that a second factor was given. When somebody may less, they begin afresh.
"""

from typing import Any

from allauth.core import context
from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.utils import timezone

from community.models import User


def end_sessions(*people: Any, but: str | None = None) -> int:
    """Sign these people out everywhere, but for one session; how many sessions ended."""
    keys = {str(pk) for pk in people}
    ended = 0
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if session.session_key != but and session.get_decoded().get(SESSION_KEY) in keys:
            session.delete()
            ended += 1
    return ended


def _role_taken(sender: Any, instance: Any, action: str, reverse: bool, **about: Any) -> None:
    """A role was taken from somebody, one by one or from everybody in it."""
    if action not in ("post_remove", "pre_clear"):
        return
    if not reverse:
        end_sessions(instance.pk)
    elif action == "pre_clear":
        end_sessions(*instance.user_set.values_list("pk", flat=True))
    else:
        end_sessions(*(about["pk_set"] or ()))


def _closed(sender: Any, instance: User, **about: Any) -> None:
    """An account was closed: opened again later, it begins afresh."""
    if not instance.is_active:
        end_sessions(instance.pk)


def _second_factor_gone(sender: Any, instance: Authenticator, **about: Any) -> None:
    """A session without its second factor could set one up for somebody else.

    Whoever takes off their own, in a session that is minutes old, goes on in it.
    """
    if instance.type == Authenticator.Type.RECOVERY_CODES:
        return
    request = context.request
    mine = request is not None and request.user.pk == instance.user_id
    end_sessions(instance.user_id, but=request.session.session_key if mine else None)


def listen() -> None:
    """Called once, when the site starts."""
    m2m_changed.connect(_role_taken, sender=User.groups.through)
    post_save.connect(_closed, sender=User)
    post_delete.connect(_second_factor_gone, sender=Authenticator)
