"""Everything that a house must have before it may take stories, for tests of production settings.

`python manage.py shell -c "from tests.opening import open_the_house; open_the_house()"` does the
same beside a server.
"""

from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.conf import settings
from django.contrib.auth.models import Group
from django.utils import timezone

from community.models import Helpline, House, LastRun, User
from home.prepare.tree import make_tree
from home.watch.duties import DRILL


def somebody(name: str, role: str) -> User:
    """Of the staff, with an app as second factor."""
    user = User.objects.create_user(f"{name}@example.org", first_name=name, country="CZ")
    user.groups.add(Group.objects.get(name=role))
    totp = Authenticator.Type.TOTP
    secret = {"secret": generate_totp_secret()}
    Authenticator.objects.create(user=user, type=totp, data=secret)
    return user


def three_people() -> list[User]:
    readers = [somebody("vera", "Moderators"), somebody("juro", "Moderators")]
    return [*readers, somebody("lena", "Safeguarding leads")]


def name_the_house() -> None:
    said = {
        "organisation": "Example",
        "contact_email": "us@example.org",
        "postal_address": "1 Example Street, Brno",
    }
    house = House.load()
    for name, value in said.items():
        setattr(house, name, value)
    house.save()


def look_up_a_line(country: str, day: Any = None, number: str = "123") -> Helpline:
    return Helpline.objects.create(
        country=country,
        name=f"A line in {country}",
        number=number,
        source_name="Its page",
        source_url="https://example.org/",
        checked_on=day or timezone.localdate(),
    )


def pass_the_drill(days_ago: int = 0) -> None:
    LastRun.objects.note({DRILL: ""}, timezone.now() - timedelta(days=days_ago))


def open_the_house(*, tree: bool = True) -> None:
    """All of it. The countries come from the settings; the tree may be there already."""
    three_people()
    name_the_house()
    if tree:
        make_tree()
    for country in settings.COUNTRIES:
        look_up_a_line(country)
    pass_the_drill()
