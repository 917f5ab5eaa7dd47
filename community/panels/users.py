"""Administrators make accounts and give roles: not to themselves, and never unseen.

Wagtail's form would also make anybody an operator of everything; here only the command line does.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError, RestrictedError
from django.db.models.deletion import Collector
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, SetActiveStateBulkAction
from wagtail.users.views.bulk_actions.assign_role import RoleForm
from wagtail.users.views.users import CreateView, EditView, UserViewSet

from community.models import User
from community.panels.closing_roles import would_close
from community.panels.role_names import in_words
from community.panels.roles import groups_of, record
from community.panels.users_form import ChangeUserForm, NewUserForm
from community.signin.sessions import end_sessions


def refuse_to_raise(request: HttpRequest, user: Any = None) -> None:
    """Only an operator touches an operator's account. Raises PermissionDenied."""
    if user is not None and user.is_superuser and not request.user.is_superuser:
        raise PermissionDenied


def refuse_at_once(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """The same for several accounts in one press. Raises PermissionDenied."""
    if action.model is not User:
        return None
    for user in objects:
        refuse_to_raise(request, user)
    return keep_who_decided(request, *objects) if action_type == "delete" else None


def keep_who_decided(request: HttpRequest, *users: Any) -> HttpResponse | None:
    """An account that stands under a decision is not deleted; the page says what to do instead."""
    try:
        for user in users:
            Collector(using="default").collect([user])
    except (ProtectedError, RestrictedError):
        messages.error(
            request,
            gettext(
                "%(name)s has decided something that stays written down, so this account is not "
                "deleted. Take off its tick “Active” instead: then nobody signs in with it."
            )
            % {"name": user},
        )
        return redirect("wagtailusers_users:index")
    if request.method != "POST" and (missing := would_close(lambda: _delete(users))):
        says = gettext(
            "Without this account, this site takes no new stories. It would need: %(what)s"
        )
        messages.warning(request, says % {"what": " ".join(missing)})
    return None


def _delete(users: Iterable[Any]) -> None:
    User.objects.filter(pk__in=[user.pk for user in users]).delete()


class NewUserView(CreateView):  # type: ignore[misc]
    """Writes down the roles that a new account is given."""

    def save_instance(self) -> Any:
        """Inside the transaction that makes the account."""
        user = super().save_instance()
        record(actor=self.request.user, user=user, before=set(), after=groups_of(user))
        return user


class ChangeUserView(EditView):  # type: ignore[misc]
    """Writes down the roles that were given or taken; asks first where stories would close."""

    def is_valid(self, form: Any) -> bool:
        """Whoever takes the second of two away is told before anything is saved."""
        valid = bool(super().is_valid(form))
        missing = would_close(form.save) if valid and not form.is_sure else []
        if missing:
            form.ask_if_sure(missing)
            self.produced_error_message = self.get_error_message()
        return valid and not missing

    def save_instance(self) -> Any:
        """Inside the transaction that changes the account."""
        before = groups_of(self.object)
        user = super().save_instance()
        record(actor=self.request.user, user=user, before=before, after=groups_of(user))
        return user


class HouseUserViewSet(UserViewSet):  # type: ignore[misc]
    """Wagtail's rooms for accounts, with our forms."""

    add_view_class = NewUserView
    edit_view_class = ChangeUserView

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        """For a new account, or one that exists."""
        return ChangeUserForm if for_update else NewUserForm


class OneRole(RoleForm):  # type: ignore[misc]
    """Which role, in the reader's language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].label_from_instance = in_words


class AssignRole(AssignRoleBulkAction):  # type: ignore[misc]
    """A role for several people at once: written down for each, and not for oneself."""

    form_class = OneRole

    def check_perm(self, obj: Any) -> bool:
        """Nobody's own account, and no operator's but by an operator."""
        above = obj.is_superuser and not self.request.user.is_superuser
        return obj != self.request.user and not above and bool(super().check_perm(obj))

    def get_execution_context(self) -> dict[str, Any]:
        """With who does it."""
        return super().get_execution_context() | {"actor": self.request.user}

    @classmethod
    def execute_action(
        cls, objects: Any, role: Any = None, actor: Any = None, **kwargs: Any
    ) -> Any:
        """Give the role and write it down. The caller holds the transaction."""
        if role is None:
            return 0, 0
        for user in objects:
            before = groups_of(user)
            record(actor=actor, user=user, before=before, after=before | {role})
        return super().execute_action(objects, role=role, **kwargs)


class SetActive(SetActiveStateBulkAction):  # type: ignore[misc]
    """Several accounts closed in one press, which no signal hears of: their sessions end."""

    @classmethod
    def execute_action(cls, objects: Any, mark_as_active: bool = False, **kwargs: Any) -> Any:
        """Close or open them. The caller holds the transaction."""
        done = super().execute_action(objects, mark_as_active=mark_as_active, **kwargs)
        if not mark_as_active:
            mine = kwargs.get("user")
            end_sessions(*(user.pk for user in objects if user != mine))
        return done
