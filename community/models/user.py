"""People with an account: staff, and later organisers. Authors and readers never have one."""

from typing import Any

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from community.lib.seeming import steady


class UserManager(BaseUserManager["User"]):
    """Makes users who sign in by emailed code, so no password is ever asked for or kept."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A user with this address; `password` is accepted for Django's own tools only."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        if password:
            user.set_password(password)
        else:
            user.set_unusable_password()
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """An administrator."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        """Addresses are compared without case."""
        return self.get(email__iexact=username)


class User(AbstractUser):
    """A member of staff. The address is the name they sign in with."""

    username = None  # type: ignore[assignment]
    email = models.EmailField(_("email address"), unique=True)
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        help_text=_(
            "An author may ask not to be read by people from a country. Left empty, such stories "
            "open for nobody with this account."
        ),
    )
    organisation = models.CharField(
        _("organisation"),
        max_length=200,
        blank=True,
        help_text=_(
            "Who this person works or volunteers for, beside this site. A story that names it, or "
            "whose author asked for it, does not open for them."
        ),
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []
    objects = UserManager()  # type: ignore[misc]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Colleagues know one another by these names in the trail of what was done."""
        self.first_name, self.last_name = steady(self.first_name), steady(self.last_name)
        super().save(*args, **kwargs)

    def __str__(self) -> str:
        return self.get_full_name() or self.email
