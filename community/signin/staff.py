"""Who may come in."""

from community.models import User

ENTER = "wagtailadmin.access_admin"


def may_enter(user: User) -> bool:
    """Whether this account is open and belongs in the admin."""
    return user.is_active and user.has_perm(ENTER)


def find(address: str) -> User | None:
    """The member of staff with this address, whatever its case."""
    user = User.objects.filter(email__iexact=address, is_active=True).order_by("pk").first()
    return user if user and may_enter(user) else None
