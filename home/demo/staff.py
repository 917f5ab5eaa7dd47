"""The demonstration's staff, and how they come in."""

from typing import Final

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile

from community.models import User
from community.signin.demo import set_up_second_factor
from home.demo.memory import Memory

STAFF: Final = {
    "moderator@example.org": ("First", "Moderators"),
    "moderator2@example.org": ("Second", "Moderators"),
    "safeguarding@example.org": ("Safeguarding", "Safeguarding leads"),
    "editor@example.org": ("Editor", "Guide editors"),
    "directory@example.org": ("Directory", "Directory editors"),
    "admin@example.org": ("Administrator", "Administrators"),
}
# Where those who read belong. Authors may keep their story from a country or an organisation.
BELONG: Final = {
    "moderator@example.org": ("IE", ""),
    "moderator2@example.org": ("AT", "Example Trust"),
    "safeguarding@example.org": ("FI", ""),
}


def make_staff(memory: Memory) -> dict[str, User]:
    """Everyone by address, each with a role and a second factor. Safe to run again."""
    return {
        address: _person(address, first, role, memory) for address, (first, role) in STAFF.items()
    }


def _person(address: str, first: str, role: str, memory: Memory) -> User:
    person = User.objects.filter(email=address).first()
    if person is None:
        person = User.objects.create_user(address, first_name=first, last_name="(example)")
    if not person.country and address in BELONG:
        person.country, person.organisation = BELONG[address]
        person.save(update_fields=["country", "organisation"])
    person.groups.set([Group.objects.get(name=role)])
    # Nobody is asked for a language or a time zone on the way to the desk.
    UserProfile.get_for_user(person)
    if address not in memory.secrets:
        memory.secrets[address] = generate_totp_secret()
    if not Authenticator.objects.filter(user=person).exists():
        set_up_second_factor(person, memory.secrets[address])
    return person
